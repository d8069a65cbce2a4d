//! An event of a history: what it is, what it names, and the payloads that it holds.
//!
//! Both forms of JSON are read: protobuf's own, with `workflowExecutionStartedEventAttributes`, and
//! that of the SDK's structs, with `WorkflowExecutionStartedEventAttributes` in `attributes` and names
//! with underscores. Nothing is taken for granted of an event but where payloads can be, so that an
//! event of a later server is read, too.

use std::borrow::Cow;

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// What an event says that matters here.
#[derive(Debug, Default)]
pub(crate) struct Event<'e> {
    pub(crate) id: i64,
    /// `WorkflowExecutionStarted`, in either case of the first letter.
    pub(crate) kind: Cow<'e, str>,
    pub(crate) workflow_type: Option<Cow<'e, str>>,
    pub(crate) activity_type: Option<Cow<'e, str>>,
    pub(crate) signal_name: Option<Cow<'e, str>>,
    pub(crate) marker_name: Option<Cow<'e, str>>,
    /// The name of an update.
    pub(crate) handler: Option<Cow<'e, str>>,
    /// The event that scheduled, initiated or accepted what this is about.
    pub(crate) of: Option<i64>,
    pub(crate) payloads: Vec<EventPayload<'e>>,
    /// The types of application failures, by where these stand.
    pub(crate) failures: Vec<(Vec<Cow<'e, str>>, Cow<'e, str>)>,
}

/// A payload of an event, as its JSON has it.
#[derive(Debug)]
pub(crate) struct EventPayload<'e> {
    /// The names from the attributes on, without `payloads`.
    pub(crate) path: Vec<Cow<'e, str>>,
    /// Its position among the payloads of that place.
    pub(crate) index: usize,
    /// In base64.
    pub(crate) metadata: Vec<(Cow<'e, str>, Cow<'e, str>)>,
    /// In base64.
    pub(crate) data: Cow<'e, str>,
}

impl EventPayload<'_> {
    /// Where it stands, as protobuf's JSON names it: `failure.applicationFailureInfo.details`.
    pub(crate) fn field(&self) -> String {
        let names: Vec<String> = self.path.iter().map(|name| camel(name)).collect();
        names.join(".")
    }
}

/// Whether a name is one of protobuf's JSON, in either form.
pub(crate) fn is(name: &str, camel: &str) -> bool {
    if name == camel {
        return true;
    }
    let mut name = name.bytes().filter(|byte| *byte != b'_');
    let mut camel = camel.bytes();
    loop {
        match (name.next(), camel.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(&other) => {}
            _ => return false,
        }
    }
}

fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut is_next = false;
    for (index, letter) in name.chars().enumerate() {
        match letter {
            '_' if index > 0 => is_next = true,
            letter if is_next => {
                out.extend(letter.to_uppercase());
                is_next = false;
            }
            letter if index == 0 => out.extend(letter.to_lowercase()),
            letter => out.push(letter),
        }
    }
    out
}

/// The kinds that say what later events are about, even without a payload.
const NAMING: [&[u8]; 9] = [
    b"orkflowExecutionStarted",
    b"ctivityTaskScheduled",
    b"ctivityTaskCompleted",
    b"hildWorkflowExecutionInitiated",
    b"hildWorkflowExecutionCompleted",
    b"orkflowExecutionSignaled",
    b"orkflowExecutionUpdateAccepted",
    b"orkflowExecutionContinuedAsNew",
    b"arkerRecorded",
];

/// Whether an event has to be read: most hold no payload and name nothing.
pub(crate) fn matters(event: &[u8]) -> bool {
    static METADATA: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new("\"metadata\""));
    if METADATA.find(event).is_some() {
        return true;
    }
    match kind_of(event) {
        Some(kind) => NAMING.iter().any(|it| kind.ends_with(it)),
        // What isn't understood is looked at.
        None => true,
    }
}

/// The kind of an event: the name of its attributes without `EventAttributes`.
fn kind_of(event: &[u8]) -> Option<&[u8]> {
    const SUFFIX: &str = "EventAttributes\"";
    static ATTRIBUTES: LazyLock<Finder<'_>> = LazyLock::new(|| Finder::new(SUFFIX));
    for end in ATTRIBUTES.find_iter(event) {
        let after = &event[end + SUFFIX.len()..];
        let is_key = after.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':');
        if is_key {
            let start = event[..end].iter().rposition(|byte| *byte == b'"')?;
            return Some(&event[start + 1..end]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_in_both_forms() {
        assert!(is("accepted_request", "acceptedRequest"));
        assert!(is("WorkflowExecutionStarted", "workflowExecutionStarted"));
        assert!(!is("input", "inputs"));
        assert!(!is("inputs", "input"));
        assert_eq!(camel("last_heartbeat_details"), "lastHeartbeatDetails");
        assert_eq!(camel("ApplicationFailureInfo"), "applicationFailureInfo");
    }

    #[test]
    fn events_without_a_payload_matter_if_they_name_what_others_are_about() {
        let naming = br#"{"eventId":"5","activityTaskScheduledEventAttributes" : {}}"#;
        assert!(matters(naming));
        let started = br#"{"event_id":6,"attributes":{"ActivityTaskStartedEventAttributes":{"identity":"TimerEventAttributes"}}}"#;
        assert!(!matters(started));
        let failed = br#"{"workflowTaskFailedEventAttributes":{"a":{"metadata":{}}}}"#;
        assert!(matters(failed));
        assert!(matters(br#"{"eventId":"5"}"#), "it isn't understood");
        let hidden = br#"{"x":"timerFiredEventAttributes\": ","markerRecordedEventAttributes":{}}"#;
        assert!(matters(hidden));
    }
}
