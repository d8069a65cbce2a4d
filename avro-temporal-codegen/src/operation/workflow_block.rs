//! A workflow as an impl block: `init`, `run`, and marked handlers.

use std::collections::HashMap;

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::spanned::Spanned as _;
use syn::{ImplItem, ImplItemFn, ItemImpl, ReturnType, Type};

use super::activities::check_block;
use super::attribute::take_attribute;
use super::data::{Data, Environment, is_unit};
use super::errors::Errors;
use super::handler::{Handler, HandlerKind, KINDS, Validator, Workflow, emit_handler};
use super::options::Options;
use super::signature::Signature;
use super::workflow::{WorkflowParts, emit_run};

/// The start of a validator's name; the rest is its update's.
const VALIDATE: &str = "validate_";

pub(super) fn emit_block(
    mut block: ItemImpl,
    options: &Options,
    environment: &Environment,
    errors: &mut Errors,
) -> TokenStream {
    check_block(&block, "workflow", errors);
    let marked = take_marks(&mut block, errors);
    let Some(name) = type_name(&block.self_ty, errors) else {
        return quote!(#block);
    };
    let owner = (*block.self_ty).clone();
    let workflow = Workflow {
        owner: &owner,
        name: &name,
        environment,
    };
    let methods: Vec<&ImplItemFn> = block
        .items
        .iter()
        .filter_map(|item| match item {
            ImplItem::Fn(method) => Some(method),
            _ => None,
        })
        .collect();
    let find = |name: &str| methods.iter().find(|it| it.sig.ident == name).copied();
    let handlers = emit_handlers(&methods, &marked, &workflow, errors);
    let init = find("init");
    let Some(run) = find("run") else {
        missing_run(&block, &methods, errors);
        return quote!(#block);
    };
    // A handler's errors are no reason to say less of `run`.
    let mut own = Errors::default();
    let parts = describe_workflow(&workflow, init, run, handlers, options, &mut own);
    let items = parts.emit(environment, own.is_empty());
    errors.extend(own.into_tokens());
    quote!(#block #items)
}

fn describe_workflow<'a>(
    workflow: &Workflow<'a>,
    init: Option<&ImplItemFn>,
    run: &ImplItemFn,
    handlers: Vec<Handler>,
    options: &Options,
    errors: &mut Errors,
) -> WorkflowParts<'a> {
    let Workflow {
        owner,
        name,
        environment,
    } = workflow;
    let signature = Signature::new("workflow", &run.sig, errors);
    signature.check_async(true, errors);
    signature.check_receiver(None, errors);
    signature.check_parameters("ctx: &mut Ctx<Self>", errors);
    let value = signature.value_of_result(errors);
    let output = value.as_ref().filter(|ty| !is_unit(ty));
    let (data, run_input, start) = match init {
        Some(init) => {
            let init = Signature::new("constructor", &init.sig, errors);
            init.check_async(false, errors);
            init.check_receiver(None, errors);
            init.check_parameters("ctx: &WorkflowContextView", errors);
            check_init_output(&init, errors);
            if let Some(input) = signature.input() {
                errors.push(
                    input.ty.span(),
                    Diagnostic::outside(
                        "input_taken_twice",
                        "`init` takes the input, and `run` takes another",
                    )
                    .help("keep what `run` needs in the workflow's fields"),
                );
            }
            let data = Data::new(environment, &init, options, output, errors);
            let input = init.pass_input();
            let unused = init.input().is_none().then(|| quote!(let () = input;));
            let start = quote! {
                #unused
                (<#owner>::init(ctx #input), ())
            };
            (data, quote!(()), start)
        }
        None => {
            let data = Data::new(environment, &signature, options, output, errors);
            let start = quote! {
                let _ = ctx;
                (<#owner as ::core::default::Default>::default(), input)
            };
            (data, quote!(Self::Input), start)
        }
    };
    WorkflowParts {
        owner,
        name,
        wire_name: options.name(&name.to_string(), errors),
        data,
        handlers,
        run_input,
        start,
        run: emit_run(&quote!(<#owner>::run), &signature),
    }
}

fn check_init_output(init: &Signature<'_>, errors: &mut Errors) {
    if matches!(init.output, ReturnType::Default) {
        errors.push(
            init.ident.span(),
            Diagnostic::outside("init_without_value", "`init` returns no workflow")
                .help("return `Self`"),
        );
    }
}

/// The handler attributes of each method, in the order of the methods.
type Marks = Vec<(HandlerKind, TokenStream)>;

fn take_marks(block: &mut ItemImpl, errors: &mut Errors) -> HashMap<Ident, Marks> {
    let mut marked = HashMap::new();
    for item in &mut block.items {
        let ImplItem::Fn(method) = item else { continue };
        for kind in KINDS {
            if let Some(arguments) = take_attribute(&mut method.attrs, kind.word(), errors) {
                marked
                    .entry(method.sig.ident.clone())
                    .or_insert_with(Marks::new)
                    .push((kind, arguments));
            }
        }
    }
    marked
}

fn emit_handlers(
    methods: &[&ImplItemFn],
    marked: &HashMap<Ident, Marks>,
    workflow: &Workflow<'_>,
    errors: &mut Errors,
) -> Vec<Handler> {
    let mut handlers: Vec<Handler> = Vec::new();
    for method in methods {
        let ident = &method.sig.ident;
        let Some(marks) = marked.get(ident) else {
            check_validator(method, marked, errors);
            continue;
        };
        let [(kind, arguments)] = marks.as_slice() else {
            errors.push(
                ident.span(),
                Diagnostic::outside(
                    "several_kinds",
                    format!("`{ident}` is marked as more than one kind of handler"),
                )
                .help("write a method for each"),
            );
            continue;
        };
        if ident == "init" || ident == "run" || ident == "workflow" {
            errors.push(
                ident.span(),
                Diagnostic::outside(
                    "reserved_name",
                    format!("a handler can't be named `{ident}`"),
                )
                .help("rename the method, and keep the name on the wire with `name = \"…\"`"),
            );
            continue;
        }
        let validator = methods
            .iter()
            .find(|it| it.sig.ident == format!("{VALIDATE}{ident}"))
            .map(|method| Validator { method });
        // The errors of one handler are not to stand in for another's code.
        let mut own = Errors::default();
        let handler = emit_handler(
            *kind,
            method,
            arguments.clone(),
            workflow,
            validator.as_ref(),
            &mut own,
        );
        check_unique(&handlers, &handler, &mut own);
        handlers.push(handler);
        errors.extend(own.into_tokens());
    }
    handlers
}

/// The server tells handlers of one kind by their names alone.
fn check_unique(handlers: &[Handler], handler: &Handler, errors: &mut Errors) {
    let other = handlers
        .iter()
        .find(|it| it.kind == handler.kind && it.name == handler.name);
    if let Some(other) = other {
        errors.push(
            handler.name_span,
            Diagnostic::outside(
                "name_collision",
                format!(
                    "the {}s `{}` and `{}` are both named `{}`",
                    handler.kind.word(),
                    other.ident,
                    handler.ident,
                    handler.name
                ),
            )
            .help("rename one of the two"),
        );
    }
}

/// `validate_…` belongs to an update: one that is misspelt would let everything pass.
fn check_validator(
    method: &ImplItemFn,
    marked: &HashMap<Ident, Marks>,
    errors: &mut Errors,
) {
    let ident = &method.sig.ident;
    let Some(update) = ident.to_string().strip_prefix(VALIDATE).map(str::to_owned) else {
        return;
    };
    let updates: Vec<String> = marked
        .iter()
        .filter(|(_, marks)| marks.iter().any(|(kind, _)| *kind == HandlerKind::Update))
        .map(|(ident, _)| ident.to_string())
        .collect();
    if updates.contains(&update) {
        return;
    }
    let diagnostic = Diagnostic::outside(
        "validator_without_update",
        format!("`{ident}` validates no update: there is none named `{update}`"),
    );
    let help = match suggest(&update, updates.iter().map(String::as_str)) {
        Some(meant) => format!("rename it to `{VALIDATE}{meant}`"),
        None => format!("mark `{update}` with `#[update(…)]`, or rename this method"),
    };
    errors.push(ident.span(), diagnostic.help(help));
}

fn missing_run(block: &ItemImpl, methods: &[&ImplItemFn], errors: &mut Errors) {
    let diagnostic = Diagnostic::outside("missing_run", "the workflow has no `run`");
    let names: Vec<String> = methods.iter().map(|it| it.sig.ident.to_string()).collect();
    let help = match suggest("run", names.iter().map(String::as_str)) {
        Some(misspelt) => format!("rename `{misspelt}` to `run`"),
        None => "add `async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<…>`".to_owned(),
    };
    errors.push(block.self_ty.span(), diagnostic.help(help));
}

/// The last part of the type's path, which the generated types are named after.
fn type_name(ty: &Type, errors: &mut Errors) -> Option<Ident> {
    if let Type::Path(path) = ty
        && let Some(segment) = path.path.segments.last()
        && segment.arguments.is_none()
    {
        return Some(segment.ident.clone());
    }
    errors.push(
        ty.span(),
        Diagnostic::outside("generic_operation", "the workflow's type has arguments")
            .help("put the block on a type without parameters"),
    );
    None
}
