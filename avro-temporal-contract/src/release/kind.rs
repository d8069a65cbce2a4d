//! The kinds of operations.

use std::collections::HashMap;

use crate::contract::{Contract, Operation};

/// What an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the SDK's own words")]
pub enum Kind {
    Workflow,
    Activity,
    Signal,
    Query,
    Update,
}

impl Kind {
    /// Its name in messages.
    pub fn word(self) -> &'static str {
        match self {
            Self::Workflow => "workflow",
            Self::Activity => "activity",
            Self::Signal => "signal",
            Self::Query => "query",
            Self::Update => "update",
        }
    }
}

/// The operations of a contract, each with its kind.
pub(crate) fn operations(contract: &Contract) -> impl Iterator<Item = (Kind, &Operation)> {
    let workflows = contract.workflows.iter().map(|it| &it.operation);
    let activities = contract.activities.iter().map(|it| &it.operation);
    let signals = contract.signals.iter().map(|it| &it.operation);
    let queries = contract.queries.iter().map(|it| &it.operation);
    let updates = contract.updates.iter().map(|it| &it.operation);
    let of = |kind| move |operation| (kind, operation);
    workflows
        .map(of(Kind::Workflow))
        .chain(activities.map(of(Kind::Activity)))
        .chain(signals.map(of(Kind::Signal)))
        .chain(queries.map(of(Kind::Query)))
        .chain(updates.map(of(Kind::Update)))
}

/// The operations of a contract by what others know them by.
pub(super) struct Counterparts<'c> {
    by_message: HashMap<(Kind, &'c str), &'c Operation>,
    by_name: HashMap<(Kind, &'c str), &'c Operation>,
}

impl<'c> Counterparts<'c> {
    pub(super) fn new(contract: &'c Contract) -> Self {
        let mut by_message = HashMap::new();
        let mut by_name = HashMap::new();
        for (kind, operation) in operations(contract) {
            by_message.insert((kind, operation.message.as_str()), operation);
            for name in names(operation) {
                by_name.entry((kind, name)).or_insert(operation);
            }
        }
        Self {
            by_message,
            by_name,
        }
    }

    /// The operation that is the same as one of another contract: by its message, or else by its
    /// name on the wire.
    pub(super) fn of(&self, kind: Kind, other: &Operation) -> Option<&'c Operation> {
        let by_message = self.by_message.get(&(kind, other.message.as_str()));
        let by_name = || self.by_name.get(&(kind, other.name.as_str()));
        by_message.or_else(by_name).copied()
    }
}

/// All names on the wire under which an operation is taken, its own first.
pub(super) fn names(operation: &Operation) -> impl Iterator<Item = &str> {
    std::iter::once(&operation.name)
        .chain(&operation.aliases)
        .map(String::as_str)
}
