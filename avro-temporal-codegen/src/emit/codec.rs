//! The `AvroType` implementation, of generated types and of derived ones.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::fixed::FixedCodec;
use crate::shape::{Place, Shape, size_literal};

/// What every implementation has.
pub(crate) struct Codec<'a> {
    /// The Rust type.
    pub(crate) ident: &'a Ident,
    /// Its `TypeDesc`.
    pub(crate) desc: TokenStream,
    /// The least number of bytes of a value.
    pub(crate) minimum: usize,
    /// The path of the runtime crate.
    pub(crate) runtime: &'a TokenStream,
    /// The constant of its releases, if it has any.
    pub(crate) releases: Option<TokenStream>,
}

/// A record's fields.
pub(crate) struct RecordCodec {
    /// The Rust field, its name in Avro, and its shape, in the order of the schema.
    pub(crate) fields: Vec<(Ident, String, Shape)>,
    /// Whether a value can hold a value of its own type.
    pub(crate) is_recursive: bool,
}

/// An enum's variants, in the order of the schema.
pub(crate) struct EnumCodec {
    pub(crate) variants: Vec<Ident>,
}

impl Codec<'_> {
    pub(super) fn implementation(
        &self,
        encode: &TokenStream,
        decode: &TokenStream,
        resolved: &TokenStream,
    ) -> TokenStream {
        let Self {
            ident,
            desc,
            minimum,
            runtime,
            releases,
        } = self;
        let minimum = size_literal(*minimum);
        let releases = releases
            .as_ref()
            .map(|releases| quote!(const RELEASES: &'static #runtime::Releases = #releases;));
        quote! {
            #[automatically_derived]
            #[allow(
                clippy::similar_names,
                clippy::too_many_lines,
                reason = "one local and one step for each field, however many there are"
            )]
            impl #runtime::AvroType for #ident {
                const TYPE: &'static #runtime::TypeDesc = #desc;
                const MINIMUM_SIZE: ::core::primitive::usize = #minimum;
                #releases

                fn encode(&self, out: &mut #runtime::codec::Writer) {
                    #encode
                }

                fn decode(
                    input: &mut #runtime::codec::Reader<'_>,
                ) -> ::core::result::Result<Self, #runtime::codec::DecodeError> {
                    #decode
                }

                fn decode_resolved<'a>(
                    input: &mut #runtime::codec::Reader<'a>,
                    plan: #runtime::codec::PlanRef<'a>,
                ) -> ::core::result::Result<Self, #runtime::codec::DecodeError> {
                    #resolved
                }
            }
        }
    }

    pub(crate) fn record(&self, record: &RecordCodec) -> TokenStream {
        let runtime = self.runtime;
        if record.fields.is_empty() {
            return self.empty_record();
        }
        let encode = record.fields.iter().map(|(ident, _, shape)| {
            let place = Place {
                reference: quote!(&self.#ident),
                receiver: quote!(self.#ident),
            };
            shape.encode(&place, runtime)
        });
        let decode = record.fields.iter().map(|(ident, name, shape)| {
            let value = shape.decode(runtime);
            quote!(#ident: #value.map_err(|error| error.within(#name))?)
        });
        let (idents, names): (Vec<_>, Vec<_>) = record
            .fields
            .iter()
            .map(|(ident, name, _)| (ident, name))
            .unzip();
        // Not the fields' own names: one may be `input`.
        let locals: Vec<Ident> = (0..idents.len())
            .map(|index| format_ident!("field_{index}"))
            .collect();
        let arms = record
            .fields
            .iter()
            .enumerate()
            .map(|(index, (_, _, shape))| {
                let value = shape.decode_resolved(runtime);
                let local = &locals[index];
                let index = size_literal(index);
                quote!(#index => #local = ::core::option::Option::Some(#value?),)
            });
        let resolve = quote! {
            let ::core::option::Option::Some(record) = plan.record(input)? else {
                return <Self as #runtime::AvroType>::decode(input);
            };
            #(let mut #locals = ::core::option::Option::None;)*
            record.each(input, &[#(#names),*], |field, input, plan| {
                match field {
                    #(#arms)*
                    _ => return ::core::result::Result::Err(
                        #runtime::codec::mismatched_plan(input),
                    ),
                }
                ::core::result::Result::Ok(())
            })?;
            ::core::result::Result::Ok(Self {
                #(#idents: #runtime::codec::field(#locals, #names, input)?,)*
            })
        };
        let encode = quote!(#(#encode;)*);
        let decode = quote!(::core::result::Result::Ok(Self { #(#decode),* }));
        if record.is_recursive {
            self.implementation(
                &quote!(out.nested(|out| { #encode });),
                &quote!(input.nested(|input| #decode)),
                &quote!(input.nested(|input| { #resolve })),
            )
        } else {
            self.implementation(&encode, &decode, &resolve)
        }
    }

    fn empty_record(&self) -> TokenStream {
        let runtime = self.runtime;
        self.implementation(
            &quote!(let _ = out;),
            &quote! {
                let _ = input;
                ::core::result::Result::Ok(Self {})
            },
            &quote! {
                if let #runtime::codec::Next::Record(record) = plan.next(input)? {
                    record.each(input, &[], |_, input, _| {
                        ::core::result::Result::Err(#runtime::codec::mismatched_plan(input))
                    })?;
                }
                ::core::result::Result::Ok(Self {})
            },
        )
    }

    pub(crate) fn enumeration(&self, enumeration: &EnumCodec) -> TokenStream {
        let runtime = self.runtime;
        let variants = &enumeration.variants;
        let count = variants.len();
        let indexes: Vec<usize> = (0..count).collect();
        // Not a table of values: an enum of the user's own needs no `Copy`.
        let variant = |index: TokenStream| {
            quote! {
                match #index {
                    #(#indexes => ::core::result::Result::Ok(Self::#variants),)*
                    _ => ::core::result::Result::Err(#runtime::codec::mismatched_plan(input)),
                }
            }
        };
        let decoded = variant(quote!(input.symbol(#count)?));
        let resolved = variant(quote!(symbols.read(input)?));
        self.implementation(
            // Not the discriminant: a derived enum may order its variants in its own way.
            &quote!(out.index(match self { #(Self::#variants => #indexes,)* });),
            &decoded,
            &quote! {
                match plan.next(input)? {
                    #runtime::codec::Next::Same => <Self as #runtime::AvroType>::decode(input),
                    #runtime::codec::Next::Enum(symbols) => #resolved,
                    _ => ::core::result::Result::Err(#runtime::codec::mismatched_plan(input)),
                }
            },
        )
    }

    pub(super) fn fixed(&self, fixed: &FixedCodec) -> TokenStream {
        let FixedCodec {
            encode,
            decode,
            resolved,
        } = fixed;
        self.implementation(
            &quote!(#encode;),
            &quote!(#decode(input).map(Self)),
            &quote!(#resolved(input, plan).map(Self)),
        )
    }
}
