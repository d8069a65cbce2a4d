//! What all messages have.

use super::check_name::name_fault;
use super::kind::{MessageKind, temporal_of};
use super::model::Operation;
use super::options::Options;
use super::request::Request;
use super::type_options::check_misplaced;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::name::FullName;
use crate::schema::{Kind, Message, SchemaSet, Shape, TypeId};

/// A message, and what is needed to resolve it.
pub(super) struct MessageContext<'a> {
    pub(super) set: &'a SchemaSet,
    /// The protocol's fullname.
    pub(super) protocol: &'a FullName,
    pub(super) message: &'a Message,
    pub(super) kind: MessageKind,
    pub(super) request: &'a Request,
    /// What it is called in diagnostics: ``the workflow `processOrder` ``.
    pub(super) what: String,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl<'a> MessageContext<'a> {
    /// What it says itself.
    pub(super) fn own(&self) -> Options<'a> {
        Options::new([temporal_of(self.message)])
    }
}

/// Resolves what all messages have.
pub(super) fn resolve_operation(context: &mut MessageContext<'_>) -> Operation {
    let message = context.message;
    let site_of = |attribute| {
        let node = message.node.get(attribute);
        node.map_or(&message.site, |node| &node.site).clone()
    };
    check_types(context);
    check_answer(context);
    let own = context.own();
    Operation {
        message: message.name.clone(),
        name: resolve_name(context),
        aliases: own.texts("aliases"),
        doc: message.doc.clone(),
        deprecated: own.text("deprecated"),
        input: context.request.input.clone(),
        parameters: context.request.parameters.clone(),
        output: match message.response.kind {
            Kind::Null => None,
            _ => Some(message.response.clone()),
        },
        errors: resolve_errors(context),
        site: message.site.clone(),
        name_site: message.name_site.clone(),
        request_site: site_of("request"),
        response_site: site_of("response"),
    }
}

/// Workflows and activities are known to the whole namespace of a server, handlers to their
/// workflow alone.
fn resolve_name(context: &mut MessageContext<'_>) -> String {
    if let Some(name) = context.own().text("name") {
        return name;
    }
    let message = context.message;
    let name = match context.kind {
        MessageKind::Workflow | MessageKind::Activity => {
            format!("{}.{}", context.protocol, message.name)
        }
        _ => message.name.clone(),
    };
    if let Err(fault) = name_fault(&name) {
        context.diagnostics.push(
            Diagnostic::error(
                "bad_operation_name",
                &message.name_site,
                format!("the name of {} {fault}", context.what),
            )
            .help(r#"add another to its `temporal`: `"name": "…"`"#),
        );
    }
    name
}

fn resolve_errors(context: &mut MessageContext<'_>) -> Vec<TypeId> {
    let mut errors = Vec::new();
    for error in &context.message.errors {
        let id = match error.kind {
            Kind::Named(id) => Some(id),
            _ => None,
        };
        let is_error = |id: &TypeId| {
            matches!(
                context.set.get(*id).shape,
                Shape::Record { is_error: true, .. }
            )
        };
        let Some(id) = id.filter(is_error) else {
            let diagnostic = Diagnostic::error(
                "not_an_error",
                &error.site,
                format!(
                    "{} declares `{}`, which is no error",
                    context.what,
                    context.set.describe(error)
                ),
            );
            context
                .diagnostics
                .push(match id.map(|id| context.set.get(id)) {
                    Some(named) if matches!(named.shape, Shape::Record { .. }) => diagnostic
                        .note_at("it is a record", &named.name_site)
                        .help("write `\"type\": \"error\"` in its definition"),
                    _ => diagnostic
                        .note("every message can fail in ways that it doesn't declare")
                        .help("remove it, or name a type of `\"type\": \"error\"`"),
                });
            continue;
        };
        if errors.contains(&id) {
            context.diagnostics.push(
                Diagnostic::error(
                    "duplicate_error",
                    &error.site,
                    format!(
                        "{} declares `{}` twice",
                        context.what,
                        context.set.get(id).name
                    ),
                )
                .help("remove one of the two"),
            );
            continue;
        }
        errors.push(id);
    }
    errors
}

/// Finds a `temporal` within the schemas that the message names.
fn check_types(context: &mut MessageContext<'_>) {
    let node = &context.message.node;
    for part in ["response", "errors"] {
        if let Some(part_node) = node.get(part) {
            let what = format!("the {part} of {}", context.what);
            check_misplaced(part_node, &what, "remove it", context.diagnostics);
        }
    }
    if let Some(heartbeat) = temporal_of(context.message).and_then(|it| it.get("heartbeat")) {
        let what = format!("the heartbeat of {}", context.what);
        check_misplaced(heartbeat, &what, "remove it", context.diagnostics);
    }
}

/// One-way is what signals are, and nothing else; queries fail in one way.
fn check_answer(context: &mut MessageContext<'_>) {
    let message = context.message;
    let diagnostic = match context.kind {
        MessageKind::Signal if !message.one_way => {
            let does = match (&message.response.kind, message.errors.is_empty()) {
                (Kind::Null, true) => "isn't one-way",
                (Kind::Null, false) => "declares errors",
                _ => "has a response",
            };
            Diagnostic::error(
                "signal_not_one_way",
                &message.name_site,
                format!("{} {does}", context.what),
            )
            .note("whoever sends a signal hears nothing of what becomes of it")
            .help(r#"write `"response": "null", "one-way": true` without `errors`, or make it an update"#)
        }
        MessageKind::Signal => return,
        _ if message.one_way => Diagnostic::error(
            "one_way_not_signal",
            &message.name_site,
            format!("{} is one-way", context.what),
        )
        .note("whoever calls it hears of its end")
        .help("remove `one-way`, or make it a signal"),
        MessageKind::Query => match message.errors.first() {
            Some(error) => Diagnostic::error(
                "query_with_errors",
                &error.site,
                format!("{} declares errors", context.what),
            )
            .note("the server passes on the text alone of a query's failure, not its details")
            .help("remove `errors`, and say it in the response"),
            None => return,
        },
        _ => return,
    };
    context.diagnostics.push(diagnostic);
}
