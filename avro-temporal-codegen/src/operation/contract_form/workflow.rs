//! `#[workflow(orders::ProcessOrder)]` on an impl block or an `async fn`.

use avro_temporal_contract::diagnostic::Diagnostic;
use heck::ToUpperCamelCase as _;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{ImplItem, ImplItemFn, Item, ItemFn, ItemImpl, Path, Type, parse_quote};

use super::conversion::{Expected, ExpectedError};
use super::description::{HandlerDescription, Request, WorkflowDescription};
use super::handler::{Place, emit_handler};
use super::parts::{
    Missing, check_input_presence, check_output_presence, methods, report_missing_and_extra,
};
use crate::operation::activities::{check_block, first_span};
use crate::operation::awaited::Awaited;
use crate::operation::doc::doc_attributes;
use crate::operation::error_type::emit_into_error;
use crate::operation::handler::HandlerKind;
use crate::operation::imposed::imposed_form;
use crate::operation::initial_state::emit_initial_state;
use crate::operation::signature::{Signature, Value};
use crate::operation::validator::VALIDATE;
use crate::operation::workflow_block::{check_init_output, missing_run, type_name};
use crate::operation::workflow_implementation::{WorkflowBody, WorkflowImplementation};
use crate::report::{Errors, RustSite, placed};

