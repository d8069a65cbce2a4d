//! One signal, query or update: the type that stands for it, and what runs it.

use avro_temporal_contract::diagnostic::Diagnostic;
use heck::ToUpperCamelCase as _;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::spanned::Spanned as _;
use syn::{ImplItemFn, ReturnType, Type};

use super::data::{Data, Environment};
use super::doc::doc_attributes;
use super::error_type::emit_into_error;
use super::operation_name::operation_name;
use super::signature::{Signature, Value, result_value};
use super::validator::{Validation, emit_validate};
use crate::options::{Known, Options, QUERY, SIGNAL, UPDATE};
use crate::report::{Errors, RustSite};

/// What a handler handles.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HandlerKind {
    Signal,
    Query,
    Update,
}

pub(super) const KINDS: [HandlerKind; 3] =
    [HandlerKind::Signal, HandlerKind::Query, HandlerKind::Update];

impl HandlerKind {
    pub(super) fn known(self) -> Known {
        match self {
            Self::Signal => SIGNAL,
            Self::Query => QUERY,
            Self::Update => UPDATE,
        }
    }

    pub(super) fn word(self) -> &'static str {
        self.known().attribute
    }

    pub(super) fn type_trait(self) -> &'static str {
        match self {
            Self::Signal => "SignalType",
            Self::Query => "QueryType",
            Self::Update => "UpdateType",
        }
    }
}

/// A handler with everything that is emitted for it.
pub(super) struct Handler {
    pub(super) kind: HandlerKind,
    /// The method.
    pub(super) ident: Ident,
    /// The name on the wire, and where it stands.
    pub(super) name: String,
    pub(super) name_span: Span,
    /// The type that stands for it.
    pub(super) marker: Ident,
    /// The type of its input, if it takes one.
    pub(super) input: Option<TokenStream>,
    /// The type of its output; `()` for a signal.
    pub(super) output: TokenStream,
    pub(super) docs: TokenStream,
    /// The marker, its implementations, and the compiler's checks.
    pub(super) items: TokenStream,
    /// The entry among the workflow's handlers.
    pub(super) entry: TokenStream,
}

