//! The types that code takes and gives against those of the contract.
//!
//! A conversion from a type to itself: for any other type the compiler says in our words, at the
//! type that is written, what the contract has there.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::description::DataDescription;
use crate::report::{RustSite, placed};

/// A type that must be one of the contract's.
pub(super) struct Expected<'a> {
    /// The operation for messages: ``workflow `processOrder` ``.
    pub(super) what: &'a str,
    pub(super) data: &'a DataDescription,
    /// The type, by a path.
    pub(super) ty: TokenStream,
}

impl Expected<'_> {
    /// The input as what the code takes, from a local `input`.
    pub(super) fn take(&self, parameter: &str, written: &Type) -> TokenStream {
        let Self { what, data, ty } = self;
        let message = message(
            &Diagnostic::outside(
                "input_mismatch",
                format!(
                    "{what} takes `{}`, but `{parameter}` is `{{Self}}`",
                    data.schema
                ),
            ),
            &data.place,
        );
        let help = format!(
            "make the parameter `{}`, or change the request in the contract",
            data.rust
        );
        let site = RustSite::of(written);
        let of = placed(quote!(<#written as ContractInput>::of), site);
        quote! {
            {
                #[diagnostic::on_unimplemented(
                    message = #message,
                    label = "not what the contract says",
                    note = #help
                )]
                trait ContractInput {
                    fn of(input: #ty) -> Self;
                }

                #[diagnostic::do_not_recommend]
                impl ContractInput for #ty {
                    fn of(input: #ty) -> Self {
                        input
                    }
                }

                #of(input)
            }
        }
    }

    /// A function from what the code gives to what the contract says.
    pub(super) fn give(&self, function: &str, written: &Type) -> TokenStream {
        let Self { what, data, ty } = self;
        let message = message(
            &Diagnostic::outside(
                "output_mismatch",
                format!(
                    "{what} gives `{}`, but `{function}` returns `{{Self}}`",
                    data.schema
                ),
            ),
            &data.place,
        );
        let help = format!(
            "return `{}`, or change the response in the contract",
            data.rust
        );
        let site = RustSite::of(written);
        let convert = placed(quote!(<#written as ContractOutput>::output), site);
        quote! {
            {
                #[diagnostic::on_unimplemented(
                    message = #message,
                    label = "not what the contract says",
                    note = #help
                )]
                trait ContractOutput {
                    fn output(self) -> #ty;
                }

                #[diagnostic::do_not_recommend]
                impl ContractOutput for #ty {
                    fn output(self) -> #ty {
                        self
                    }
                }

                #convert
            }
        }
    }
}

/// What an operation's code may fail with.
pub(super) struct ExpectedError<'a> {
    /// The function for messages: ``` `run` of the workflow `ProcessOrder` ```.
    pub(super) what: &'a str,
    pub(super) place: &'a str,
    /// The contract's enum, by a path.
    pub(super) errors: TokenStream,
    /// Its name.
    pub(super) name: String,
    /// The SDK's type for messages, if code may fail with that too.
    pub(super) other: Option<&'static str>,
    /// The SDK's type.
    pub(super) undeclared: TokenStream,
    pub(super) runtime: &'a TokenStream,
}

impl ExpectedError<'_> {
    /// A function from the error to the SDK's type.
    pub(super) fn convert(&self) -> TokenStream {
        let Self {
            what,
            place,
            errors,
            name,
            other,
            undeclared,
            runtime,
        } = self;
        let message = message(
            &Diagnostic::outside(
                "error_mismatch",
                format!("{what} fails with `{name}`, but here with `{{Self}}`"),
            ),
            place,
        );
        let help = match other {
            Some(other) => {
                format!("return `{name}`, which takes other errors too, or `{other}`")
            }
            None => format!("return `{name}`, which takes other errors too"),
        };
        // Its own error may be a declared one's record: the contract's enum finds it.
        let other = other.map(|_| {
            quote! {
                #[diagnostic::do_not_recommend]
                impl ContractError for #undeclared {
                    fn error(self) -> #undeclared {
                        #runtime::IntoUndeclared::into_undeclared(
                            <#errors<#undeclared> as ::core::convert::From<#undeclared>>::from(self),
                        )
                    }
                }
            }
        });
        quote! {
            |error| {
                #[diagnostic::on_unimplemented(
                    message = #message,
                    label = "not what the contract says",
                    note = #help
                )]
                trait ContractError {
                    fn error(self) -> #undeclared;
                }

                #[diagnostic::do_not_recommend]
                impl ContractError for #errors<#undeclared> {
                    fn error(self) -> #undeclared {
                        #runtime::IntoUndeclared::into_undeclared(self)
                    }
                }

                #other

                <_ as ContractError>::error(error)
            }
        }
    }
}

/// A message of the compiler's own, in the form of ours. A brace in a name can't be: `{Self}` is
/// the compiler's.
fn message(diagnostic: &Diagnostic, place: &str) -> String {
    format!("{} [{}]\n at {place}", diagnostic.message, diagnostic.rule)
}
