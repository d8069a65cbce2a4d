//! How many payloads couldn't be read, and what became of them.
//!
//! The SDK gives its meter to no workflow, activity or client, so that these counts are the
//! process's own.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::{ErrorClass, PayloadError, Role};

/// How many payloads couldn't be read in one way since the process began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadableCount {
    /// What the payloads were to the operation.
    pub role: Role,
    /// The operation: `workflow`, `workflow.handler`, `activity`.
    pub operation: String,
    /// Who can heal it.
    pub class: ErrorClass,
    /// What became of it.
    pub action: UnreadableAction,
    /// How many.
    pub count: u64,
}

/// What became of a payload that couldn't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum UnreadableAction {
    /// A workflow task failed; every attempt counts.
    TaskFailed,
    /// The run failed.
    RunFailed,
    /// A query or update was rejected.
    Rejected,
    /// A signal was left out.
    Skipped,
    /// An attempt of an activity failed.
    AttemptFailed,
    /// Whoever asked got an error: a client, or an activity that reads its last heartbeat.
    Returned,
}

impl UnreadableAction {
    /// The word for it, as a metric's label: `task_failed`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::TaskFailed => "task_failed",
            Self::RunFailed => "run_failed",
            Self::Rejected => "rejected",
            Self::Skipped => "skipped",
            Self::AttemptFailed => "attempt_failed",
            Self::Returned => "returned",
        }
    }
}

/// The operations are those of the program, so that this doesn't grow with what is sent.
static COUNTS: Mutex<BTreeMap<Key, u64>> = Mutex::new(BTreeMap::new());

type Key = (Role, String, ErrorClass, UnreadableAction);

/// Counts a payload error that became something else than an error.
///
/// Workflow code that is replayed counts nothing: it did when it ran.
pub(super) fn count(error: &PayloadError, action: UnreadableAction) {
    let Some((role, operation)) = error.operation() else {
        return;
    };
    let key = (role, operation.to_owned(), error.class(), action);
    let mut counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    *counts.entry(key).or_default() += 1;
}

/// What couldn't be read in this process since it began, by role, operation, class and action.
///
/// A program that has a meter gives these numbers to it, each as a counter that only grows.
pub fn unreadable_counts() -> Vec<UnreadableCount> {
    let counts = COUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let counts = counts.iter();
    counts
        .map(
            |((role, operation, class, action), count)| UnreadableCount {
                role: *role,
                operation: operation.clone(),
                class: *class,
                action: *action,
                count: *count,
            },
        )
        .collect()
}
