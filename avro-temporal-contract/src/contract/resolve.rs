//! A protocol to a contract.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::activity::resolve_activity;
use super::check_options::check_options;
use super::collisions::check_collisions;
use super::keys::Scope;
use super::kind::{MessageKind, parse_kind, temporal_of};
use super::meant::{meant_protocol, meant_temporal};
use super::message::{MessageContext, resolve_operation};
use super::model::{
    Compatibility, Contract, ErrorType, Json, Operation, Query, Signal, Undecodable, Update,
    WaitForStage,
};
use super::options::as_bool;
use super::references::Messages;
use super::request::{Request, resolve_request};
use super::template::{ID, resolve_template};
use super::type_options::{check_temporal, compatibility_of, is_non_retryable};
use super::unused::check_unused;
use super::workflow::resolve_workflow;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::json::Node;
use crate::name::is_name_part;
use crate::schema::{File, Message, Names, ParsedFile, Protocol, SchemaSet, resolve_schemas};
use crate::site::{Site, Source};

/// Whether a file is a contract: a protocol that has a `temporal`, or a message of which has one.
pub fn is_contract(file: &File) -> bool {
    says_temporal(&file.node, file.protocol.as_ref())
}

/// The same of a file whose names are not resolved.
pub fn is_parsed_contract(file: &ParsedFile) -> bool {
    says_temporal(&file.node, file.protocol.as_ref())
}

fn says_temporal<N>(node: &Node, protocol: Option<&Protocol<N>>) -> bool {
    let says = |node: &Node| node.get("temporal").is_some();
    protocol.is_some_and(|it| says(node) || it.messages.iter().any(|it| says(&it.node)))
}

/// Reads a protocol as a contract. `others` are looked at for names that it doesn't define.
///
/// The records of requests are types of the set, as if the protocol listed them.
///
/// # Errors
///
/// All problems of the phase that failed first: the schemas, then the contract.
pub fn resolve_contract(
    source: &Arc<Source>,
    others: &[Arc<Source>],
    diagnostics: &mut Diagnostics,
) -> Result<(SchemaSet, Contract), Reported> {
    let wanted = std::slice::from_ref(source);
    let set = resolve_schemas(wanted, others, Names::Relative, diagnostics)?;
    resolve_contract_of(set, 0, diagnostics)
}

/// Reads the protocol at a position of a set's files as a contract.
///
/// # Errors
///
/// All problems of the contract.
pub fn resolve_contract_of(
    mut set: SchemaSet,
    file: usize,
    diagnostics: &mut Diagnostics,
) -> Result<(SchemaSet, Contract), Reported> {
    let Some(protocol) = set.files().get(file).and_then(|file| file.protocol.clone()) else {
        let site = set.files().get(file).map(|file| file.node.site.clone());
        let diagnostic = Diagnostic {
            site,
            ..Diagnostic::outside("not_a_protocol", "the file is a schema, not a protocol")
        };
        return Err(diagnostics.push(
            diagnostic.help(
                r#"write {"protocol": "…", "namespace": "…", "types": […], "messages": {…}}"#,
            ),
        ));
    };
    let temporal = set.files()[file].node.get("temporal").cloned();
    let mut own = Diagnostics::new();
    let mut resolver = Resolver {
        protocol: &protocol,
        temporal: temporal.as_ref(),
        compatibility: compatibility_of(&set.files()[file].node),
        diagnostics: &mut own,
    };
    let contract = resolver.resolve(&mut set, file);
    let checked = own.check();
    if own.errors().any(is_absence) {
        let meant = resolve_meant(&mut set, file).map(|(_, diagnostics)| diagnostics);
        let absences = meant.iter().flat_map(Diagnostics::errors);
        let absences = absences.filter(|it| is_absence(it));
        let absences: HashSet<_> = absences.map(place).collect();
        own.retain(|it| !is_absence(it) || absences.contains(&place(it)));
    }
    diagnostics.extend(own);
    checked?;
    Ok((set, contract))
}

/// Whether it is no second mistake if what is absent is there, and misspelt.
fn is_absence(diagnostic: &Diagnostic) -> bool {
    let absences = ["missing_close_timeout", "undeclared_search_attribute"];
    absences.contains(&diagnostic.rule)
}

fn place(diagnostic: &Diagnostic) -> (&'static str, Option<Range<usize>>) {
    (diagnostic.rule, diagnostic.site.as_ref().map(Site::span))
}

/// Reads the protocol at a position of a set's files as far as it goes: keys, words and references
/// as they are probably meant, without what else is wrong. `None` if there is no protocol.
///
/// It stands in for a contract that [`resolve_contract_of`] refuses, so that the names in it are no
/// second error, and is for nothing else: nobody is told what is left out.
pub fn resolve_refused_contract(mut set: SchemaSet, file: usize) -> Option<(SchemaSet, Contract)> {
    let (contract, _) = resolve_meant(&mut set, file)?;
    Some((set, contract))
}

/// The contract as it is probably meant, and what is wrong with that.
fn resolve_meant(set: &mut SchemaSet, file: usize) -> Option<(Contract, Diagnostics)> {
    let wanted = set.files().get(file)?;
    let protocol = meant_protocol(wanted.protocol.as_ref()?);
    let temporal = wanted.node.get("temporal").map(meant_temporal);
    let mut diagnostics = Diagnostics::new();
    let mut resolver = Resolver {
        protocol: &protocol,
        temporal: temporal.as_ref(),
        compatibility: None,
        diagnostics: &mut diagnostics,
    };
    let contract = resolver.resolve(set, file);
    Some((contract, diagnostics))
}

