//! The kinds of operations.

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
pub(super) fn operations(contract: &Contract) -> impl Iterator<Item = (Kind, &Operation)> {
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

/// The operation of another contract that is the same one: by its message, or else by a name on the
/// wire.
pub(super) fn counterpart<'c>(
    kind: Kind,
    operation: &Operation,
    contract: &'c Contract,
) -> Option<&'c Operation> {
    let same_kind = || operations(contract).filter(move |(other, _)| *other == kind);
    let by_message = same_kind().find(|(_, other)| other.message == operation.message);
    let by_name = || {
        same_kind().find(|(_, other)| {
            other.name == operation.name || other.aliases.contains(&operation.name)
        })
    };
    by_message.or_else(by_name).map(|(_, other)| other)
}
