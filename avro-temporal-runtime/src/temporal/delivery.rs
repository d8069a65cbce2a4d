//! Signals on their way to workflow code, and what becomes of one that can't be read.
//!
//! What this build can't read, another can: without a record of what was decided, a later worker
//! would take a signal that an earlier one left out, and compute another result. So everything that
//! isn't the failure of a task stands in the history as a patch marker, and a replay does what the
//! marker says, whatever it can read and whatever its contract says.

use std::collections::BTreeMap;

use avro_temporal_contract::contract::Undecodable;
use temporalio_workflow::WorkflowContext;

use super::host::Host;
use super::operation::SignalType;
use super::refusal::Refusal;
use super::skipped::{SkipReason, SkippedSignal, SkippedSignals};
use super::unreadable_counts::{UnreadableAction, count};
use super::workflow::Workflow;
use crate::{AvroType, ErrorClass, PayloadError, PayloadErrorKind, Role};

/// What becomes of a signal.
pub(super) enum Delivery<T> {
    /// Workflow code gets it.
    Take(T),
    /// Workflow code doesn't get it: it is left out, or the run ends.
    Leave,
    /// The workflow task fails.
    FailTask(PayloadError),
}

/// The signals that a run was sent.
#[derive(Default)]
pub(super) struct Deliveries {
    /// How many there were, by the name that they were sent under.
    counts: BTreeMap<String, u32>,
    skipped: Vec<SkippedSignal>,
}

impl Deliveries {
    /// Which delivery of its name a signal is, from 1: the events of a history have one order.
    fn count(&mut self, name: &str) -> u32 {
        let count = self.counts.entry(name.to_owned()).or_default();
        *count += 1;
        *count
    }

    /// Those that were left out.
    pub(super) fn skipped(&self) -> SkippedSignals {
        SkippedSignals {
            signals: self.skipped.clone(),
        }
    }
}

/// Decides what becomes of a signal that was sent under `name`.
pub(super) fn deliver<S: SignalType, W: Workflow>(
    ctx: &WorkflowContext<Host<W>>,
    name: &str,
    input: Result<S::Input, PayloadError>,
) -> Delivery<S::Input> {
    // The run's own input wasn't taken: there is nobody to deliver to.
    if ctx.state(|host| host.state().is_err()) {
        return Delivery::Leave;
    }
    let number = ctx.state(|host| host.deliveries().count(name));
    // Not the handler's name: of aliases that may be another in the next build.
    let skip = format!("avro-skip/{name}/{number}");
    let fail_run = format!("avro-fail-run/{name}/{number}");
    if ctx.is_replaying() {
        // Where there is no marker, this records none either.
        if ctx.patched(&skip) {
            leave_out(ctx, name, number, input.as_ref().err());
            return Delivery::Leave;
        }
        if ctx.patched(&fail_run) {
            let error = input.err().unwrap_or_else(|| found_corrupt::<S>(name));
            ctx.state(|host| host.end_with(Refusal::Unreadable(error)));
            return Delivery::Leave;
        }
        return match input {
            Ok(input) => Delivery::Take(input),
            Err(error) => Delivery::FailTask(error),
        };
    }
    let error = match input {
        Ok(input) => return Delivery::Take(input),
        Err(error) => error,
    };
    let (action, delivery) = match (S::ON_UNDECODABLE, error.class()) {
        (Undecodable::Skip, _) if ctx.patched(&skip) => {
            leave_out(ctx, name, number, Some(&error));
            (UnreadableAction::Skipped, Delivery::Leave)
        }
        (Undecodable::FailRun, ErrorClass::Corrupt) if ctx.patched(&fail_run) => {
            ctx.state(|host| host.end_with(Refusal::Unreadable(error.clone())));
            (UnreadableAction::RunFailed, Delivery::Leave)
        }
        // Also if the worker's own rule says that there is no new marker yet.
        _ => (
            UnreadableAction::TaskFailed,
            Delivery::FailTask(error.clone()),
        ),
    };
    count(&error, action);
    delivery
}

/// Of what a replay says of itself only the list of skipped signals changes with the build.
fn leave_out<W: Workflow>(
    ctx: &WorkflowContext<Host<W>>,
    name: &str,
    number: u32,
    error: Option<&PayloadError>,
) {
    let reason = match error.map(PayloadError::class) {
        Some(ErrorClass::Corrupt) => SkipReason::Corrupt,
        Some(ErrorClass::NotReadable) => SkipReason::NotReadable,
        None => SkipReason::Readable,
    };
    let skipped = SkippedSignal {
        signal: name.to_owned(),
        number: i64::from(number),
        reason,
    };
    ctx.state(|host| host.deliveries().skipped.push(skipped));
}

/// An earlier build found corrupt what this one can read: the run has ended all the same.
fn found_corrupt<S: SignalType>(name: &str) -> PayloadError {
    let reason = "an earlier build found it so, and ended the run".to_owned();
    PayloadError::new(
        PayloadErrorKind::Contradiction(reason),
        S::Input::info(),
        None,
    )
    .in_role(Role::SignalInput, name)
}
