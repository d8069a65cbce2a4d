//! Who reads a payload again, and when: what decides how compatible its schemas have to be.

use std::fmt;

/// What a payload is to an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// What a workflow starts with, also a continued one, a child and a schedule.
    WorkflowInput,
    /// What a workflow ends with.
    WorkflowResult,
    /// What an activity starts with.
    ActivityInput,
    /// What an activity ends with.
    ActivityResult,
    /// What an activity reports while it runs.
    Heartbeat,
    /// What a signal brings.
    SignalInput,
    /// What a query asks.
    QueryInput,
    /// What a query answers.
    QueryResult,
    /// What an update asks.
    UpdateInput,
    /// What an update answers.
    UpdateResult,
    /// What a declared error tells.
    Failure,
    /// A schema of its own, which may be used as any of these.
    Any,
}

/// Which releases' schemas have to be compatible with the working one in a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// None.
    None,
    /// The last one.
    Last,
    /// All that are retained.
    All,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 12] = [
        Self::WorkflowInput,
        Self::WorkflowResult,
        Self::ActivityInput,
        Self::ActivityResult,
        Self::Heartbeat,
        Self::SignalInput,
        Self::QueryInput,
        Self::QueryResult,
        Self::UpdateInput,
        Self::UpdateResult,
        Self::Failure,
        Self::Any,
    ];

    /// Its name in reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::WorkflowInput => "workflow_input",
            Self::WorkflowResult => "workflow_result",
            Self::ActivityInput => "activity_input",
            Self::ActivityResult => "activity_result",
            Self::Heartbeat => "heartbeat",
            Self::SignalInput => "signal_input",
            Self::QueryInput => "query_input",
            Self::QueryResult => "query_result",
            Self::UpdateInput => "update_input",
            Self::UpdateResult => "update_result",
            Self::Failure => "failure",
            Self::Any => "any",
        }
    }

    /// All payloads of the role, for headings.
    pub fn title(self) -> &'static str {
        match self {
            Self::WorkflowInput => "inputs of workflows",
            Self::WorkflowResult => "results of workflows",
            Self::ActivityInput => "inputs of activities",
            Self::ActivityResult => "results of activities",
            Self::Heartbeat => "heartbeats",
            Self::SignalInput => "inputs of signals",
            Self::QueryInput => "inputs of queries",
            Self::QueryResult => "results of queries",
            Self::UpdateInput => "inputs of updates",
            Self::UpdateResult => "results of updates",
            Self::Failure => "declared errors",
            Self::Any => "values",
        }
    }

    /// Whether workflow code reads it again on every replay: it must then get the same value.
    pub fn is_replayed(self) -> bool {
        match self {
            Self::WorkflowInput
            | Self::WorkflowResult
            | Self::ActivityResult
            | Self::SignalInput
            | Self::UpdateInput
            | Self::Failure
            | Self::Any => true,
            Self::ActivityInput
            | Self::Heartbeat
            | Self::QueryInput
            | Self::QueryResult
            | Self::UpdateResult => false,
        }
    }

    /// What the new schema has to read.
    pub(super) fn backward(self) -> Reach {
        match self {
            // Live only: who asks and who answers are neighbours in a rollout.
            Self::QueryInput | Self::QueryResult => Reach::Last,
            // An attempt can be as old as the run that made it.
            _ => Reach::All,
        }
    }

    /// By which earlier schemas what the new one writes has to be read.
    pub(super) fn forward(self) -> Reach {
        match self {
            // Who waits for it may wait for a worker that is newer.
            Self::WorkflowResult | Self::UpdateResult => Reach::None,
            _ => Reach::Last,
        }
    }

    /// Who reads it, and when: a sentence's end.
    pub fn readers(self) -> &'static str {
        match self {
            Self::WorkflowInput => {
                "every later worker reads it on each replay, a schedule starts runs with it for ever, \
                 and an older worker may read it during a rollout or after a rollback"
            }
            Self::WorkflowResult => {
                "clients read it until the namespace's retention ends, and a parent's workers on each \
                 replay"
            }
            Self::ActivityInput => {
                "the activity's worker reads it on each attempt, perhaps one of an older build"
            }
            Self::Heartbeat => "the next attempt reads it, perhaps on a worker of an older build",
            Self::ActivityResult | Self::SignalInput | Self::UpdateInput | Self::Failure => {
                "every later worker reads it on each replay, and an older one may during a rollout or \
                 after a rollback"
            }
            Self::QueryInput | Self::QueryResult => {
                "it is read at once, by a neighbour in a rollout at most"
            }
            Self::UpdateResult => "clients read it until the namespace's retention ends",
            Self::Any => {
                "nothing says what a schema of its own is used for, and workflow code may read it on \
                 each replay"
            }
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WorkflowInput => "the input of the workflow",
            Self::WorkflowResult => "the result of the workflow",
            Self::ActivityInput => "the input of the activity",
            Self::ActivityResult => "the result of the activity",
            Self::Heartbeat => "the heartbeat of the activity",
            Self::SignalInput => "the input of the signal",
            Self::QueryInput => "the input of the query",
            Self::QueryResult => "the result of the query",
            Self::UpdateInput => "the input of the update",
            Self::UpdateResult => "the result of the update",
            Self::Failure => "a declared error of",
            Self::Any => "the schema",
        })
    }
}
