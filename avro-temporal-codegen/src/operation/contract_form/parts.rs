//! What is missing in the code, or too much.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use proc_macro2::Ident;
use syn::{ImplItem, ImplItemFn, ItemImpl, Type};

use super::description::DataDescription;
use crate::operation::signature::{Signature, Value};
use crate::report::{Errors, RustSite};
use crate::written::written;

/// The methods of a block.
pub(super) fn methods(block: &ItemImpl) -> Vec<&ImplItemFn> {
    block
        .items
        .iter()
        .filter_map(|item| match item {
            ImplItem::Fn(method) => Some(method),
            _ => None,
        })
        .collect()
}

/// Checks that an input is there in the contract and in the code, or in neither.
pub(super) fn check_input_presence(
    what: &str,
    data: Option<&DataDescription>,
    signature: &Signature<'_>,
    place: &str,
    errors: &mut Errors,
) {
    match (data, signature.input()) {
        (Some(data), None) => errors.push(
            signature.ident.span(),
            Diagnostic::outside(
                "missing_input",
                format!(
                    "{what} takes `{}`, but `{}` takes no input",
                    data.schema, signature.ident
                ),
            )
            .note(format!("the contract says so at {}", data.place))
            .help(format!(
                "add the parameter `input: {}` after the context",
                data.rust
            )),
        ),
        (None, Some(input)) => errors.push(
            RustSite::of(input.ty),
            Diagnostic::outside(
                "extra_input",
                format!(
                    "{what} takes no input, but `{}` takes `{}`",
                    signature.ident,
                    written(input.ty)
                ),
            )
            .note(format!("the contract says so at {place}"))
            .help("remove the parameter, or add it to the request in the contract"),
        ),
        _ => {}
    }
}

/// Checks that an output is there in the contract and in the code, or in neither.
pub(super) fn check_output_presence(
    what: &str,
    data: Option<&DataDescription>,
    signature: &Signature<'_>,
    value: &Value,
    place: &str,
    errors: &mut Errors,
) {
    let function = signature.ident;
    match (data, value) {
        (Some(data), Value::Nothing) => errors.push(
            signature.output_site(),
            Diagnostic::outside(
                "missing_output",
                format!(
                    "{what} gives `{}`, but `{function}` returns nothing",
                    data.schema
                ),
            )
            .note(format!("the contract says so at {}", data.place))
            .help(format!("return `{}`", data.rust)),
        ),
        (None, Value::Of(ty)) => errors.push(
            RustSite::of(ty),
            Diagnostic::outside(
                "extra_output",
                format!(
                    "{what} gives nothing, but `{function}` returns `{}`",
                    written(ty)
                ),
            )
            .note(format!("the contract says so at {place}"))
            .help("return nothing, or add the response to the contract"),
        ),
        _ => {}
    }
}

/// An operation that nobody implements.
pub(super) struct Missing<'a> {
    /// ``the workflow `processOrder` has the signal `cancelOrder` ``.
    pub(super) sentence: String,
    pub(super) method: &'a Ident,
    pub(super) place: &'a str,
    /// The method that is to be written.
    pub(super) help: String,
}

/// Reports what nobody implements, and what implements nothing; a method that is misspelt is one
/// error, not two.
pub(super) fn report_missing_and_extra(
    owner: &Type,
    missing: Vec<Missing<'_>>,
    mut extra: Vec<&ImplItemFn>,
    whole: &str,
    errors: &mut Errors,
) {
    for missing in missing {
        let names: Vec<String> = extra.iter().map(|it| it.sig.ident.to_string()).collect();
        let wanted = missing.method.to_string();
        let meant = suggest(&wanted, names.iter().map(String::as_str)).map(str::to_owned);
        let diagnostic = Diagnostic::outside(
            "missing_handler",
            format!(
                "{}, and `{}` has no `{wanted}`",
                missing.sentence,
                written(owner)
            ),
        )
        .note(format!("the contract says so at {}", missing.place));
        match names.iter().position(|name| Some(name) == meant.as_ref()) {
            Some(index) => {
                let method = extra.remove(index);
                errors.push(
                    method.sig.ident.span(),
                    diagnostic.help(format!("rename `{}` to `{wanted}`", method.sig.ident)),
                );
            }
            None => errors.push(
                RustSite::of(owner),
                diagnostic.help(format!("add `{}`", missing.help)),
            ),
        }
    }
    for method in extra {
        errors.push(
            method.sig.ident.span(),
            Diagnostic::outside(
                "extra_handler",
                format!("{whole} has nothing that `{}` implements", method.sig.ident),
            )
            .help("declare it in the contract, or move the method to another `impl` block"),
        );
    }
}
