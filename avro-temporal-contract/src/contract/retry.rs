//! Retry policies and priorities.

use super::message::MessageContext;
use super::model::{Priority, Retry};
use super::options::Options;
use super::template::{FAIRNESS_KEY, resolve_template};
use crate::diagnostic::Diagnostic;

/// The retry policy of a workflow or activity; `None` if nobody says anything of one.
pub(super) fn resolve_retry(
    context: &mut MessageContext<'_>,
    options: &Options<'_>,
) -> Option<Retry> {
    let options = options.object("retry");
    let retry = Retry {
        initial_interval: options.duration("initialInterval"),
        backoff_coefficient: options.number("backoffCoefficient"),
        maximum_interval: options.duration("maximumInterval"),
        maximum_attempts: options.count("maximumAttempts"),
        non_retryable_errors: options.texts("nonRetryableErrorTypes"),
    };
    if let (Some(initial), Some(maximum)) = (retry.initial_interval, retry.maximum_interval)
        && !maximum.is_zero()
        && maximum < initial
        && let (Some(first), Some(second)) = (
            options.get("maximumInterval"),
            options.get("initialInterval"),
        )
    {
        context.diagnostics.push(
            Diagnostic::error(
                "contradicting_retry",
                &first.site,
                format!(
                    "`maximumInterval` of {} is shorter than its `initialInterval`",
                    context.what
                ),
            )
            .note_at("`initialInterval` stands", &second.site)
            .help("make `maximumInterval` at least as long"),
        );
    }
    Some(retry).filter(|retry| *retry != Retry::default())
}

/// The priority of a workflow or activity; `None` if nobody says anything of one.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the server takes a weight of 32 bits, and the table its range"
)]
pub(super) fn resolve_priority(
    context: &mut MessageContext<'_>,
    options: &Options<'_>,
) -> Option<Priority> {
    let options = options.object("priority");
    let fairness_key = options.get("fairnessKey");
    let priority = Priority {
        key: options.count("key"),
        fairness_key: fairness_key.and_then(|node| resolve_template(context, node, FAIRNESS_KEY)),
        fairness_weight: options.number("fairnessWeight").map(|weight| weight as f32),
    };
    let says_something = priority.key.is_some()
        || priority.fairness_key.is_some()
        || priority.fairness_weight.is_some();
    says_something.then_some(priority)
}