/// Expands what a contract's macro hands over for `#[workflow(…)]`.
pub fn expand_contract_workflow(input: TokenStream) -> TokenStream {
    let request: Request<WorkflowDescription> = match syn::parse2(input) {
        Ok(request) => request,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::default();
    let workflow = ContractWorkflow::new(&request);
    let expanded = match &request.item {
        Item::Impl(block) => workflow.emit_block(block.clone(), &mut errors),
        Item::Fn(function) => workflow.emit_function(function, &mut errors),
        item => {
            errors.push(
                first_span(&quote!(#item)),
                Diagnostic::outside(
                    "wrong_item",
                    "`#[workflow]` stands on what is neither an impl block nor a function",
                )
                .help("put it on the `impl` block that has `run`, or on an `async fn`"),
            );
            quote!(#item)
        }
    };
    let errors = errors.into_tokens();
    quote!(#expanded #errors)
}

/// The module that a path's last part stands in.
pub(super) fn module_of(path: &Path) -> TokenStream {
    let mut module = path.clone();
    module.segments.pop();
    module.segments.pop_punct();
    quote!(#module)
}

struct ContractWorkflow<'a> {
    description: &'a WorkflowDescription,
    path: &'a Path,
    module: TokenStream,
    runtime: &'a TokenStream,
    /// ``the workflow `processOrder` ``.
    what: String,
}

impl<'a> ContractWorkflow<'a> {
    fn new(request: &'a Request<WorkflowDescription>) -> Self {
        Self {
            description: &request.description,
            path: &request.path,
            module: module_of(&request.path),
            runtime: &request.runtime,
            what: format!("the workflow `{}`", request.description.operation.message),
        }
    }

    fn part(&self, name: &str) -> TokenStream {
        let (path, runtime, name) = (self.path, self.runtime, format_ident!("{name}"));
        quote!(<#path as #runtime::WorkflowType>::#name)
    }

    fn emit_block(&self, mut block: ItemImpl, errors: &mut Errors) -> TokenStream {
        if !check_block(&block, "workflow", errors) {
            return quote!(#block);
        }
        let Some(name) = type_name(&block.self_ty, errors) else {
            return TokenStream::new();
        };
        let owner = (*block.self_ty).clone();
        let methods = methods(&block);
        let handlers = self.emit_handlers(&owner, &methods, errors);
        let find = |name: &str| methods.iter().find(|it| it.sig.ident == name).copied();
        let mut own = Errors::default();
        let stand_in: ImplItemFn = parse_quote! {
            async fn run(ctx: &mut Ctx<Self>) -> Result<(), ()> {}
        };
        let body = match find("run").or_else(|| missing_run(&block, &name, &methods, &mut own)) {
            Some(run) => self.body(&owner, &name, find("init"), run, &mut own),
            None => {
                // What it would say of the stand-in is no mistake of the user's.
                let mut unheard = Errors::default();
                self.body(&owner, &name, find("init"), &stand_in, &mut unheard)
            }
        };
        let items = self.emit(&owner, &body, &handlers, own.is_empty());
        errors.extend(own.into_tokens());
        for item in &mut block.items {
            if let ImplItem::Fn(method) = item {
                method.attrs.push(imposed_form());
            }
        }
        quote!(#block #items)
    }

    /// A function is a workflow without handlers; the type beside it has no state.
    fn emit_function(&self, function: &ItemFn, errors: &mut Errors) -> TokenStream {
        let ident = &function.sig.ident;
        let plain = ident.to_string();
        let plain = plain.trim_start_matches("r#");
        let marker = format_ident!("{}", plain.to_upper_camel_case(), span = ident.span());
        let owner: Type = parse_quote!(#marker);
        let handlers = &self.description.handlers;
        let first = handlers.first().filter(|_| !self.description.is_refused);
        if let Some(handler) = first {
            errors.push(
                ident.span(),
                Diagnostic::outside(
                    "missing_handler",
                    format!("{}, and a function has no handlers", self.has(handler)),
                )
                .note(format!(
                    "the contract says so at {}",
                    handler.operation.place
                ))
                .help("write a struct, and put the attribute on an `impl` block of it"),
            );
        }
        let signature = Signature::of(format!("`{plain}`, {},", self.what), &function.sig, errors);
        signature.check_async(true, errors);
        signature.check_receiver(None, "a function has no value", errors);
        signature.check_parameters(&format!("ctx: &mut Ctx<{marker}>"), errors);
        let run_input = self.part("Input");
        let body = WorkflowBody {
            run: self.emit_run(&quote!(#ident), &signature, true, errors),
            run_input,
            start: quote! {
                let _ = ctx;
                (Self, input)
            },
        };
        let items = self.emit(&owner, &body, &[], errors.is_empty());
        let (form, visibility) = (imposed_form(), &function.vis);
        let docs = doc_attributes(&function.attrs);
        let separator = (!docs.is_empty()).then(|| quote!(#[doc = ""]));
        let doc = format!(
            "The workflow `{}` of the contract, as this program runs it.",
            self.description.operation.message
        );
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

    fn has(&self, handler: &HandlerDescription) -> String {
        format!(
            "{} has the {} `{}`",
            self.what,
            handler.kind.word(),
            handler.operation.message
        )
    }

    fn emit_handlers(
        &self,
        owner: &Type,
        methods: &[&ImplItemFn],
        errors: &mut Errors,
    ) -> Vec<(TokenStream, TokenStream)> {
        let place = Place {
            owner,
            workflow: self.path,
            module: &self.module,
            runtime: self.runtime,
        };
        let mut missing = Vec::new();
        let mut taken: Vec<String> = vec!["init".to_owned(), "run".to_owned()];
        let mut emitted = Vec::new();
        for handler in &self.description.handlers {
            let name = handler.method.to_string();
            let method = methods.iter().find(|it| it.sig.ident == name);
            let Some(method) = method else {
                missing.push(Missing {
                    sentence: self.has(handler),
                    method: &handler.method,
                    place: &handler.operation.place,
                    help: sketch(handler),
                });
                continue;
            };
            let plain = name.trim_start_matches("r#");
            let validator = format!("{VALIDATE}{plain}");
            let is_update = handler.kind == HandlerKind::Update;
            let find = || methods.iter().find(|it| it.sig.ident == validator).copied();
            let validate = is_update.then(find).flatten();
            let mut own = Errors::default();
            emitted.push(emit_handler(handler, method, validate, &place, &mut own));
            errors.extend(own.into_tokens());
            taken.push(name);
            if is_update {
                taken.push(validator);
            }
        }
        let extra = methods
            .iter()
            .filter(|method| !taken.iter().any(|name| method.sig.ident == name))
            .filter(|method| !is_misspelt_run(method, methods))
            .copied()
            .collect();
        if !self.description.is_refused {
            report_missing_and_extra(owner, missing, extra, &self.what, errors);
        }
        emitted
    }

    fn body(
        &self,
        owner: &Type,
        name: &Ident,
        init: Option<&ImplItemFn>,
        run: &ImplItemFn,
        errors: &mut Errors,
    ) -> WorkflowBody {
        let signature = Signature::of(format!("`run` of {}", self.what), &run.sig, errors);
        signature.check_async(true, errors);
        signature.check_receiver(None, "while it waits, handlers change the state", errors);
        signature.check_parameters("ctx: &mut Ctx<Self>", errors);
        let ident = signature.ident;
        let Some(init) = init else {
            let state = emit_initial_state(owner, name);
            return WorkflowBody {
                run: self.emit_run(&quote!(<#owner>::#ident), &signature, true, errors),
                run_input: self.part("Input"),
                start: quote! {
                    let _ = ctx;
                    (#state, input)
                },
            };
        };
        let init = Signature::of(format!("`init` of {}", self.what), &init.sig, errors);
        init.check_async(false, errors);
        init.check_receiver(None, "there is no workflow before it", errors);
        init.check_parameters("ctx: &WorkflowContextView", errors);
        check_init_output(&init, name, errors);
        if let Some(input) = signature.input() {
            errors.push(
                RustSite::of(input.ty),
                Diagnostic::outside(
                    "input_taken_twice",
                    format!(
                        "`run` of {} takes an input, which `init` has taken",
                        self.what
                    ),
                )
                .help("keep what `run` needs in the workflow's fields"),
            );
        }
        let operation = &self.description.operation;
        let data = operation.input.as_ref();
        check_input_presence(&self.what, data, &init, &operation.place, errors);
        let input = self.pass_input(&init);
        let unused = input.is_empty().then(|| quote!(let () = input;));
        WorkflowBody {
            run: self.emit_run(&quote!(<#owner>::#ident), &signature, false, errors),
            run_input: quote!(()),
            start: quote! {
                #unused
                (<#owner>::init(ctx #input), ())
            },
        }
    }

    /// The input as an argument; empty if it takes none.
    fn pass_input(&self, signature: &Signature<'_>) -> TokenStream {
        match (&self.description.operation.input, signature.input()) {
            (Some(data), Some(input)) => {
                let (ty, what) = (self.part("Input"), &self.what);
                let taken = Expected { what, data, ty }.take(&input.name(), input.ty);
                quote!(, #taken)
            }
            _ => TokenStream::new(),
        }
    }

    /// The future of the main routine, from `ctx` that is owned and `input`.
    fn emit_run(
        &self,
        function: &TokenStream,
        signature: &Signature<'_>,
        takes_input: bool,
        errors: &mut Errors,
    ) -> TokenStream {
        let operation = &self.description.operation;
        let input = if takes_input {
            let data = operation.input.as_ref();
            check_input_presence(&self.what, data, signature, &operation.place, errors);
            self.pass_input(signature)
        } else {
            TokenStream::new()
        };
        let value = signature.value_of_result("WorkflowResult<_>", errors);
        let output = operation.output.as_ref();
        check_output_presence(
            &self.what,
            output,
            signature,
            &value,
            &operation.place,
            errors,
        );
        let convert = match (output, &value) {
            (Some(data), Value::Of(written)) => {
                let (ty, what) = (self.part("Output"), &self.what);
                let function = signature.ident.to_string();
                Some(Expected { what, data, ty }.give(&function, written))
            }
            _ => None,
        };
        let module = &self.module;
        let into_error = match &operation.errors {
            Some(errors) => {
                let convert = ExpectedError {
                    what: &self.what,
                    place: &operation.place,
                    name: errors.to_string(),
                    other: Some("WorkflowTermination"),
                    errors: quote!(#module::#errors),
                    undeclared: {
                        let runtime = self.runtime;
                        quote!(#runtime::WorkflowTermination)
                    },
                    runtime: self.runtime,
                }
                .convert();
                placed(convert, signature.error_site())
            }
            None => emit_into_error(signature, "WorkflowTermination", self.runtime),
        };
        let awaited = Awaited {
            function,
            signature,
            receiver: None,
            input,
            convert,
            into_error,
        };
        awaited.emit()
    }

    fn emit(
        &self,
        owner: &Type,
        body: &WorkflowBody,
        handlers: &[(TokenStream, TokenStream)],
        is_sound: bool,
    ) -> TokenStream {
        let (runtime, path, module) = (self.runtime, self.path, &self.module);
        let (input, output) = (self.part("Input"), self.part("Output"));
        let implementation = WorkflowImplementation {
            owner,
            ty: quote!(#path),
            calls: quote!(#module::Calls<Self>),
            input: &input,
            output: &output,
            handlers: handlers.iter().map(|(entry, _)| entry).collect(),
            body,
        };
        let implementation = implementation.emit(runtime, is_sound);
        let items = handlers.iter().map(|(_, items)| items);
        quote!(#implementation #(#items)*)
    }
}

/// Whether it is a method that was said to be `run` already.
fn is_misspelt_run(method: &ImplItemFn, methods: &[&ImplItemFn]) -> bool {
    let name = method.sig.ident.to_string();
    !methods.iter().any(|it| it.sig.ident == "run")
        && avro_temporal_contract::name::suggest("run", [name.as_str()]).is_some()
}

/// The method that a handler's description asks for.
fn sketch(handler: &HandlerDescription) -> String {
    let operation = &handler.operation;
    let method = &handler.method;
    let input = match &operation.input {
        Some(data) => format!(", input: {}", data.rust),
        None => String::new(),
    };
    let output = operation
        .output
        .as_ref()
        .map_or_else(|| "()".to_owned(), |data| data.rust.to_string());
    match handler.kind {
        HandlerKind::Signal => {
            format!("fn {method}(&mut self, ctx: &mut SyncCtx<Self>{input}) {{ … }}")
        }
        HandlerKind::Query => {
            format!("fn {method}(&self, ctx: &WorkflowContextView{input}) -> {output} {{ … }}")
        }
        HandlerKind::Update => {
            let error = operation
                .errors
                .as_ref()
                .map_or_else(String::new, ToString::to_string);
            format!(
                "fn {method}(&mut self, ctx: &mut SyncCtx<Self>{input}) -> \
                 Result<{output}, {error}> {{ … }}"
            )
        }
    }
}
