//! What a function says of the operation that it implements.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::spanned::Spanned as _;
use syn::{FnArg, GenericArgument, Pat, PathArguments, ReturnType, Type};

use super::errors::Errors;

/// A function's parameters and result, taken apart.
pub(super) struct Signature<'a> {
    /// The operation for messages: ``the activity `charge_card` ``.
    pub(super) what: String,
    pub(super) ident: &'a Ident,
    pub(super) is_async: bool,
    pub(super) receiver: Option<&'a syn::Receiver>,
    /// The parameters after the receiver: the context first.
    parameters: Vec<Parameter<'a>>,
    pub(super) output: &'a ReturnType,
}

/// A parameter that isn't the receiver.
#[derive(Clone, Copy)]
pub(super) struct Parameter<'a> {
    pattern: &'a Pat,
    pub(super) ty: &'a Type,
}

impl Parameter<'_> {
    /// Its name, for messages.
    pub(super) fn name(&self) -> String {
        match self.pattern {
            Pat::Ident(pattern) => pattern.ident.to_string(),
            _ => "the input".to_owned(),
        }
    }
}

impl<'a> Signature<'a> {
    pub(super) fn new(kind: &str, signature: &'a syn::Signature, errors: &mut Errors) -> Self {
        let ident = &signature.ident;
        let what = format!("the {kind} `{ident}`");
        if let Some(parameter) = signature.generics.params.first() {
            let message = format!("{what} has generic parameters, and a schema has none");
            errors.push(
                parameter.span(),
                Diagnostic::outside("generic_operation", message)
                    .help("write the types that the schemas name"),
            );
        }
        let mut receiver = None;
        let mut parameters = Vec::new();
        for input in &signature.inputs {
            match input {
                FnArg::Receiver(found) => receiver = Some(found),
                FnArg::Typed(typed) => parameters.push(Parameter {
                    pattern: &typed.pat,
                    ty: &typed.ty,
                }),
            }
        }
        Self {
            what,
            ident,
            is_async: signature.asyncness.is_some(),
            receiver,
            parameters,
            output: &signature.output,
        }
    }

    /// The context's parameter.
    pub(super) fn context(&self) -> Option<&Parameter<'a>> {
        self.parameters.first()
    }

    /// The input's parameter.
    pub(super) fn input(&self) -> Option<&Parameter<'a>> {
        self.parameters.get(1)
    }

    /// Checks that it is async, or isn't.
    pub(super) fn check_async(&self, wanted: bool, errors: &mut Errors) {
        let (rule, state, help) = match (wanted, self.is_async) {
            (true, false) => ("not_async", "is not async", "make it an `async fn`"),
            (false, true) => ("async", "is async, and can't wait", "remove `async`"),
            _ => return,
        };
        errors.push(
            self.ident.span(),
            Diagnostic::outside(rule, format!("{} {state}", self.what)).help(help),
        );
    }

    /// Checks that a context stands first, and at most one input behind it.
    pub(super) fn check_parameters(&self, context: &str, errors: &mut Errors) {
        match self.parameters.as_slice() {
            [] => errors.push(
                self.ident.span(),
                Diagnostic::outside("missing_context", format!("{} takes no context", self.what))
                    .help(format!("make `{context}` its first parameter")),
            ),
            [_] | [_, _] => {}
            [_, _, third, ..] => errors.push(
                third.pattern.span(),
                Diagnostic::outside(
                    "too_many_parameters",
                    format!("{} takes more than a context and one input", self.what),
                )
                .help("put the values into one record"),
            ),
        }
    }

    /// Checks the receiver against what is wanted: `None`, `"&self"` or `"&mut self"`.
    pub(super) fn check_receiver(&self, wanted: Option<&str>, errors: &mut Errors) {
        let found = self.receiver.map(|receiver| {
            let reference = receiver.reference.is_some() && receiver.colon_token.is_none();
            match (reference, receiver.mutability.is_some()) {
                (true, false) => "&self",
                (true, true) => "&mut self",
                (false, _) => "self",
            }
        });
        if found == wanted {
            return;
        }
        let message = match found {
            Some(found) => format!("{} takes `{found}`", self.what),
            None => format!("{} takes no `self`", self.what),
        };
        let help = match wanted {
            Some(wanted) => format!("take `{wanted}`"),
            None => "take the state from its context: `ctx.state(…)`".to_owned(),
        };
        errors.push(
            self.receiver
                .map_or_else(|| self.ident.span(), syn::spanned::Spanned::span),
            Diagnostic::outside("wrong_receiver", message).help(help),
        );
    }

    /// The context as the function takes it, from a local `ctx` that owns it.
    ///
    /// At the parameter's place: a context of another type is an error there.
    pub(super) fn pass_context(&self) -> TokenStream {
        match self.context().map(|context| context.ty) {
            Some(Type::Reference(reference)) => {
                let mutability = &reference.mutability;
                let span = reference.span();
                quote::quote_spanned!(span=> &#mutability ctx)
            }
            Some(ty) => quote::quote_spanned!(ty.span()=> ctx),
            None => TokenStream::new(),
        }
    }

    /// The input as the function takes it, from a local `input`.
    pub(super) fn pass_input(&self) -> TokenStream {
        self.input().map_or_else(TokenStream::new, |_| quote!(, input))
    }

    /// The type in the result that it must return.
    pub(super) fn value_of_result(&self, errors: &mut Errors) -> Option<Type> {
        let ReturnType::Type(_, ty) = self.output else {
            self.not_a_result(self.ident.span(), errors);
            return None;
        };
        let value = result_value(ty);
        if value.is_none() {
            self.not_a_result(ty.span(), errors);
        }
        value
    }

    fn not_a_result(&self, span: Span, errors: &mut Errors) {
        errors.push(
            span,
            Diagnostic::outside("not_a_result", format!("{} returns no `Result`", self.what))
                .help("return `Result<…, …>`, written out"),
        );
    }
}

/// The first argument of `Result<…>`, or of a type that is named like `WorkflowResult<…>`.
pub(super) fn result_value(ty: &Type) -> Option<Type> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    if !segment.ident.to_string().ends_with("Result") {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    }
}

/// A type as it is written, for messages.
pub(super) fn written(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}
