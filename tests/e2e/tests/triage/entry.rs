//! The triage as a table.

use avro_temporal_runtime::{Role, UnreadableAction};
use e2e::relay::ATTEMPTS;

/// Where garbage comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    StartInput,
    /// Of a workflow on a schema file, which says nothing of what can't be read.
    Signal,
    /// Of a contract that says nothing of it.
    StrictSignal,
    /// Of a contract that says `fail_run`.
    FatalSignal,
    /// Of a contract that says `skip`.
    LenientSignal,
    Update,
    Query,
    ActivityInput,
    ActivityResult,
    ChildInput,
    ChildResult,
    ClientResult,
}

/// What becomes of it. Everything else goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The run fails in its first attempt of the task, once and for all, with a typed failure that
    /// is not retried.
    RunFails,
    /// The workflow task fails with the reason, again and again, and the run stays open.
    TaskFails,
    /// The caller gets the reason, and nothing is in history.
    Rejected,
    /// The activity fails with a typed failure after so many attempts.
    ActivityFails(i32),
    /// The run goes on as if the signal weren't there, and lists it.
    Skipped,
    /// Who asks for it gets the reason, and the run has completed.
    Returned,
}

const RETRIED: Outcome = Outcome::ActivityFails(ATTEMPTS.cast_signed());

/// The triage: the entry, what corrupt payloads get, and what payloads get that another build can
/// read.
#[rustfmt::skip]
pub(crate) const TRIAGE: [(Entry, Outcome, Outcome); 12] = [
    (Entry::StartInput,     Outcome::RunFails,         Outcome::TaskFails),
    (Entry::Signal,         Outcome::TaskFails,        Outcome::TaskFails),
    (Entry::StrictSignal,   Outcome::TaskFails,        Outcome::TaskFails),
    (Entry::FatalSignal,    Outcome::RunFails,         Outcome::TaskFails),
    (Entry::LenientSignal,  Outcome::Skipped,          Outcome::Skipped),
    (Entry::Update,         Outcome::Rejected,         Outcome::Rejected),
    (Entry::Query,          Outcome::Rejected,         Outcome::Rejected),
    (Entry::ActivityInput,  Outcome::ActivityFails(1), RETRIED),
    (Entry::ActivityResult, Outcome::RunFails,         Outcome::TaskFails),
    (Entry::ChildInput,     Outcome::RunFails,         Outcome::TaskFails),
    (Entry::ChildResult,    Outcome::RunFails,         Outcome::TaskFails),
    (Entry::ClientResult,   Outcome::Returned,         Outcome::Returned),
];

impl Entry {
    /// The role and the operation under which it is counted.
    pub(crate) fn operation(self) -> (Role, &'static str) {
        match self {
            // A child's start input is to the child what any run's is.
            Self::StartInput | Self::ChildInput => (Role::WorkflowInput, "Target"),
            Self::Signal => (Role::SignalInput, "Target.keep"),
            Self::StrictSignal => (Role::SignalInput, "Collect.strict"),
            Self::FatalSignal => (Role::SignalInput, "Collect.fatal"),
            Self::LenientSignal => (Role::SignalInput, "Collect.lenient"),
            Self::Update => (Role::UpdateInput, "Target.put"),
            Self::Query => (Role::QueryInput, "Target.mirror"),
            Self::ActivityInput => (Role::ActivityInput, "Echo"),
            Self::ActivityResult => (Role::ActivityResult, "Give"),
            Self::ChildResult => (Role::ChildResult, "GiveSample"),
            Self::ClientResult => (Role::WorkflowResult, "GiveSample"),
        }
    }
}

impl Outcome {
    /// As what it is counted, and how often; of failed tasks the runs.
    pub(crate) fn counted(self) -> (UnreadableAction, u64) {
        match self {
            Self::RunFails => (UnreadableAction::RunFailed, 1),
            Self::TaskFails => (UnreadableAction::TaskFailed, 1),
            Self::Rejected => (UnreadableAction::Rejected, 1),
            Self::Skipped => (UnreadableAction::Skipped, 1),
            Self::Returned => (UnreadableAction::Returned, 1),
            Self::ActivityFails(attempts) => (
                UnreadableAction::AttemptFailed,
                attempts.unsigned_abs().into(),
            ),
        }
    }
}
