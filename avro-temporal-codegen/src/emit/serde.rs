//! serde's traits, on request: the shape of plain JSON.

use avro_temporal_contract::schema::{Field, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::Emit;
use crate::shape::Shape;

/// Emits for the types of one generation; nothing, if it wasn't asked for.
pub(super) struct Serde<'a> {
    pub(super) emit: &'a Emit<'a>,
}

impl Serde<'_> {
    /// The derive of a record's struct, with its attributes.
    pub(super) fn record(&self) -> TokenStream {
        if !self.emit.serde {
            return TokenStream::new();
        }
        let runtime = self.emit.runtime;
        let path = self.path("serde");
        quote! {
            #[derive(#runtime::serde::Serialize, #runtime::serde::Deserialize)]
            #[serde(crate = #path, deny_unknown_fields)]
        }
    }

    /// The attributes of a record's field.
    pub(super) fn field(&self, owner: &Ident, field: &Field, index: usize) -> TokenStream {
        if !self.emit.serde {
            return TokenStream::new();
        }
        let name = &field.name;
        let serialize = self.path("plain::serialize");
        let deserialize = self.path("plain::deserialize");
        let default = field.default.is_some().then(|| {
            let path = format!("{owner}::{}", default_function(index));
            quote!(, default = #path)
        });
        quote! {
            #[serde(rename = #name, serialize_with = #serialize, deserialize_with = #deserialize #default)]
        }
    }

    /// The functions that give a record's defaults.
    pub(super) fn defaults(
        &self,
        ident: &Ident,
        parts: &[(Ident, String, Shape)],
        defaults: &[Option<Vec<u8>>],
    ) -> TokenStream {
        if !self.emit.serde {
            return TokenStream::new();
        }
        let runtime = self.emit.runtime;
        let functions = parts.iter().zip(defaults).enumerate();
        let functions = functions.filter_map(|(index, ((_, _, shape), binary))| {
            let binary = Literal::byte_string(binary.as_ref()?);
            let name = default_function(index);
            let ty = shape.rust_type();
            let decode = shape.decode_function(runtime);
            Some(quote! {
                fn #name() -> #ty {
                    #runtime::codec::default_value(#binary, #decode)
                }
            })
        });
        let as_plain = self.as_plain(ident);
        quote! {
            impl #ident { #(#functions)* }
            #as_plain
        }
    }

    /// A type whose serde is derived, as a part of others.
    fn as_plain(&self, ident: &Ident) -> TokenStream {
        let runtime = self.emit.runtime;
        let serde = quote!(#runtime::serde);
        quote! {
            #[automatically_derived]
            impl #runtime::plain::Plain for #ident {
                fn serialize<S: #serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    #serde::Serialize::serialize(self, serializer)
                }

                fn deserialize<'de, D: #serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    #serde::Deserialize::deserialize(deserializer)
                }
            }
        }
    }

    /// An enum or fixed: one string.
    pub(super) fn leaf(&self, ident: &Ident) -> TokenStream {
        if !self.emit.serde {
            return TokenStream::new();
        }
        let runtime = self.emit.runtime;
        self.implementation(
            ident,
            &quote!(#runtime::plain::serialize_leaf(self, serializer)),
            &quote!(#runtime::plain::deserialize_leaf(deserializer)),
        )
    }

    fn implementation(
        &self,
        ident: &Ident,
        serialize: &TokenStream,
        deserialize: &TokenStream,
    ) -> TokenStream {
        let serde = self.emit.runtime;
        let serde = quote!(#serde::serde);
        let as_plain = self.as_plain(ident);
        quote! {
            #[automatically_derived]
            impl #serde::Serialize for #ident {
                fn serialize<S: #serde::Serializer>(
                    &self,
                    serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    #serialize
                }
            }

            #[automatically_derived]
            impl<'de> #serde::Deserialize<'de> for #ident {
                fn deserialize<D: #serde::Deserializer<'de>>(
                    deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    #deserialize
                }
            }

            #as_plain
        }
    }

    /// A union: null is bare, every other value is named.
    pub(super) fn union(
        &self,
        ident: &Ident,
        variants: &[(Ident, Option<Shape>)],
        branches: &[Type],
    ) -> TokenStream {
        if !self.emit.serde {
            return TokenStream::new();
        }
        let runtime = self.emit.runtime;
        let name = ident.to_string();
        let tags: Vec<&str> = branches
            .iter()
            .map(|branch| self.emit.set.tag_name(branch))
            .collect();
        let arms = variants.iter().zip(&tags).enumerate();
        let arms = arms.map(|(index, ((variant, shape), tag))| {
            if shape.is_none() {
                return quote!(Self::#variant => serializer.serialize_unit(),);
            }
            let index = Literal::u32_unsuffixed(u32::try_from(index).unwrap_or(u32::MAX));
            quote! {
                Self::#variant(value) => serializer.serialize_newtype_variant(
                    #name,
                    #index,
                    #tag,
                    &#runtime::plain::AsSerde(value),
                ),
            }
        });
        let serialize = quote!(match self { #(#arms)* });
        let deserialize = self.union_deserialize(variants, &tags);
        self.implementation(ident, &serialize, &deserialize)
    }

    fn union_deserialize(&self, variants: &[(Ident, Option<Shape>)], tags: &[&str]) -> TokenStream {
        let serde = self.emit.runtime;
        let serde = quote!(#serde::serde);
        let null = variants.iter().find(|(_, shape)| shape.is_none());
        let null = null.map(|(variant, _)| variant);
        let (path, with) = (self.path("serde"), self.path("plain::deserialize"));
        let values: Vec<(&Ident, &Shape, &&str)> = variants
            .iter()
            .zip(tags)
            .filter_map(|((variant, shape), tag)| Some((variant, shape.as_ref()?, tag)))
            .collect();
        if values.is_empty() {
            return quote! {
                <() as #serde::Deserialize>::deserialize(deserializer).map(|()| Self::#null)
            };
        }
        let members = values.iter().map(|(variant, shape, tag)| {
            let ty = shape.rust_type();
            quote!(#[serde(rename = #tag, deserialize_with = #with)] #variant(#ty))
        });
        let arms: Vec<TokenStream> = values
            .iter()
            .map(|(variant, ..)| quote!(Tagged::#variant(value) => Self::#variant(value),))
            .collect();
        let read = match null {
            Some(null) => quote! {
                <::core::option::Option<Tagged> as #serde::Deserialize>::deserialize(deserializer)
                    .map(|value| match value {
                        ::core::option::Option::None => Self::#null,
                        ::core::option::Option::Some(value) => match value { #(#arms)* },
                    })
            },
            None => quote! {
                <Tagged as #serde::Deserialize>::deserialize(deserializer)
                    .map(|value| match value { #(#arms)* })
            },
        };
        quote! {
            #[derive(#serde::Deserialize)]
            #[serde(crate = #path)]
            enum Tagged { #(#members),* }
            #read
        }
    }

    /// A path in the runtime as serde's attributes take it: as text.
    fn path(&self, inner: &str) -> String {
        let runtime = self.emit.runtime.to_string().replace(' ', "");
        format!("{runtime}::{inner}")
    }
}

fn default_function(index: usize) -> Ident {
    format_ident!("avro_default_{index}")
}
