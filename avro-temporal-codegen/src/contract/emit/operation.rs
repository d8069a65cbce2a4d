//! What all operations have: documentation, types, errors.

use avro_temporal_contract::contract::Operation;
use avro_temporal_contract::schema::{Type, TypeId};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::ContractEmit;
use crate::contract::names::error;
use crate::contract::values::words;
use crate::emit::{Shapes, doc_lines};
use crate::naming::type_ident;

impl ContractEmit<'_> {
    /// The path of a type, as the contract's module names it.
    pub(super) fn named_type(&self, id: TypeId) -> TokenStream {
        let named = self.types.set.get(id);
        let ty = Type::new(
            avro_temporal_contract::schema::Kind::Named(id),
            named.site.clone(),
        );
        self.rust_type(&ty, "")
    }

    /// The Rust type of a schema; `union` is what a union in it is named after.
    pub(super) fn rust_type(&self, ty: &Type, union: &str) -> TokenStream {
        let shapes = Shapes {
            emit: self.types,
            owner: None,
            namespace: "",
            depth: 0,
        };
        shapes.of(ty, union, false).rust_type()
    }

    /// What an operation takes; nothing if it takes none.
    pub(super) fn input(&self, operation: &Operation) -> Option<TokenStream> {
        let input = operation.input.as_ref()?;
        Some(self.rust_type(input, ""))
    }

    /// What an operation gives; nothing if it gives none.
    pub(super) fn output(&self, operation: &Operation) -> Option<TokenStream> {
        let output = operation.output.as_ref()?;
        Some(self.rust_type(output, &words(operation, "response")))
    }

    /// `NAME`, and `ALIASES` if there are any.
    pub(super) fn names(operation: &Operation) -> TokenStream {
        let Operation { name, aliases, .. } = operation;
        let str = quote!(&'static ::core::primitive::str);
        let aliases = (!aliases.is_empty())
            .then(|| quote!(const ALIASES: &'static [#str] = &[#(#aliases),*];));
        quote! {
            const NAME: #str = #name;
            #aliases
        }
    }

    /// `Input`.
    pub(super) fn input_type(&self, operation: &Operation) -> TokenStream {
        let input = self.input(operation).unwrap_or_else(|| quote!(()));
        quote!(type Input = #input;)
    }

    /// `Output`.
    pub(super) fn output_type(&self, operation: &Operation) -> TokenStream {
        let output = self.output(operation).unwrap_or_else(|| quote!(()));
        quote!(type Output = #output;)
    }

    /// The enum of what an operation fails with.
    pub(super) fn errors(&self, kind: &str, operation: &Operation) -> TokenStream {
        let runtime = self.runtime();
        let kind = format_ident!("{kind}");
        let name = error(operation);
        let variants = operation.errors.iter().map(|id| {
            let variant: Option<Ident> = type_ident(self.types.set.get(*id).name.name());
            let path = self.named_type(*id);
            quote!(#variant: #path)
        });
        let doc = format!(" What `{}` fails with.", operation.message);
        quote! {
            #runtime::__operation_error! {
                #[doc = #doc]
                #kind #name { #(#variants),* }
            }
        }
    }

    /// The documentation of an operation's type, and that it isn't to be used, if so.
    pub(super) fn doc(&self, kind: &str, operation: &Operation) -> TokenStream {
        let set = self.types.set;
        let name = operation.name.replace('`', "'");
        let describe = |ty: &Option<Type>| {
            let described = ty.as_ref().map(|ty| format!("`{}`", set.describe(ty)));
            described.unwrap_or_else(|| "nothing".to_owned())
        };
        let input = describe(&operation.input);
        let output = match kind {
            "signal" => String::new(),
            _ => format!(", gives {}", describe(&operation.output)),
        };
        let errors = operation.errors.iter().map(|id| set.get(*id).name.as_str());
        let errors: Vec<String> = errors.map(|name| format!("`{name}`")).collect();
        let errors = match errors.as_slice() {
            [] => String::new(),
            errors => format!(", fails with {}", errors.join(", ")),
        };
        let own = format!("The {kind} `{name}`: takes {input}{output}{errors}.");
        Self::documented(&own, operation)
    }

    /// The documentation of a method that calls an operation.
    pub(super) fn method_doc(kind: &str, marker: &Ident, operation: &Operation) -> TokenStream {
        Self::documented(&format!("The {kind} [`struct@{marker}`]."), operation)
    }

    fn documented(own: &str, operation: &Operation) -> TokenStream {
        let doc = doc_lines(operation.doc.as_deref(), own);
        let deprecated = operation.deprecated.as_ref();
        let deprecated = deprecated.map(|note| quote!(#[deprecated(note = #note)]));
        quote!(#(#[doc = #doc])* #deprecated)
    }
}
