//! Which event a replay stopped at.

use temporalio_common::data_converters::{
    DataConverter, SerializationContextData, WorkflowSerializationContext,
};
use temporalio_common::protos::temporal::api::common::v1::Payload;
use temporalio_common::protos::temporal::api::history::v1::HistoryEvent;
use temporalio_common::protos::temporal::api::history::v1::history_event::Attributes;
use temporalio_sdk::workflow_replayer::WorkflowReplayFailure;

use super::failure::{ReplayFailure, ReplayFailureKind};
use super::seen::Seen;
use crate::temporal::history::event_payloads;
use crate::{PayloadError, Role};

/// What the SDK says, with the event that it speaks of.
pub(super) async fn locate(
    failure: WorkflowReplayFailure,
    seen: &[Seen],
    events: &[HistoryEvent],
    converter: &DataConverter,
) -> ReplayFailure {
    let (kind, message) = match failure {
        WorkflowReplayFailure::InvalidHistory { message } => (ReplayFailureKind::History, message),
        WorkflowReplayFailure::Nondeterminism { message } => {
            (ReplayFailureKind::Nondeterministic, message)
        }
        WorkflowReplayFailure::WorkflowTaskFailure { message } => {
            (ReplayFailureKind::TaskFailed, message)
        }
        other => (ReplayFailureKind::Internal, other.to_string()),
    };
    let message = plain(&message).unwrap_or(message);
    let mut located = ReplayFailure::new(kind, message);
    let unread = seen
        .iter()
        .rev()
        .find(|it| tells(&located.message, &it.error));
    if let Some(unread) = unread {
        located.kind = ReplayFailureKind::Unreadable;
        // The same payload may stand in other events, where it is read as something else.
        let of_role = |event: &&HistoryEvent| holds(event, &located.message);
        let (likely, others): (Vec<_>, Vec<_>) = events.iter().partition(of_role);
        let events = likely.into_iter().chain(others);
        if let Some((event_id, field)) = find(&unread.payload, events, converter).await {
            located.event_id = Some(event_id);
            located.field = Some(field);
        }
    } else {
        located.event_id =
            numbered_event(&located.message).or_else(|| named_event(&located.message, events));
    }
    located
}

/// Whether a message is that of an error, which by then has an operation.
fn tells(message: &str, error: &PayloadError) -> bool {
    let error = error.to_string();
    message.contains(error.strip_prefix("payload").unwrap_or(&error))
}

/// Whether an event holds payloads of the role that a message tells.
fn holds(event: &HistoryEvent, message: &str) -> bool {
    let is = |role: Role| message.contains(&format!("{role} of `"));
    match &event.attributes {
        Some(Attributes::WorkflowExecutionStartedEventAttributes(_)) => is(Role::WorkflowInput),
        Some(Attributes::WorkflowExecutionSignaledEventAttributes(_)) => is(Role::SignalInput),
        Some(Attributes::WorkflowExecutionUpdateAcceptedEventAttributes(_)) => {
            is(Role::UpdateInput)
        }
        Some(
            Attributes::ActivityTaskCompletedEventAttributes(_)
            | Attributes::MarkerRecordedEventAttributes(_),
        ) => is(Role::ActivityResult),
        Some(Attributes::ChildWorkflowExecutionCompletedEventAttributes(_)) => {
            is(Role::ChildResult)
        }
        _ => false,
    }
}

/// The event that holds a payload, and the field.
async fn find<'e>(
    payload: &Payload,
    events: impl Iterator<Item = &'e HistoryEvent>,
    converter: &DataConverter,
) -> Option<(i64, &'static str)> {
    let context = SerializationContextData::Workflow(WorkflowSerializationContext::new());
    for event in events {
        for found in event_payloads(event) {
            let encoded = vec![found.payload().clone()];
            let decoded = converter.codec().decode(&context, encoded).await;
            if decoded.is_ok_and(|decoded| decoded.contains(payload)) {
                return Some((event.event_id, found.field));
            }
        }
    }
    None
}

/// The message within the failure that the SDK shows as Rust's `Debug` does.
fn plain(message: &str) -> Option<String> {
    let (_, quoted) = message.split_once("Failure { message: \"")?;
    let mut plain = String::new();
    let mut characters = quoted.chars();
    loop {
        match characters.next()? {
            '"' => return Some(plain),
            '\\' => match characters.next()? {
                'n' => plain.push('\n'),
                't' => plain.push('\t'),
                'r' => plain.push('\r'),
                'u' => {
                    let code: String = characters.by_ref().take_while(|it| *it != '}').collect();
                    let code = u32::from_str_radix(code.trim_start_matches('{'), 16).ok()?;
                    plain.push(char::from_u32(code)?);
                }
                other => plain.push(other),
            },
            character => plain.push(character),
        }
    }
}

/// The event that the SDK gives: `HistoryEvent(id: 5, ActivityTaskScheduled)`.
fn numbered_event(message: &str) -> Option<i64> {
    let (_, id) = message.split_once("HistoryEvent(id: ")?;
    let digits = id.find(|character: char| !character.is_ascii_digit())?;
    id.get(..digits)?.parse().ok()
}

/// The event of which the SDK says what it calls, as in `Activity type of scheduled event 'Echo'`,
/// if there is only one.
fn named_event(message: &str, events: &[HistoryEvent]) -> Option<i64> {
    let (_, name) = message.split_once("event '")?;
    let (name, _) = name.split_once('\'')?;
    let mut found = events.iter().filter(|event| calls(event, name));
    match (found.next(), found.next()) {
        (Some(event), None) => Some(event.event_id),
        _ => None,
    }
}

fn calls(event: &HistoryEvent, name: &str) -> bool {
    match &event.attributes {
        Some(Attributes::ActivityTaskScheduledEventAttributes(it)) => {
            it.activity_id == name || it.activity_type.as_ref().is_some_and(|ty| ty.name == name)
        }
        Some(Attributes::StartChildWorkflowExecutionInitiatedEventAttributes(it)) => {
            it.workflow_id == name || it.workflow_type.as_ref().is_some_and(|ty| ty.name == name)
        }
        _ => false,
    }
}
