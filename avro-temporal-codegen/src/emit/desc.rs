//! Schemas as constants of the runtime's `TypeDesc`.

use avro_temporal_contract::schema::{Identity, Kind, Logical, SchemaSet, Type, TypeId};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

/// The constant that holds the schemas of one generation, once for all its types.
pub(crate) struct SchemasConst {
    pub(crate) name: Ident,
    pub(crate) text: String,
}

/// The types as text, under a name that two generations in one module don't share.
pub(crate) fn schemas_const(set: &SchemaSet, ids: &[TypeId]) -> SchemasConst {
    let text = set.reader_text(ids);
    let hash = Identity::of(&text).to_string().to_uppercase();
    SchemasConst {
        name: format_ident!("AVRO_SCHEMAS_{}", &hash[..16], span = Span::call_site()),
        text,
    }
}

/// An expression of type `&'static TypeDesc`; `schemas` is the text's expression.
pub(crate) fn emit_type_desc(
    set: &SchemaSet,
    ty: &Type,
    runtime: &TokenStream,
    schemas: &TokenStream,
) -> TokenStream {
    let desc = quote!(#runtime::TypeDesc);
    let plain = match &ty.kind {
        Kind::Null => quote!(#desc::Null),
        Kind::Boolean => quote!(#desc::Boolean),
        Kind::Int => quote!(#desc::Int),
        Kind::Long => quote!(#desc::Long),
        Kind::Float => quote!(#desc::Float),
        Kind::Double => quote!(#desc::Double),
        Kind::Bytes => quote!(#desc::Bytes),
        Kind::String => quote!(#desc::String),
        Kind::Array(items) => {
            let items = emit_type_desc(set, items, runtime, schemas);
            quote!(#desc::Array(#items))
        }
        Kind::Map(values) => {
            let values = emit_type_desc(set, values, runtime, schemas);
            quote!(#desc::Map(#values))
        }
        Kind::Union(branches) => {
            let branches = branches
                .iter()
                .map(|branch| emit_type_desc(set, branch, runtime, schemas));
            quote!(#desc::Union(&[#(#branches),*]))
        }
        Kind::Named(id) => {
            let name = set.get(*id).name.as_str();
            let identity = set.identity(ty).0.map(Literal::u8_unsuffixed);
            quote!(#desc::Named(&#runtime::NamedDesc {
                name: #name,
                identity: [#(#identity),*],
                schemas: #schemas,
            }))
        }
    };
    match ty.logical {
        Some(Logical::Decimal { precision, scale }) => {
            let (precision, scale) = (
                Literal::u32_unsuffixed(precision),
                Literal::u32_unsuffixed(scale),
            );
            quote!(&#desc::Decimal { precision: #precision, scale: #scale })
        }
        Some(logical) => {
            let name = logical.name();
            quote!(&#desc::Logical(&#plain, #name))
        }
        None => quote!(&#plain),
    }
}