pub(super) fn emit_handler(
    kind: HandlerKind,
    method: &ImplItemFn,
    arguments: TokenStream,
    workflow: &Workflow<'_>,
    validator: Option<&ImplItemFn>,
    errors: &mut Errors,
) -> Handler {
    let Workflow {
        owner, environment, ..
    } = workflow;
    let runtime = &environment.runtime;
    let options = Options::parse(arguments, kind.known(), errors);
    let signature = Signature::new(kind.word(), &method.sig, errors);
    check_form(kind, &signature, errors);
    let value = Value::of(value_type(kind, &signature, errors));
    let data = Data::new(
        environment,
        &signature.what,
        &signature,
        &options,
        &value,
        errors,
    );
    let ident = signature.ident;
    let plain = ident.to_string();
    let plain = plain.trim_start_matches("r#");
    let name = operation_name(&options, plain, errors);
    let marker = format_ident!(
        "{}{}",
        workflow.name,
        plain.to_upper_camel_case(),
        span = ident.span()
    );
    let call = Call {
        kind,
        signature: &signature,
        owner,
        runtime,
        pass_input: signature.pass_input(),
        convert: None,
        into_error: emit_into_error(&signature, "HandlerError", runtime),
    };
    let validation = Validation {
        owner,
        runtime,
        update: &signature,
        validator,
        into_error: None,
    };
    let validate = (kind == HandlerKind::Update).then(|| validation.emit_method(errors));
    let is_sound = errors.is_empty();
    let run = if is_sound {
        call.emit(&quote!(#marker))
    } else {
        call.emit_placeholder(&quote!(#marker))
    };
    let validate = validate.map(|method| {
        emit_validate(
            runtime,
            &quote!(#marker),
            owner,
            is_sound.then_some(&method),
        )
    });
    let type_trait = format_ident!("{}", kind.type_trait());
    let checks =
        is_sound.then(|| data.emit_checks(&quote!(#marker), kind.type_trait(), environment));
    let docs = handler_docs(method, kind, &name, workflow, &data.describe);
    let (input, output) = (&data.input, &data.output);
    let output_type = (kind != HandlerKind::Signal).then(|| quote!(type Output = #output;));
    let error_type = (kind == HandlerKind::Update).then(|| {
        quote!(
            type Error<__Undeclared> = __Undeclared;
        )
    });
    let constructor = format_ident!("{}", call.constructor());
    let items = quote! {
        #docs
        #[allow(private_interfaces, reason = "the workflow may be private")]
        // With a parameter, as a private workflow may not stand behind a public type alone.
        pub struct #marker<__Workflow = #owner>(::core::marker::PhantomData<fn() -> __Workflow>);

        #[automatically_derived]
        impl #runtime::#type_trait for #marker {
            const NAME: &'static str = #name;
            type Workflow = #owner;
            type Input = #input;
            #output_type
            #error_type
        }

        #validate
        #run
        #checks
    };
    Handler {
        kind,
        ident: ident.clone(),
        name,
        name_span: options
            .name
            .as_ref()
            .map_or_else(|| ident.span(), syn::LitStr::span),
        input: signature.input().map(|_| data.input.clone()),
        output: data.output.clone(),
        entry: quote!(#runtime::Handler::#constructor::<#marker>()),
        marker,
        docs,
        items,
    }
}

fn handler_docs(
    method: &ImplItemFn,
    kind: HandlerKind,
    name: &str,
    workflow: &Workflow<'_>,
    describe: &str,
) -> TokenStream {
    let docs = doc_attributes(&method.attrs);
    let separator = (!docs.is_empty()).then(|| quote!(#[doc = ""]));
    let (word, workflow) = (kind.word(), workflow.name);
    let doc = format!("The {word} `{name}` of [`{workflow}`]: {describe}.");
    quote!(#(#docs)* #separator #[doc = #doc])
}

/// The workflow that a handler belongs to.
pub(super) struct Workflow<'a> {
    pub(super) owner: &'a Type,
    /// The last part of the owner's path.
    pub(super) name: &'a Ident,
    pub(super) environment: &'a Environment,
}

pub(super) fn check_form(kind: HandlerKind, signature: &Signature<'_>, errors: &mut Errors) {
    let (receiver, why, context) = match (kind, signature.is_async) {
        (HandlerKind::Query, _) => {
            signature.check_async(false, errors);
            let why = "a query changes nothing";
            (Some("&self"), why, "ctx: &WorkflowContextView")
        }
        (_, true) => {
            let why = "while it waits, others change the state";
            (None, why, "ctx: &mut Ctx<Self>")
        }
        (_, false) => {
            let why = "it may change the state";
            (Some("&mut self"), why, "ctx: &mut SyncCtx<Self>")
        }
    };
    signature.check_receiver(receiver, why, errors);
    signature.check_parameters(context, errors);
}

/// The type of the value that a handler gives: in a result, or bare.
pub(super) fn value_type(
    kind: HandlerKind,
    signature: &Signature<'_>,
    errors: &mut Errors,
) -> Option<Type> {
    let ReturnType::Type(_, ty) = signature.output else {
        return None;
    };
    if kind == HandlerKind::Signal {
        if !matches!(Value::of(Some((**ty).clone())), Value::Nothing) {
            errors.push(
                RustSite::of(ty),
                Diagnostic::outside(
                    "signal_with_output",
                    format!(
                        "{} returns a value, and nobody waits for one",
                        signature.what
                    ),
                )
                .help("return nothing, or make it an update"),
            );
        }
        return None;
    }
    Some(result_value(ty).unwrap_or_else(|| (**ty).clone()))
}

/// Whether the method returns a result.
fn fallible(kind: HandlerKind, signature: &Signature<'_>) -> bool {
    match signature.output {
        ReturnType::Type(_, ty) if kind != HandlerKind::Signal => result_value(ty).is_some(),
        _ => false,
    }
}

/// How a method is called.
pub(super) struct Call<'a> {
    pub(super) kind: HandlerKind,
    pub(super) signature: &'a Signature<'a>,
    pub(super) owner: &'a Type,
    pub(super) runtime: &'a TokenStream,
    /// The input as an argument, from a local `input`.
    pub(super) pass_input: TokenStream,
    /// A function from what the method gives to what the operation does.
    pub(super) convert: Option<TokenStream>,
    /// A function from the method's error to `HandlerError`.
    pub(super) into_error: TokenStream,
}

impl Call<'_> {
    pub(super) fn constructor(&self) -> &'static str {
        match (self.kind, self.signature.is_async) {
            (HandlerKind::Query, _) => "query",
            (HandlerKind::Signal, false) => "sync_signal",
            (HandlerKind::Signal, true) => "async_signal",
            (HandlerKind::Update, false) => "sync_update",
            (HandlerKind::Update, true) => "async_update",
        }
    }

    /// The implementation of the runtime's trait.
    pub(super) fn emit(&self, marker: &TokenStream) -> TokenStream {
        let (ident, owner) = (self.signature.ident, self.owner);
        let input = &self.pass_input;
        let unused_input = self
            .signature
            .input()
            .is_none()
            .then(|| quote!(let () = input;));
        let body = if self.signature.is_async {
            let context = self.signature.pass_context();
            let span = self
                .signature
                .context()
                .map_or_else(Span::call_site, |context| context.ty.span());
            let owned = quote::quote_spanned!(span=> let mut ctx = ctx;);
            let value = self.value(quote!(<#owner>::#ident(#context #input).await));
            quote! {
                ::std::boxed::Box::pin(async move {
                    #[allow(unused_mut, reason = "the method may take it by value")]
                    #owned
                    #value
                })
            }
        } else {
            // A context of another type is an error at the parameter.
            let span = self
                .signature
                .context()
                .map_or_else(Span::call_site, |context| context.ty.span());
            let context = quote::quote_spanned!(span=> ctx);
            self.value(quote!(<#owner>::#ident(state, #context #input)))
        };
        self.implementation(marker, &quote!(#unused_input #body))
    }

    pub(super) fn emit_placeholder(&self, marker: &TokenStream) -> TokenStream {
        self.implementation(marker, &quote!(::core::unreachable!()))
    }

    fn value(&self, call: TokenStream) -> TokenStream {
        if self.kind == HandlerKind::Signal {
            return call;
        }
        let result = if fallible(self.kind, self.signature) {
            let into_error = &self.into_error;
            quote!(#call.map_err(#into_error))
        } else {
            quote!(::core::result::Result::Ok(#call))
        };
        match &self.convert {
            Some(convert) => quote!(#result.map(#convert)),
            None => result,
        }
    }

    fn implementation(&self, marker: &TokenStream, body: &TokenStream) -> TokenStream {
        let (runtime, owner) = (self.runtime, self.owner);
        let error = quote!(#runtime::HandlerError);
        let result = quote!(::core::result::Result<Self::Output, #error>);
        let (implemented, parameters, output) = match (self.kind, self.signature.is_async) {
            (HandlerKind::Query, _) => (
                quote!(Query),
                quote!(state: &#owner, ctx: &#runtime::WorkflowContextView),
                result,
            ),
            (HandlerKind::Signal, true) => (
                quote!(AsyncSignal),
                quote!(ctx: #runtime::Ctx<#owner>),
                quote!(#runtime::LocalFuture<()>),
            ),
            (HandlerKind::Update, true) => (
                quote!(AsyncUpdate),
                quote!(ctx: #runtime::Ctx<#owner>),
                quote!(#runtime::LocalFuture<#result>),
            ),
            (HandlerKind::Signal, false) => (
                quote!(SyncSignal),
                quote!(state: &mut #owner, ctx: &mut #runtime::SyncCtx<#owner>),
                quote!(()),
            ),
            (HandlerKind::Update, false) => (
                quote!(SyncUpdate),
                quote!(state: &mut #owner, ctx: &mut #runtime::SyncCtx<#owner>),
                result,
            ),
        };
        quote! {
            #[automatically_derived]
            #[allow(deprecated, reason = "a workflow has its deprecated handlers too")]
            impl #runtime::#implemented<#owner> for #marker {
                fn handle(#parameters, input: Self::Input) -> #output {
                    #body
                }
            }
        }
    }
}
