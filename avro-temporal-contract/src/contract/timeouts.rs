//! Timeouts that can't be held together. `0s` is no limit to the server.

use std::time::Duration;

use super::message::MessageContext;
use super::options::Options;
use crate::diagnostic::Diagnostic;

/// Finds workflow timeouts that contradict each other.
pub(super) fn check_workflow_timeouts(context: &mut MessageContext<'_>, options: &Options<'_>) {
    check_within(context, options, "runTimeout", "executionTimeout");
    check_within(context, options, "taskTimeout", "runTimeout");
}

/// Finds activity timeouts that are missing or contradict each other.
pub(super) fn check_activity_timeouts(context: &mut MessageContext<'_>, options: &Options<'_>) {
    let start_to_close = limit(options, "startToCloseTimeout");
    let is_wrong = |name| options.get(name).is_some() && options.duration(name).is_none();
    if start_to_close.is_none()
        && limit(options, "scheduleToCloseTimeout").is_none()
        && !is_wrong("startToCloseTimeout")
        && !is_wrong("scheduleToCloseTimeout")
    {
        context.diagnostics.push(
            Diagnostic::error(
                "missing_close_timeout",
                &context.message.name_site,
                format!("{} has no time in which it has to end", context.what),
            )
            .note("the server takes no activity without one; `0s` is none")
            .help(r#"add `"startToCloseTimeout": "30s"` to its `temporal`, or to `defaults` of the protocol"#),
        );
    }
    check_within(
        context,
        options,
        "startToCloseTimeout",
        "scheduleToCloseTimeout",
    );
    check_within(
        context,
        options,
        "scheduleToStartTimeout",
        "scheduleToCloseTimeout",
    );
    check_heartbeat(context, options);
}

fn check_heartbeat(context: &mut MessageContext<'_>, options: &Options<'_>) {
    let Some(timeout) = options.get("heartbeatTimeout") else {
        if let Some(heartbeat) = &context.message.heartbeat {
            context.diagnostics.push(
                Diagnostic::warning(
                    "heartbeat_without_timeout",
                    &heartbeat.site,
                    format!(
                        "{} has a `heartbeat`, and no `heartbeatTimeout`",
                        context.what
                    ),
                )
                .note("nobody misses a heartbeat that has no time in which it has to come")
                .help(r#"add `"heartbeatTimeout": "10s"`"#),
            );
        }
        return;
    };
    if limit(options, "startToCloseTimeout").is_some() {
        check_within(context, options, "heartbeatTimeout", "startToCloseTimeout");
    } else if limit(options, "scheduleToCloseTimeout").is_some()
        && limit(options, "heartbeatTimeout").is_some()
    {
        // The server lets an attempt have all of the time then.
        context.diagnostics.push(
            Diagnostic::warning(
                "heartbeat_without_start_to_close",
                &timeout.site,
                format!(
                    "{} has a `heartbeatTimeout`, and no `startToCloseTimeout`",
                    context.what
                ),
            )
            .note("an attempt that is alive and gets nowhere takes the time of all attempts")
            .help(r#"add `"startToCloseTimeout": "30s"`"#),
        );
        check_within(
            context,
            options,
            "heartbeatTimeout",
            "scheduleToCloseTimeout",
        );
    }
}

/// A limit; none for one of no length.
fn limit(options: &Options<'_>, name: &str) -> Option<Duration> {
    options.duration(name).filter(|limit| !limit.is_zero())
}

/// The inner time is over before the outer one is.
fn check_within(context: &mut MessageContext<'_>, options: &Options<'_>, inner: &str, outer: &str) {
    let (Some(inner_limit), Some(outer_limit)) = (limit(options, inner), limit(options, outer))
    else {
        return;
    };
    if inner_limit <= outer_limit {
        return;
    }
    let (Some(inner_node), Some(outer_node)) = (options.get(inner), options.get(outer)) else {
        return;
    };
    context.diagnostics.push(
        Diagnostic::error(
            "contradicting_timeouts",
            &inner_node.site,
            format!("`{inner}` of {} is longer than its `{outer}`", context.what),
        )
        .note_at(format!("`{outer}` stands"), &outer_node.site)
        .help(format!("make `{inner}` shorter, or `{outer}` longer")),
    );
}
