//! `#[workflow]` on an impl block or an `async fn`.

use std::path::Path;

use avro_temporal_contract::diagnostic::Diagnostic;
use heck::ToUpperCamelCase as _;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Item, ItemFn, Type};

use super::activities::first_span;
use super::awaited::Awaited;
use super::contract_form::call_of_contract;
use super::data::{Data, Environment};
use super::doc::doc_attributes;
use super::error_type::emit_into_error;
use super::handle::emit_handles;
use super::handler::Handler;
use super::imposed::imposed_form;
use super::operation_name::operation_name;
use super::signature::Signature;
use super::workflow_block::emit_block;
use super::workflow_implementation::{WorkflowBody, WorkflowImplementation};
use crate::include::default_runtime;
use crate::options::{CONTRACT_WORKFLOW, Options, WORKFLOW};
use crate::report::Errors;

/// Expands `#[workflow]`. `source` is the file that the item stands in, if it is known.
pub fn expand_workflow(args: TokenStream, item: TokenStream, source: Option<&Path>) -> TokenStream {
    if let Some(call) = call_of_contract(&args, &item, CONTRACT_WORKFLOW) {
        return call;
    }
    let mut errors = Errors::default();
    let options = Options::parse(args, WORKFLOW, &mut errors);
    let environment = Environment {
        package: crate::package_of(source),
        runtime: options.runtime.clone().unwrap_or_else(default_runtime),
    };
    let expanded = match syn::parse2(item.clone()) {
        Ok(Item::Impl(block)) => emit_block(block, &options, &environment, &mut errors),
        Ok(Item::Fn(function)) => emit_function(&function, &options, &environment, &mut errors),
        Ok(_) => {
            errors.push(
                first_span(&item),
                Diagnostic::outside(
                    "wrong_item",
                    "`#[workflow]` stands on what is neither an impl block nor a function",
                )
                .help("put it on the `impl` block that has `run`, or on an `async fn`"),
            );
            item
        }
        Err(error) => {
            errors.syntax(&error);
            item
        }
    };
    let errors = errors.into_tokens();
    quote!(#expanded #errors)
}

/// What is emitted for every workflow.
pub(super) struct WorkflowParts<'a> {
    pub(super) owner: &'a Type,
    pub(super) name: &'a Ident,
    pub(super) wire_name: String,
    pub(super) data: Data,
    pub(super) handlers: Vec<Handler>,
    pub(super) body: WorkflowBody,
}

impl WorkflowParts<'_> {
    pub(super) fn emit(&self, environment: &Environment, is_sound: bool) -> TokenStream {
        let runtime = &environment.runtime;
        let Self {
            owner, wire_name, ..
        } = self;
        let handles = emit_handles(self.name, &self.handlers, runtime);
        let (handle, signals, handle_items) = (handles.handle, handles.signals, handles.items);
        let (input, output) = (&self.data.input, &self.data.output);
        let items = self.handlers.iter().map(|handler| &handler.items);
        let implementation = WorkflowImplementation {
            owner,
            ty: quote!(Self),
            calls: quote!(#runtime::RunContext<Self>),
            input,
            output,
            handlers: self.handlers.iter().map(|it| &it.entry).collect(),
            body: &self.body,
        };
        let implementation = implementation.emit(runtime, is_sound);
        let checks = is_sound.then(|| {
            self.data
                .emit_checks(&quote!(#owner), "WorkflowType", environment)
        });
        quote! {
            #[automatically_derived]
            impl #runtime::WorkflowType for #owner {
                const NAME: &'static str = #wire_name;
                type Input = #input;
                type Output = #output;
                type Error<__Undeclared> = __Undeclared;
                type Handle = #handle;
                type Signals = #signals;
            }

            #implementation

            #handle_items
            #(#items)*
            #checks
        }
    }
}

/// The future of a workflow's main routine.
pub(super) fn emit_run(
    function: &TokenStream,
    signature: &Signature<'_>,
    runtime: &TokenStream,
) -> TokenStream {
    let awaited = Awaited {
        function,
        signature,
        receiver: None,
        input: signature.pass_input(),
        convert: None,
        into_error: emit_into_error(signature, "WorkflowTermination", runtime),
    };
    awaited.emit()
}

/// A function is a workflow without handlers; the type beside it has no state.
fn emit_function(
    function: &ItemFn,
    options: &Options,
    environment: &Environment,
    errors: &mut Errors,
) -> TokenStream {
    let ident = &function.sig.ident;
    let plain = ident.to_string();
    let plain = plain.trim_start_matches("r#");
    let marker = format_ident!("{}", plain.to_upper_camel_case(), span = ident.span());
    let owner: Type = syn::parse_quote!(#marker);
    let signature = Signature::new("workflow", &function.sig, errors);
    signature.check_async(true, errors);
    signature.check_receiver(None, "a function has no value", errors);
    signature.check_parameters(&format!("ctx: &mut Ctx<{marker}>"), errors);
    let value = signature.value_of_result("WorkflowResult<_>", errors);
    let data = Data::new(
        environment,
        &signature.what,
        &signature,
        options,
        &value,
        errors,
    );
    let wire_name = operation_name(options, &marker.to_string(), errors);
    let docs = doc_attributes(&function.attrs);
    let separator = (!docs.is_empty()).then(|| quote!(#[doc = ""]));
    let doc = format!("The workflow `{wire_name}`: {}.", data.describe);
    let visibility = &function.vis;
    let parts = WorkflowParts {
        owner: &owner,
        name: &marker,
        wire_name,
        body: WorkflowBody {
            run_input: data.input.clone(),
            start: quote! {
                let _ = ctx;
                (Self, input)
            },
            run: emit_run(&quote!(#ident), &signature, &environment.runtime),
        },
        data,
        handlers: Vec::new(),
    };
    let items = parts.emit(environment, errors.is_empty());
    let form = imposed_form();
    quote! {
        #form
        #function

        #(#docs)*
        #separator
        #[doc = #doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #visibility struct #marker;

        #items
    }
}
