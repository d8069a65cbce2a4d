//! Values of an input: in texts, search attributes and memos.

use avro_temporal_contract::contract::{
    Memo, Part, Path, SearchAttribute, SearchAttributeKind, Template,
};
use avro_temporal_contract::schema::{Kind, Logical, Shape, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::ContractEmit;
use crate::naming::field_ident;
use crate::support::optional;

/// What a value is written as, which its schema decides.
enum Form {
    /// A symbol.
    Enum(TokenStream),
    /// A UUID in a fixed.
    FixedUuid,
    /// What it is.
    Plain,
}

impl ContractEmit<'_> {
    /// An expression of the type `Template<I>`.
    pub(super) fn template(&self, template: &Template) -> TokenStream {
        let runtime = self.runtime();
        let parts = template.parts.iter().map(|part| match part {
            Part::Literal(text) => quote!(#runtime::TemplatePart::Literal(#text)),
            Part::Value { path, end } => {
                let text = &path.text;
                let end = match end {
                    Some(end) => quote!(::core::option::Option::Some(#end)),
                    None => quote!(::core::option::Option::None),
                };
                let place = place(path);
                let value = match self.form(&path.ty) {
                    Form::Enum(_) => quote!(#place.as_str()),
                    Form::FixedUuid => quote!(&#place.0),
                    Form::Plain => quote!(&#place),
                };
                quote! {
                    #runtime::TemplatePart::Value {
                        path: #text,
                        end: #end,
                        value: |input| ::core::convert::From::from(#value),
                    }
                }
            }
        });
        quote!(#runtime::Template::new(&[#(#parts),*]))
    }

    /// A function of the type `SearchAttributeOf<I>`.
    pub(super) fn search_attribute(&self, attribute: &SearchAttribute) -> TokenStream {
        let runtime = self.runtime();
        let kind = format_ident!(
            "{}",
            match attribute.kind {
                SearchAttributeKind::Bool => "bool",
                SearchAttributeKind::Datetime => "datetime",
                SearchAttributeKind::Double => "float",
                SearchAttributeKind::Int => "int",
                SearchAttributeKind::Keyword => "keyword",
                SearchAttributeKind::KeywordList => "keyword_list",
                SearchAttributeKind::Text => "text",
            }
        );
        let name = &attribute.name;
        let place = place(&attribute.path);
        let (ty, is_optional) = present(&attribute.path.ty);
        let value = match (self.form(ty), is_optional) {
            (Form::Enum(_), false) => quote!(#place.as_str()),
            (Form::Enum(path), true) => quote!(#place.map(#path::as_str)),
            (Form::FixedUuid, false) => quote!(#place.0),
            (Form::FixedUuid, true) => quote!(#place.as_ref().map(|value| &value.0)),
            (Form::Plain, _) => place,
        };
        quote! {
            |input| #runtime::__private::search_attribute(
                #runtime::__private::SearchAttributeKey::#kind(#name),
                &#value,
            )
        }
    }

    /// A function of the type `MemoOf<I>`.
    pub(super) fn memo(&self, memo: &Memo) -> TokenStream {
        let runtime = self.runtime();
        let name = &memo.name;
        let place = place(&memo.path);
        if present(&memo.path.ty).1 {
            return quote! {
                |input, memo| if let ::core::option::Option::Some(value) = &#place {
                    #runtime::__private::memo_entry(memo, #name, value);
                }
            };
        }
        quote!(|input, memo| #runtime::__private::memo_entry(memo, #name, &#place))
    }

    fn form(&self, ty: &Type) -> Form {
        let Kind::Named(id) = ty.kind else {
            return Form::Plain;
        };
        match &self.types.set.get(id).shape {
            Shape::Enum { .. } => Form::Enum(self.named_type(id)),
            Shape::Fixed {
                logical: Some(Logical::Uuid),
                ..
            } => Form::FixedUuid,
            _ => Form::Plain,
        }
    }
}

/// The place of a value in `input`.
fn place(path: &Path) -> TokenStream {
    let fields = path.fields.iter().filter_map(|field| field_ident(field));
    quote!(input #(.#fields)*)
}

/// What a value is where it is there, and whether it may not be.
fn present(ty: &Type) -> (&Type, bool) {
    match &ty.kind {
        Kind::Union(branches) => match optional(branches) {
            Some((_, other)) => (other, true),
            None => (ty, false),
        },
        _ => (ty, false),
    }
}
