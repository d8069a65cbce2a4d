//! The query that lists the signals that a run left out.

use std::marker::PhantomData;

use super::operation::{QueryType, WorkflowType};

mod schema {
    #![allow(unreachable_pub, reason = "what callers see of it is exported above")]
    crate::include_avro!("schemas/skipped_signals.avsc");
}

pub(super) use schema::avro_temporal::SkippedSignals;
pub use schema::avro_temporal::{SkipReason, SkippedSignal};

/// The query's name, which workflows of every kind answer.
pub(super) const SKIPPED_SIGNALS: &str = "__avro_temporal_skipped_signals";

/// The query, of a workflow.
pub(super) struct SkippedSignalsOf<W>(PhantomData<fn() -> W>);

impl<W: WorkflowType> QueryType for SkippedSignalsOf<W> {
    const NAME: &'static str = SKIPPED_SIGNALS;
    type Workflow = W;
    type Input = ();
    type Output = SkippedSignals;
}
