//! What a function says of the operation that it implements.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::spanned::Spanned as _;
use syn::{FnArg, GenericArgument, Pat, PathArguments, ReturnType, Type};

use crate::report::{Errors, RustSite};
use crate::written::written;

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

/// What a function gives.
pub(super) enum Value {
    /// Nothing, or `()`.
    Nothing,
    /// A value of this type.
    Of(Box<Type>),
    /// It doesn't return what it must, and that was said.
    Unknown,
}

impl Value {
    pub(super) fn of(ty: Option<Type>) -> Self {
        match ty {
            Some(Type::Tuple(tuple)) if tuple.elems.is_empty() => Self::Nothing,
            Some(ty) => Self::Of(Box::new(ty)),
            None => Self::Nothing,
        }
    }
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
    /// `kind` is what it is called in messages: `activity`.
    pub(super) fn new(kind: &str, signature: &'a syn::Signature, errors: &mut Errors) -> Self {
        let what = format!("the {kind} `{}`", signature.ident);
        Self::of(what, signature, errors)
    }

    /// A part of a workflow, which isn't named after the function.
    pub(super) fn of(what: String, signature: &'a syn::Signature, errors: &mut Errors) -> Self {
        let ident = &signature.ident;
        if let Some(parameter) = signature.generics.params.first() {
            let message = format!("{what} has generic parameters, and a schema has none");
            errors.push(
                RustSite::of(parameter),
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
        let diagnostic = match (wanted, self.is_async) {
            (true, false) => {
                Diagnostic::outside("not_async", format!("{} is not async", self.what))
                    .help("make it an `async fn`")
            }
            (false, true) => Diagnostic::outside("cannot_wait", format!("{} is async", self.what))
                .note("nothing can be awaited in it")
                .help("remove `async`"),
            _ => return,
        };
        errors.push(self.ident.span(), diagnostic);
    }

    /// Checks that a context stands first, and at most one input behind it.
    pub(super) fn check_parameters(&self, context: &str, errors: &mut Errors) {
        if let Some(found) = self.context() {
            check_context(&self.what, found, context, errors);
        }
        match self.parameters.as_slice() {
            [] => errors.push(
                self.ident.span(),
                Diagnostic::outside("missing_context", format!("{} takes no context", self.what))
                    .help(format!("make `{context}` its first parameter")),
            ),
            [_] | [_, _] => {}
            [_, _, third, ..] => errors.push(
                RustSite::of(third.pattern),
                Diagnostic::outside(
                    "too_many_parameters",
                    format!("{} takes more than a context and one input", self.what),
                )
                .help("put the values into one record"),
            ),
        }
    }

    /// Checks the receiver against what is wanted, and why: `None`, `"&self"` or `"&mut self"`.
    pub(super) fn check_receiver(&self, wanted: Option<&str>, why: &str, errors: &mut Errors) {
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
                .map_or_else(|| self.ident.span().into(), RustSite::of),
            Diagnostic::outside("wrong_receiver", message)
                .note(why)
                .help(help),
        );
    }

    /// The context as the function takes it, from a local `ctx` that owns it.
    ///
    /// At the parameter's place: a context of another type is an error there.
    pub(super) fn pass_context(&self) -> TokenStream {
        match self.context().map(|context| context.ty) {
            Some(Type::Reference(reference)) => {
                let mutability = &reference.mutability;
                let RustSite { start, end } = RustSite::of(reference);
                let context = quote::quote_spanned!(end=> ctx);
                quote::quote_spanned!(start=> &#mutability #context)
            }
            Some(ty) => quote::quote_spanned!(ty.span()=> ctx),
            None => TokenStream::new(),
        }
    }

    /// The input as the function takes it, from a local `input`.
    pub(super) fn pass_input(&self) -> TokenStream {
        self.input()
            .map_or_else(TokenStream::new, |_| quote!(, input))
    }

    /// The value in the result that it must return; in `result`, `_` stands for its type.
    pub(super) fn value_of_result(&self, result: &str, errors: &mut Errors) -> Value {
        let (site, value) = match self.output {
            ReturnType::Default => (self.ident.span().into(), "()".to_owned()),
            ReturnType::Type(_, ty) => match result_value(ty) {
                Some(value) => return Value::of(Some(value)),
                None => (RustSite::of(ty), written(ty)),
            },
        };
        let wanted = result.replace('_', &value);
        errors.push(
            site,
            Diagnostic::outside("not_a_result", format!("{} returns no `Result`", self.what))
                .note("it is known by its name: `Result<…>`, or an alias such as `OrderResult<…>`")
                .help(format!("return `{wanted}`")),
        );
        Value::Unknown
    }

    /// Where the type of its error stands; if that isn't written, where the result's does.
    pub(super) fn error_site(&self) -> RustSite {
        if let ReturnType::Type(_, ty) = self.output
            && let Type::Path(path) = &**ty
            && let Some(segment) = path.path.segments.last()
            && let PathArguments::AngleBracketed(arguments) = &segment.arguments
            && let Some(error) = arguments.args.get(1)
        {
            return RustSite::of(error);
        }
        self.output_site()
    }

    /// Where the type that it returns stands.
    pub(super) fn output_site(&self) -> RustSite {
        match self.output {
            ReturnType::Default => self.ident.span().into(),
            ReturnType::Type(_, ty) => RustSite::of(ty),
        }
    }
}

/// The contexts of other operations, which are the usual mistake. Another type may be an alias.
fn check_context(what: &str, found: &Parameter<'_>, wanted: &str, errors: &mut Errors) {
    const CONTEXTS: [&str; 4] = ["ActivityContext", "Ctx", "SyncCtx", "WorkflowContextView"];
    let ty = match found.ty {
        Type::Reference(reference) => &*reference.elem,
        ty => ty,
    };
    let Type::Path(path) = ty else { return };
    let Some(segment) = path.path.segments.last() else {
        return;
    };
    let name = segment.ident.to_string();
    let is_wanted = wanted
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| word == name);
    if CONTEXTS.contains(&name.as_str()) && !is_wanted {
        errors.push(
            RustSite::of(found.ty),
            Diagnostic::outside(
                "wrong_context",
                format!("{what} takes the context `{}`", written(found.ty)),
            )
            .help(format!("take `{wanted}`")),
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
