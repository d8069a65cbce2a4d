//! The method that decides whether an update is taken: `validate_…`.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{ImplItemFn, Type};

use super::error_type::emit_into_error;
use super::signature::Signature;
use crate::report::{Errors, RustSite, placed};
use crate::written::written;

/// The start of a validator's name; the rest is its update's.
pub(super) const VALIDATE: &str = "validate_";

/// What belongs to an update, whether it has a validator or not.
pub(super) struct Validation<'a> {
    pub(super) owner: &'a Type,
    pub(super) runtime: &'a TokenStream,
    pub(super) update: &'a Signature<'a>,
    pub(super) validator: Option<&'a ImplItemFn>,
    /// A function from its error to `HandlerError`, if not every error is one.
    pub(super) into_error: Option<&'a TokenStream>,
}

impl Validation<'_> {
    /// The method of the runtime's trait that calls the validator.
    pub(super) fn emit_method(&self, errors: &mut Errors) -> TokenStream {
        let Some(method) = self.validator else {
            return TokenStream::new();
        };
        let (runtime, owner) = (self.runtime, self.owner);
        let signature = Signature::new("validator", &method.sig, errors);
        signature.check_async(false, errors);
        signature.check_receiver(Some("&self"), "a validator changes nothing", errors);
        signature.check_parameters("ctx: &WorkflowContextView", errors);
        signature.value_of_result("Result<(), HandlerError>", errors);
        self.check_input(&signature, errors);
        let ident = signature.ident;
        let input = signature.input().map(|input| {
            // An input of another type is an error at the parameter.
            let site = RustSite::of(input.ty);
            let input = quote_spanned!(site.start=> input);
            quote!(, #input)
        });
        let into_error = match self.into_error {
            Some(into_error) => placed(into_error.clone(), signature.error_site()),
            None => emit_into_error(&signature, "HandlerError", runtime),
        };
        let unused_input = input.is_none().then(|| quote!(let () = input;));
        quote! {
            fn validate(
                state: &#owner,
                ctx: &#runtime::WorkflowContextView,
                input: &Self::Input,
            ) -> ::core::result::Result<(), #runtime::HandlerError> {
                #unused_input
                <#owner>::#ident(state, ctx #input).map_err(#into_error)
            }
        }
    }

    /// The validator sees what the update takes, and leaves it to the update.
    fn check_input(&self, signature: &Signature<'_>, errors: &mut Errors) {
        let (validator, update) = (&signature.what, &self.update.what);
        match (self.update.input(), signature.input()) {
            (Some(taken), None) => errors.push(
                signature.ident.span(),
                Diagnostic::outside(
                    "validator_input",
                    format!(
                        "{validator} takes no input, and {update} takes `{}`",
                        written(taken.ty)
                    ),
                )
                .help(format!(
                    "add the parameter `{}: &{}`",
                    taken.name().trim_start_matches('_'),
                    written(taken.ty)
                )),
            ),
            (None, Some(seen)) => errors.push(
                RustSite::of(seen.ty),
                Diagnostic::outside(
                    "validator_input",
                    format!("{validator} takes an input, and {update} takes none"),
                )
                .help("remove the parameter"),
            ),
            (Some(taken), Some(seen)) if !matches!(seen.ty, Type::Reference(_)) => errors.push(
                RustSite::of(seen.ty),
                Diagnostic::outside(
                    "validator_input",
                    format!("{validator} takes its input by value, and {update} needs it still"),
                )
                .help(format!("take `&{}`", written(taken.ty))),
            ),
            _ => {}
        }
    }
}

/// The implementation of the runtime's trait; without a method, everything is taken.
pub(super) fn emit_validate(
    runtime: &TokenStream,
    marker: &TokenStream,
    owner: &Type,
    method: Option<&TokenStream>,
) -> TokenStream {
    quote! {
        #[automatically_derived]
        #[allow(deprecated, reason = "a workflow has its deprecated handlers too")]
        impl #runtime::Validate<#owner> for #marker {
            #method
        }
    }
}
