//! What a schema's defaults give: `Default`, and `new` with the other fields alone.

use avro_temporal_contract::schema::{Field, SchemaSet, encode_default};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::shape::Shape;

/// The defaults of a record's fields, as Avro binary.
pub(super) struct Defaults(Vec<Option<Vec<u8>>>);

impl Defaults {
    pub(super) fn of(set: &SchemaSet, fields: &[Field]) -> Self {
        let binary = |field: &Field| encode_default(set, &field.ty, field.default.as_ref()?);
        Self(fields.iter().map(binary).collect())
    }

    /// Of each field.
    pub(super) fn binaries(&self) -> &[Option<Vec<u8>>] {
        &self.0
    }

    fn are_complete(&self) -> bool {
        self.0.iter().all(Option::is_some)
    }

    /// `Default` if every field has one, else `new`. A record without fields derives it.
    pub(super) fn emit(
        &self,
        ident: &Ident,
        parts: &[(Ident, String, Shape)],
        runtime: &TokenStream,
    ) -> TokenStream {
        if parts.is_empty() {
            return TokenStream::new();
        }
        let values: Vec<TokenStream> = parts
            .iter()
            .zip(&self.0)
            .map(|((field, _, shape), binary)| {
                let Some(binary) = binary else {
                    return quote!(#field);
                };
                let binary = Literal::byte_string(binary);
                let decode = shape.decode_function(runtime);
                quote!(#field: #runtime::codec::default_value(#binary, #decode))
            })
            .collect();
        if self.are_complete() {
            return quote! {
                #[automatically_derived]
                #[allow(
                    clippy::too_many_lines,
                    reason = "one line for each field, however many there are"
                )]
                impl ::core::default::Default for #ident {
                    fn default() -> Self {
                        Self { #(#values),* }
                    }
                }
            };
        }
        let required = parts
            .iter()
            .zip(&self.0)
            .filter(|(_, binary)| binary.is_none());
        let parameters = required.clone().map(|((field, _, shape), _)| {
            let ty = shape.rust_type();
            quote!(#field: #ty)
        });
        let doc = if required.count() == parts.len() {
            " A value of all its fields."
        } else {
            " A value of the fields that have no default; the others have theirs."
        };
        quote! {
            #[allow(
                dead_code,
                unreachable_pub,
                clippy::fn_params_excessive_bools,
                clippy::just_underscores_and_digits,
                clippy::many_single_char_names,
                clippy::similar_names,
                clippy::too_many_arguments,
                clippy::too_many_lines,
                clippy::type_complexity,
                clippy::used_underscore_binding,
                clippy::zero_sized_map_values,
                reason = "one parameter for each field without a default, however many there are"
            )]
            #[allow(
                clippy::self_named_constructors,
                reason = "names and types are the schema's"
            )]
            impl #ident {
                #[doc = #doc]
                #[must_use]
                pub fn new(#(#parameters),*) -> Self {
                    Self { #(#values),* }
                }
            }
        }
    }
}
