//! An operation on the page: what goes in, what comes out, and what fails.

use std::fmt::Write as _;

use avro_temporal_contract::contract::{Contract, MessageRef, Operation, Workflow};
use avro_temporal_contract::schema::{Kind, SchemaSet, TypeId};

use super::markdown::{code, text_blocks, text_line};
use super::types::{render_fields, schema, type_link};

/// What a page of a contract is about.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) set: &'a SchemaSet,
    pub(super) contract: &'a Contract,
}

/// What all operations have, then what workflows take, then options, which are Markdown already.
pub(super) fn render_operation(
    page: &Page<'_>,
    heading: &str,
    operation: &Operation,
    handlers: &str,
    options: &str,
) -> String {
    let message = text_line(&operation.message);
    let anchor = anchor(page.contract, operation);
    let mut text = format!("\n{heading} <a id=\"{anchor}\"></a>{message}\n");
    if let Some(reason) = &operation.deprecated {
        let _ = write!(text, "\n**Deprecated:** {}\n", text_line(reason));
    }
    text += &text_blocks(operation.doc.as_deref());
    let _ = write!(text, "\n**Name on the wire:** {}", code(&operation.name));
    if !operation.aliases.is_empty() {
        let aliases: Vec<_> = operation.aliases.iter().map(|it| code(it)).collect();
        let _ = write!(text, "; workers also take {}", aliases.join(", "));
    }
    text.push('\n');
    text += &page.input(operation);
    let home = page.contract.name.namespace();
    let output = operation.output.as_ref();
    let output = output.map_or_else(|| "none".to_owned(), |it| schema(page.set, it, home));
    let _ = write!(text, "\n**Result:** {output}\n");
    text += &page.errors(operation);
    text += handlers;
    text += options;
    text
}

/// An operation's name, which leads to it.
pub(super) fn operation_link(contract: &Contract, operation: &Operation) -> String {
    let anchor = anchor(contract, operation);
    format!("[{}](#{anchor})", text_line(&operation.message))
}

/// No type has a name with a hyphen, nor has a message.
fn anchor(contract: &Contract, operation: &Operation) -> String {
    format!("{}-{}", contract.name, operation.message)
}

impl Page<'_> {
    fn home(&self) -> &str {
        self.contract.name.namespace()
    }

    fn input(&self, operation: &Operation) -> String {
        let Some(input) = &operation.input else {
            return "\n**Input:** none\n".to_owned();
        };
        let Kind::Named(id) = input.kind else {
            return format!("\n**Input:** {}\n", schema(self.set, input, self.home()));
        };
        let record = self.set.get(id);
        // The record of a request is written nowhere, and its name is all that is known of it.
        let name = if operation.parameters.iter().any(|it| it.is_input) {
            type_link(self.set, id, self.home())
        } else {
            code(record.name.as_str())
        };
        let fields = render_fields(self.set, record, self.home());
        format!("\n**Input:** {name}\n{fields}")
    }

    fn errors(&self, operation: &Operation) -> String {
        if operation.errors.is_empty() {
            return String::new();
        }
        let mut text = String::from("\n**Errors:**\n\n");
        for id in &operation.errors {
            let link = type_link(self.set, *id, self.home());
            let retryable = if self.is_retryable(*id, operation) {
                "retryable"
            } else {
                "not retryable"
            };
            let doc = text_line(self.set.get(*id).doc.as_deref().unwrap_or_default());
            let doc = if doc.is_empty() {
                doc
            } else {
                format!(": {doc}")
            };
            let _ = writeln!(text, "- {link}, {retryable}{doc}");
        }
        text
    }

    /// Whether an error doesn't end the attempts: neither its type says so, nor what is merged into
    /// the operation's own `retry`.
    fn is_retryable(&self, id: TypeId, operation: &Operation) -> bool {
        let contract = self.contract;
        let of_workflows = contract
            .workflows
            .iter()
            .map(|it| (&it.operation, &it.retry));
        let of_activities = contract
            .activities
            .iter()
            .map(|it| (&it.operation, &it.retry));
        let mut retries = of_workflows.chain(of_activities);
        let retry = retries.find(|(it, _)| it.message == operation.message);
        let named = retry
            .and_then(|(_, retry)| retry.as_ref())
            .is_some_and(|retry| {
                let name = self.set.get(id).name.as_str();
                retry.non_retryable_errors.iter().any(|it| it == name)
            });
        let declared = contract.errors.iter().find(|it| it.id == id);
        !named && declared.is_some_and(|it| !it.non_retryable)
    }

    /// The signals, queries and updates that a workflow takes.
    pub(super) fn handlers(&self, workflow: &Workflow) -> String {
        let contract = self.contract;
        let signals = self.references(&workflow.signals, |at| &contract.signals[at].operation);
        let queries = self.references(&workflow.queries, |at| &contract.queries[at].operation);
        let updates = self.references(&workflow.updates, |at| &contract.updates[at].operation);
        let kinds = [
            ("Signals", signals),
            ("Queries", queries),
            ("Updates", updates),
        ];
        let mut text = String::new();
        for (title, references) in kinds {
            if !references.is_empty() {
                let _ = write!(text, "\n**{title}:** {references}\n");
            }
        }
        text
    }

    fn references<'c>(
        &self,
        references: &[MessageRef],
        operation: impl Fn(usize) -> &'c Operation,
    ) -> String {
        let links = references.iter().map(|it| {
            let link = operation_link(self.contract, operation(it.index));
            if it.start {
                format!("{link} (may start it)")
            } else {
                link
            }
        });
        links.collect::<Vec<_>>().join(", ")
    }
}
