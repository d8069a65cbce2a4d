//! A contract on the page.

use std::fmt::Write as _;

use std::collections::HashSet;

use avro_temporal_contract::contract::{Activity, Contract, Json, Operation};
use avro_temporal_contract::schema::{File, Kind, SchemaSet, TypeId};

use super::LONGEST;
use super::markdown::{code, text_blocks, text_line};
use super::operation::{Page, operation_link, render_operation};
use super::options::{activity_options, signal_options, update_options, workflow_options};
use super::types::{render_types, type_link};

/// What is said of a contract, and of the types of its file.
pub(crate) fn render_contract(set: &SchemaSet, contract: &Contract, file: &File) -> String {
    let page = Page { set, contract };
    let types = types_of(contract, file);
    let mut text = format!("# {}\n", text_line(contract.name.as_str()));
    text += &text_blocks(contract.doc.as_deref());
    if let Some(task_queue) = &contract.task_queue {
        let _ = write!(text, "\nIts task queue is {}.\n", code(task_queue));
    }
    if let Some(compatibility) = contract.compatibility {
        let word = compatibility.word();
        let _ = write!(
            text,
            "\nIts schemas are compatible at `{word}` with its releases.\n"
        );
    }
    match contract.json {
        // As nobody would expect otherwise.
        Json::SchemaOf(1) => {}
        Json::SchemaOf(release) => {
            let _ = write!(text, "\nJSON is read as release {release} has it.\n");
        }
        Json::Refused => text += "\nJSON is refused.\n",
    }
    text += &page.contents(&types);
    text += &page.workflows();
    text += &page.activities();
    text += &page.signals();
    text += &page.queries();
    text += &page.updates();
    text += &render_types(set, &types, contract.name.namespace());
    text
}

/// The types that the file writes: the record of a request stands with its message.
fn types_of(contract: &Contract, file: &File) -> Vec<TypeId> {
    let requests: HashSet<TypeId> = contract
        .operations()
        .filter(|it| it.parameters.iter().all(|parameter| !parameter.is_input))
        .filter_map(|it| match it.input.as_ref()?.kind {
            Kind::Named(id) => Some(id),
            _ => None,
        })
        .collect();
    let types = file.types.iter().copied();
    types.filter(|id| !requests.contains(id)).collect()
}

impl Page<'_> {
    fn contents(&self, types: &[TypeId]) -> String {
        let contract = self.contract;
        let links = |operations: Vec<&Operation>| {
            let links = operations
                .into_iter()
                .map(|it| operation_link(contract, it));
            links.collect::<Vec<_>>()
        };
        let home = contract.name.namespace();
        let kinds = [
            (
                "Workflows",
                links(contract.workflows.iter().map(|it| &it.operation).collect()),
            ),
            (
                "Activities",
                links(contract.activities.iter().map(|it| &it.operation).collect()),
            ),
            (
                "Signals",
                links(contract.signals.iter().map(|it| &it.operation).collect()),
            ),
            (
                "Queries",
                links(contract.queries.iter().map(|it| &it.operation).collect()),
            ),
            (
                "Updates",
                links(contract.updates.iter().map(|it| &it.operation).collect()),
            ),
            (
                "Types",
                types
                    .iter()
                    .map(|id| type_link(self.set, *id, home))
                    .collect(),
            ),
        ];
        let mut text = String::from("\n");
        for (title, links) in kinds {
            if !links.is_empty() {
                let _ = writeln!(text, "- {title}: {}", links.join(", "));
            }
        }
        text
    }

    fn workflows(&self) -> String {
        let workflows = self.contract.workflows.iter();
        section(
            "Workflows",
            workflows.map(|workflow| {
                let handlers = self.handlers(workflow);
                let options = workflow_options(workflow);
                render_operation(self, "###", &workflow.operation, &handlers, &options)
            }),
        )
    }

    fn activities(&self) -> String {
        let groups = self.contract.groups.iter().enumerate();
        section(
            "Activities",
            groups.map(|(group, it)| {
                let of_group = |activity: &&Activity| activity.group == group;
                let activities = self.contract.activities.iter().filter(of_group);
                let rendered = join(activities.map(|activity| {
                    let options = activity_options(self, activity);
                    render_operation(self, "####", &activity.operation, "", &options)
                }));
                format!("\n### Group {}\n{rendered}", code(&it.name))
            }),
        )
    }

    fn signals(&self) -> String {
        let signals = self.contract.signals.iter();
        section(
            "Signals",
            signals.map(|it| render_operation(self, "###", &it.operation, "", &signal_options(it))),
        )
    }

    fn queries(&self) -> String {
        let queries = self.contract.queries.iter();
        section(
            "Queries",
            queries.map(|it| render_operation(self, "###", &it.operation, "", "")),
        )
    }

    fn updates(&self) -> String {
        let updates = self.contract.updates.iter();
        section(
            "Updates",
            updates.map(|it| render_operation(self, "###", &it.operation, "", &update_options(it))),
        )
    }
}

/// A section of a page; nothing without parts.
fn section(title: &str, parts: impl Iterator<Item = String>) -> String {
    let parts = join(parts);
    if parts.is_empty() {
        return String::new();
    }
    format!("\n## {title}\n{parts}")
}

/// Parts of a page, up to the one with which it is too long.
fn join(parts: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for part in parts {
        text += &part;
        if text.len() > LONGEST {
            break;
        }
    }
    text
}
