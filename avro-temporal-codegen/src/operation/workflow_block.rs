//! A workflow as an impl block: `init`, `run`, and marked handlers.

use std::collections::HashMap;

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{ImplItem, ImplItemFn, ItemImpl, ReturnType, Type, parse_quote};

use super::activities::check_block;
use super::attribute::take_attribute;
use super::data::{Data, Environment};
use super::handler::{Handler, HandlerKind, KINDS, Workflow, emit_handler};
use super::imposed::imposed_form;
use super::initial_state::emit_initial_state;
use super::operation_name::operation_name;
use super::signature::Signature;
use super::validator::VALIDATE;
use super::workflow::{WorkflowParts, emit_run};
use super::workflow_implementation::WorkflowBody;
use crate::options::Options;
use crate::report::{Errors, RustSite};
use crate::written::written;

pub(super) fn emit_block(
    mut block: ItemImpl,
    options: &Options,
    environment: &Environment,
    errors: &mut Errors,
) -> TokenStream {
    if !check_block(&block, "workflow", errors) {
        // What stands in the methods needs the workflow's implementation.
        return match block.trait_ {
            Some(_) => quote!(#block),
            None => TokenStream::new(),
        };
    }
    let marked = take_marks(&mut block, errors);
    let Some(name) = type_name(&block.self_ty, errors) else {
        return TokenStream::new();
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
    // A handler's errors are no reason to say less of `run`.
    let mut own = Errors::default();
    let stand_in: ImplItemFn = parse_quote! {
        async fn run(ctx: &mut Ctx<Self>) -> Result<(), ()> {}
    };
    let parts = match find("run").or_else(|| missing_run(&block, &name, &methods, &mut own)) {
        Some(run) => describe_workflow(&workflow, init, run, handlers, options, &mut own),
        None => {
            // What it would say of the stand-in is no mistake of the user's.
            let mut unheard = Errors::default();
            describe_workflow(&workflow, init, &stand_in, handlers, options, &mut unheard)
        }
    };
    let items = parts.emit(environment, own.is_empty());
    errors.extend(own.into_tokens());
    for item in &mut block.items {
        if let ImplItem::Fn(method) = item
            && is_part(&method.sig.ident, &marked)
        {
            method.attrs.push(imposed_form());
        }
    }
    quote!(#block #items)
}

/// Whether a method belongs to the workflow, and isn't the user's own.
fn is_part(method: &Ident, marked: &HashMap<Ident, Marks>) -> bool {
    method == "init"
        || method == "run"
        || marked.contains_key(method)
        || method.to_string().starts_with(VALIDATE)
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
    let what = format!("the workflow `{name}`");
    let signature = Signature::of(format!("`run` of {what}"), &run.sig, errors);
    signature.check_async(true, errors);
    signature.check_receiver(None, "while it waits, handlers change the state", errors);
    signature.check_parameters("ctx: &mut Ctx<Self>", errors);
    let value = signature.value_of_result("WorkflowResult<_>", errors);
    let (data, run_input, start) = match init {
        Some(init) => {
            let init = Signature::of(format!("`init` of {what}"), &init.sig, errors);
            init.check_async(false, errors);
            init.check_receiver(None, "there is no workflow before it", errors);
            init.check_parameters("ctx: &WorkflowContextView", errors);
            check_init_output(&init, name, errors);
            if let Some(input) = signature.input() {
                errors.push(
                    RustSite::of(input.ty),
                    Diagnostic::outside(
                        "input_taken_twice",
                        format!("`run` of {what} takes an input, which `init` has taken"),
                    )
                    .help("keep what `run` needs in the workflow's fields"),
                );
            }
            let data = Data::new(environment, &what, &init, options, &value, errors);
            let input = init.pass_input();
            let unused = init.input().is_none().then(|| quote!(let () = input;));
            let start = quote! {
                #unused
                (<#owner>::init(ctx #input), ())
            };
            (data, quote!(()), start)
        }
        None => {
            let data = Data::new(environment, &what, &signature, options, &value, errors);
            let state = emit_initial_state(owner, name);
            let start = quote! {
                let _ = ctx;
                (#state, input)
            };
            let input = data.input.clone();
            (data, input, start)
        }
    };
    WorkflowParts {
        owner,
        name,
        wire_name: operation_name(options, &name.to_string(), errors),
        data,
        handlers,
        body: WorkflowBody {
            run_input,
            start,
            run: emit_run(&quote!(<#owner>::run), &signature, &environment.runtime),
        },
    }
}

/// By name: the call would be an error in code that nobody sees.
pub(super) fn check_init_output(init: &Signature<'_>, name: &Ident, errors: &mut Errors) {
    let found =
        match init.output {
            ReturnType::Default => "nothing".to_owned(),
            ReturnType::Type(_, ty) => match &**ty {
                Type::Path(path)
                    if path.path.segments.last().is_some_and(|segment| {
                        segment.ident == "Self" || segment.ident == *name
                    }) =>
                {
                    return;
                }
                ty => format!("`{}`", written(ty)),
            },
        };
    errors.push(
        init.output_site(),
        Diagnostic::outside("init_output", format!("{} returns {found}", init.what))
            .note("it makes the state that the workflow starts from")
            .help("return `Self`"),
    );
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
                .note("`init` and `run` are the workflow's own, and `workflow` its handle's")
                .help("rename the method, and keep the name on the wire with `name = \"…\"`"),
            );
            continue;
        }
        let validator = methods
            .iter()
            .find(|it| it.sig.ident == format!("{VALIDATE}{ident}"))
            .copied();
        // The errors of one handler are not to stand in for another's code.
        let mut own = Errors::default();
        let handler = emit_handler(
            *kind,
            method,
            arguments.clone(),
            workflow,
            validator,
            &mut own,
        );
        errors.extend(own.into_tokens());
        if is_unique(&handlers, &handler, errors) {
            handlers.push(handler);
        }
    }
    handlers
}

/// The server tells handlers of one kind by their names alone, and a module its types.
fn is_unique(handlers: &[Handler], handler: &Handler, errors: &mut Errors) -> bool {
    let collision = handlers.iter().find_map(|other| {
        if other.kind == handler.kind && other.name == handler.name {
            Some((
                other,
                format!("named `{}`", handler.name),
                handler.name_span,
            ))
        } else if other.marker == handler.marker {
            let meaning = format!("the type `{}`", handler.marker);
            Some((other, meaning, handler.ident.span()))
        } else {
            None
        }
    });
    let Some((other, meaning, span)) = collision else {
        return true;
    };
    let (first, second) = (&other.ident, &handler.ident);
    errors.push(
        span,
        Diagnostic::outside(
            "name_collision",
            format!("the handlers `{first}` and `{second}` are both {meaning}"),
        )
        .help("rename one of the two"),
    );
    false
}

/// `validate_…` belongs to an update: one that is misspelt would let everything pass.
fn check_validator(method: &ImplItemFn, marked: &HashMap<Ident, Marks>, errors: &mut Errors) {
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

/// Returns the method that was probably meant.
pub(super) fn missing_run<'a>(
    block: &ItemImpl,
    workflow: &Ident,
    methods: &[&'a ImplItemFn],
    errors: &mut Errors,
) -> Option<&'a ImplItemFn> {
    let diagnostic = Diagnostic::outside(
        "missing_run",
        format!("the workflow `{workflow}` has no `run`"),
    );
    let names: Vec<String> = methods.iter().map(|it| it.sig.ident.to_string()).collect();
    let misspelt = suggest("run", names.iter().map(String::as_str));
    let misspelt = methods
        .iter()
        .zip(&names)
        .find(|(_, name)| Some(name.as_str()) == misspelt);
    match misspelt {
        Some((method, name)) => {
            errors.push(
                method.sig.ident.span(),
                diagnostic.help(format!("rename `{name}` to `run`")),
            );
            Some(method)
        }
        None => {
            errors.push(
                RustSite::of(&block.self_ty),
                diagnostic.help(
                    "add `async fn run(ctx: &mut Ctx<Self>) -> WorkflowResult<…>` to the block",
                ),
            );
            None
        }
    }
}

/// The last part of the type's path, which the generated types are named after.
pub(super) fn type_name(ty: &Type, errors: &mut Errors) -> Option<Ident> {
    if let Type::Path(path) = ty
        && let Some(segment) = path.path.segments.last()
        && segment.arguments.is_none()
    {
        return Some(segment.ident.clone());
    }
    errors.push(
        RustSite::of(ty),
        Diagnostic::outside(
            "generic_operation",
            format!("the workflow `{}` has arguments", written(ty)),
        )
        .help("put the block on a type without parameters"),
    );
    None
}
