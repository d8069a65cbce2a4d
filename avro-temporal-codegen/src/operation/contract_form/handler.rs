//! A signal, query or update of a contract, and the method that takes it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{ImplItemFn, Path, Type};

use super::conversion::{Expected, ExpectedError};
use super::description::HandlerDescription;
use super::parts::{check_input_presence, check_output_presence};
use crate::operation::error_type::emit_into_error;
use crate::operation::handler::{Call, HandlerKind, check_form, value_type};
use crate::operation::signature::{Signature, Value};
use crate::operation::validator::{Validation, emit_validate};
use crate::report::{Errors, placed};

/// Where handlers stand.
pub(super) struct Place<'a> {
    pub(super) owner: &'a Type,
    /// The workflow's path, and that of the contract's module.
    pub(super) workflow: &'a Path,
    pub(super) module: &'a TokenStream,
    pub(super) runtime: &'a TokenStream,
}

/// The entry among the workflow's handlers, and what is implemented.
pub(super) fn emit_handler(
    description: &HandlerDescription,
    method: &ImplItemFn,
    validator: Option<&ImplItemFn>,
    place: &Place<'_>,
    errors: &mut Errors,
) -> (TokenStream, TokenStream) {
    let Place {
        owner,
        workflow,
        module,
        runtime,
    } = place;
    let operation = &description.operation;
    let kind = description.kind;
    let marker_ident = &operation.marker;
    let marker = quote!(#module::#marker_ident<#workflow>);
    let what = format!("the {} `{}`", kind.word(), operation.message);
    let signature = Signature::of(what.clone(), &method.sig, errors);
    check_form(kind, &signature, errors);
    let value = Value::of(value_type(kind, &signature, errors));
    check_input_presence(
        &what,
        operation.input.as_ref(),
        &signature,
        &operation.place,
        errors,
    );
    if kind != HandlerKind::Signal {
        let output = operation.output.as_ref();
        check_output_presence(&what, output, &signature, &value, &operation.place, errors);
    }
    let type_trait = format_ident!("{}", kind.type_trait());
    let part = |name: &str| {
        let name = format_ident!("{name}");
        quote!(<#marker as #runtime::#type_trait>::#name)
    };
    let pass_input = match (&operation.input, signature.input()) {
        (Some(data), Some(input)) => {
            let ty = part("Input");
            let what = &what;
            let taken = Expected { what, data, ty }.take(&input.name(), input.ty);
            quote!(, #taken)
        }
        _ => TokenStream::new(),
    };
    let convert = match (&operation.output, &value) {
        (Some(data), Value::Of(written)) => {
            let ty = part("Output");
            let what = &what;
            Some(Expected { what, data, ty }.give(&signature.ident.to_string(), written))
        }
        _ => None,
    };
    let declared = operation.errors.as_ref().map(|errors| {
        ExpectedError {
            what: &what,
            place: &operation.place,
            name: errors.to_string(),
            other: Some("HandlerError"),
            errors: quote!(#module::#errors),
            undeclared: quote!(#runtime::HandlerError),
            runtime,
        }
        .convert()
    });
    let into_error = match &declared {
        Some(convert) => placed(convert.clone(), signature.error_site()),
        None => emit_into_error(&signature, "HandlerError", runtime),
    };
    let call = Call {
        kind,
        signature: &signature,
        owner,
        runtime,
        pass_input,
        convert,
        into_error,
    };
    let validation = Validation {
        owner,
        runtime,
        update: &signature,
        validator,
        into_error: declared.as_ref(),
    };
    let validate = (kind == HandlerKind::Update).then(|| validation.emit_method(errors));
    let is_sound = errors.is_empty();
    let run = if is_sound {
        call.emit(&marker)
    } else {
        call.emit_placeholder(&marker)
    };
    let validate =
        validate.map(|method| emit_validate(runtime, &marker, owner, is_sound.then_some(&method)));
    let constructor = format_ident!("{}", call.constructor());
    (
        quote!(#runtime::Handler::#constructor::<#marker>()),
        quote!(#validate #run),
    )
}