struct Resolver<'a> {
    protocol: &'a Protocol,
    /// The protocol's `temporal`.
    temporal: Option<&'a Node>,
    compatibility: Option<Compatibility>,
    diagnostics: &'a mut Diagnostics,
}

impl Resolver<'_> {
    fn resolve(&mut self, set: &mut SchemaSet, file: usize) -> Contract {
        if let Some(temporal) = self.temporal {
            let what = format!("the protocol `{}`", self.protocol.name);
            check_options(
                temporal,
                Scope::Protocol,
                "temporal",
                &what,
                self.diagnostics,
            );
        }
        let protocol = self.protocol;
        let messages: Vec<(&Message, Option<MessageKind>)> = protocol
            .messages
            .iter()
            .map(|message| (message, self.check_message(message)))
            .collect();
        let namespace = protocol.name.namespace();
        let requests: Vec<Request> = messages
            .iter()
            .map(|(message, kind)| match kind {
                // Without a kind or a name it is no operation, and has no record.
                None => Request::default(),
                Some(_) => resolve_request(set, file, namespace, message, self.diagnostics)
                    .unwrap_or_default(),
            })
            .collect();
        for id in set.ids() {
            check_temporal(set.get(id), self.diagnostics);
        }
        let mut contract = self.empty();
        let messages = Messages::new(messages);
        for ((message, kind), request) in messages.iter().zip(&requests) {
            let Some(kind) = kind else { continue };
            let context = MessageContext {
                set,
                protocol: &protocol.name,
                message,
                kind,
                request,
                what: format!("the {} `{}`", kind.word(), message.name),
                diagnostics: self.diagnostics,
            };
            resolve_message(context, self.temporal, &messages, &mut contract);
        }
        contract.errors = errors(set, &contract);
        check_collisions(&contract, self.diagnostics);
        // What is wrong may be what would use it.
        if self.diagnostics.check().is_ok() {
            check_unused(&contract, self.temporal, &messages, self.diagnostics);
        }
        contract
    }

    /// Reads what a message is, and checks its options.
    fn check_message(&mut self, message: &Message) -> Option<MessageKind> {
        if !is_name_part(&message.name) {
            self.diagnostics.push(
                Diagnostic::error(
                    "invalid_name",
                    &message.name_site,
                    format!(
                        "the message `{}` is not a name",
                        message.name.escape_debug()
                    ),
                )
                .help("names are letters, digits and `_`, and don't begin with a digit"),
            );
            return None;
        }
        let kind = parse_kind(message, self.diagnostics).ok()?;
        if let Some(temporal) = temporal_of(message) {
            let what = format!("the {} `{}`", kind.word(), message.name);
            check_options(temporal, kind.scope(), "temporal", &what, self.diagnostics);
        }
        Some(kind)
    }

    fn json(&self) -> Json {
        let json = self.temporal.and_then(|temporal| temporal.get("json"));
        if json.and_then(as_bool) == Some(false) {
            return Json::Refused;
        }
        let release = json.and_then(|json| json.get("schemaOf")?.as_i64());
        Json::SchemaOf(release.and_then(|it| it.try_into().ok()).unwrap_or(1))
    }

    fn empty(&self) -> Contract {
        let protocol = self.protocol;
        let queue = self.temporal.and_then(|it| it.get("taskQueue"));
        Contract {
            name: protocol.name.clone(),
            doc: protocol.doc.clone(),
            site: protocol.site.clone(),
            name_site: protocol.name_site.clone(),
            task_queue: queue.and_then(Node::as_str).map(str::to_owned),
            compatibility: self.compatibility,
            json: self.json(),
            workflows: Vec::new(),
            activities: Vec::new(),
            signals: Vec::new(),
            queries: Vec::new(),
            updates: Vec::new(),
            groups: Vec::new(),
            errors: Vec::new(),
        }
    }
}

fn resolve_message(
    mut context: MessageContext<'_>,
    protocol: Option<&Node>,
    messages: &Messages<'_>,
    contract: &mut Contract,
) {
    let own = context.own();
    let context = &mut context;
    match context.kind {
        MessageKind::Workflow => {
            let workflow = resolve_workflow(context, protocol, messages);
            contract.workflows.push(workflow);
        }
        MessageKind::Activity => {
            let site: &Site = &contract.name_site;
            let activity = resolve_activity(context, protocol, site, &mut contract.groups);
            contract.activities.push(activity);
        }
        MessageKind::Signal => contract.signals.push(Signal {
            operation: resolve_operation(context),
            on_undecodable: own
                .word("onUndecodable", Undecodable::from_word)
                .unwrap_or(Undecodable::FailTask),
        }),
        MessageKind::Query => contract.queries.push(Query {
            operation: resolve_operation(context),
        }),
        MessageKind::Update => contract.updates.push(Update {
            operation: resolve_operation(context),
            id: own
                .get("id")
                .and_then(|id| resolve_template(context, id, ID)),
            wait_for_stage: own.word("waitForStage", WaitForStage::from_word),
        }),
    }
}

/// The errors that any message declares, each once, in the order of the file.
fn errors(set: &SchemaSet, contract: &Contract) -> Vec<ErrorType> {
    let declared: BTreeSet<_> = contract
        .operations()
        .flat_map(|operation: &Operation| operation.errors.iter().copied())
        .collect();
    declared
        .into_iter()
        .map(|id| ErrorType {
            id,
            non_retryable: is_non_retryable(set.get(id)),
        })
        .collect()
}
