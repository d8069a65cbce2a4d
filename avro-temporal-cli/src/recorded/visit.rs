//! The JSON of an event, read in one pass: names where they are looked for, payloads wherever they are.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::event::{Event, EventPayload, is};

/// Reads an event.
///
/// # Errors
///
/// If the text is not JSON; the message has no part of it.
pub(crate) fn read_event(text: &[u8]) -> Result<Event<'_>, String> {
    let mut read = Read {
        event: Event::default(),
        path: Vec::new(),
        index: 0,
    };
    let text = std::str::from_utf8(text).map_err(|_| "it is not UTF-8".to_owned())?;
    let mut json = serde_json::Deserializer::from_str(text);
    Value(&mut read)
        .deserialize(&mut json)
        .and_then(|()| json.end())
        .map_err(|error| match error.classify() {
            serde_json::error::Category::Data => {
                "an event is not what the protocol says".to_owned()
            }
            _ => "it is not JSON".to_owned(),
        })?;
    Ok(read.event)
}

struct Read<'e> {
    event: Event<'e>,
    /// The names on the way, without wrappers that only one form has.
    path: Vec<Cow<'e, str>>,
    /// The position in the innermost list.
    index: usize,
}

impl<'e> Read<'e> {
    /// A number.
    fn number(&mut self, number: i64) {
        let Some(name) = self.path.last() else { return };
        match self.path.len() {
            1 if is(name, "eventId") => self.event.id = number,
            2 if is_reference(name) => self.event.of = Some(number),
            _ => {}
        }
    }

    /// A text that isn't part of a payload.
    fn scalar(&mut self, text: Cow<'e, str>) {
        let path = &self.path;
        let Some(name) = path.last() else { return };
        let within = |place: &str| path.len() >= 2 && is(&path[path.len() - 2], place);
        let event = &mut self.event;
        match path.len() {
            // Protobuf writes numbers of 64 bits as texts.
            1 if is(name, "eventId") => event.id = text.parse().unwrap_or(0),
            2 if is(name, "signalName") => event.signal_name = Some(text),
            2 if is(name, "markerName") => event.marker_name = Some(text),
            2 if is_reference(name) => event.of = text.parse().ok(),
            3 if name == "name" && within("activityType") => event.activity_type = Some(text),
            3 if name == "name" && within("workflowType") => event.workflow_type = Some(text),
            4 if name == "name" && within("input") => event.handler = Some(text),
            5.. if name == "type" && within("applicationFailureInfo") => {
                event.failures.push((path[..path.len() - 1].to_vec(), text));
            }
            _ => {}
        }
    }

    /// Whether the members of the object here have names that a user chose.
    fn is_named_by_users(&self) -> bool {
        let Some(name) = self.path.last() else {
            return false;
        };
        is(name, "fields")
            || is(name, "indexedFields")
            || (self.path.len() == 2 && name == "details")
    }

    /// Goes into a member of the object here.
    fn within(&mut self, name: Cow<'e, str>) -> bool {
        let is_wrapper = match self.path.as_slice() {
            [] => name == "attributes",
            path if self.is_named_by_users() => {
                debug_assert!(!path.is_empty());
                false
            }
            [.., last] => {
                name == "payloads"
                    || is(&name, "failureInfo")
                    || (name == "value" && is(last, "outcome"))
            }
        };
        if is_wrapper {
            return false;
        }
        if self.path.is_empty() {
            let kind = name.strip_suffix("EventAttributes").map(str::to_owned);
            if let Some(kind) = kind {
                self.event.kind = kind.into();
            }
        }
        self.path.push(name);
        true
    }
}

/// Whether a field refers to what scheduled, initiated or accepted what the event is about.
fn is_reference(name: &str) -> bool {
    let all = ["scheduledEventId", "initiatedEventId", "acceptedEventId"];
    all.iter().any(|it| is(name, it))
}

/// Anything of an event.
struct Value<'r, 'e>(&'r mut Read<'e>);

impl<'e> DeserializeSeed<'e> for Value<'_, 'e> {
    type Value = ();

    fn deserialize<D: Deserializer<'e>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'e> Visitor<'e> for Value<'_, 'e> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.0.number(number.cast_signed());
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.0.number(number);
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'e str) -> Result<(), E> {
        self.0.scalar(text.into());
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.scalar(text.to_owned().into());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'e>>(self, mut list: A) -> Result<(), A::Error> {
        let outer = self.0.index;
        let mut index = 0;
        loop {
            self.0.index = index;
            if list.next_element_seed(Value(self.0))?.is_none() {
                self.0.index = outer;
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'e>>(self, mut members: A) -> Result<(), A::Error> {
        let read = self.0;
        let mut payload: Option<EventPayload<'e>> = None;
        let may_be_payload = !read.path.is_empty() && !read.is_named_by_users();
        let index = std::mem::take(&mut read.index);
        while let Some(Name(name)) = members.next_key()? {
            if may_be_payload && (name == "metadata" || name == "data") {
                let mut part = Part::default();
                members.next_value_seed(PayloadPart(&mut part))?;
                if let Part::Nothing = part {
                    continue;
                }
                let payload = payload.get_or_insert_with(|| EventPayload {
                    path: read.path.clone(),
                    index,
                    metadata: Vec::new(),
                    data: Cow::Borrowed(""),
                });
                match part {
                    Part::Metadata(metadata) => payload.metadata = metadata,
                    Part::Data(data) => payload.data = data,
                    Part::Nothing => {}
                }
                continue;
            }
            let is_pushed = read.within(name);
            members.next_value_seed(Value(read))?;
            if is_pushed {
                read.path.pop();
            }
        }
        read.index = index;
        read.event.payloads.extend(payload);
        Ok(())
    }
}

/// A text, borrowed if nothing in it is escaped.
struct Name<'e>(Cow<'e, str>);

impl<'e> serde::Deserialize<'e> for Name<'e> {
    fn deserialize<D: Deserializer<'e>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'e> Visitor<'e> for Text {
            type Value = Name<'e>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'e str) -> Result<Name<'e>, E> {
                Ok(Name(text.into()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Name<'e>, E> {
                Ok(Name(text.to_owned().into()))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// The metadata or data of a payload.
#[derive(Default)]
enum Part<'e> {
    #[default]
    Nothing,
    Metadata(Vec<(Cow<'e, str>, Cow<'e, str>)>),
    Data(Cow<'e, str>),
}

struct PayloadPart<'r, 'e>(&'r mut Part<'e>);

impl<'e> DeserializeSeed<'e> for PayloadPart<'_, 'e> {
    type Value = ();

    fn deserialize<D: Deserializer<'e>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'e> Visitor<'e> for PayloadPart<'_, 'e> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the metadata or data of a payload")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'e str) -> Result<(), E> {
        *self.0 = Part::Data(text.into());
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        *self.0 = Part::Data(text.to_owned().into());
        Ok(())
    }

    fn visit_map<A: MapAccess<'e>>(self, mut members: A) -> Result<(), A::Error> {
        let mut metadata = Vec::new();
        while let Some((Name(key), Name(value))) = members.next_entry()? {
            metadata.push((key, value));
        }
        *self.0 = Part::Metadata(metadata);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'e>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let event = read_event(text.as_bytes()).expect("an event");
        let payloads: Vec<String> = event
            .payloads
            .iter()
            .map(|it| format!("{}[{}]={}", it.field(), it.index, it.data))
            .collect();
        format!(
            "{} {} {:?} {:?} {}",
            event.id,
            event.kind,
            event.activity_type.or(event.handler),
            event.of,
            payloads.join(" ")
        )
    }

    #[test]
    fn both_forms_give_the_same() {
        let protobuf = r#"{"eventId":"5","eventTime":"x","activityTaskScheduledEventAttributes":{
            "activityType":{"name":"Charge"},"header":{"fields":{"data":{"data":"aA=="}}},
            "input":{"payloads":[{"metadata":{"encoding":"YQ=="},"data":"MQ=="},{"data":"Mg=="}]}}}"#;
        let structs = r#"{"event_id":5,"user_metadata":null,"attributes":{"ActivityTaskScheduledEventAttributes":{
            "activity_type":{"name":"Charge"},"header":{"fields":{"data":{"data":"aA=="}}},
            "input":{"payloads":[{"metadata":{"encoding":"YQ=="},"data":"MQ=="},{"data":"Mg=="}]}}}}"#;
        let expected = r#"ctivityTaskScheduled Some("Charge") None "#;
        let payloads = "activityTaskScheduledEventAttributes.header.fields.data[0]=aA== \
             activityTaskScheduledEventAttributes.input[0]=MQ== \
             activityTaskScheduledEventAttributes.input[1]=Mg==";
        assert_eq!(shown(protobuf), format!("5 a{expected}{payloads}"));
        assert_eq!(shown(structs), format!("5 A{expected}{payloads}"));
    }

    #[test]
    fn updates_failures_and_outcomes_are_found() {
        let accepted = r#"{"eventId":"9","workflowExecutionUpdateAcceptedEventAttributes":{
            "acceptedRequest":{"meta":{"updateId":"u"},"input":{"name":"change","args":{"payloads":[{"data":"MQ=="}]}}}}}"#;
        assert_eq!(
            shown(accepted),
            r#"9 workflowExecutionUpdateAccepted Some("change") None workflowExecutionUpdateAcceptedEventAttributes.acceptedRequest.input.args[0]=MQ=="#
        );
        for completed in [
            r#"{"event_id":10,"attributes":{"WorkflowExecutionUpdateCompletedEventAttributes":{"accepted_event_id":9,"outcome":{"value":{"Success":{"payloads":[{"data":"MQ=="}]}}}}}}"#,
            r#"{"eventId":"10","workflowExecutionUpdateCompletedEventAttributes":{"acceptedEventId":"9","outcome":{"success":{"payloads":[{"data":"MQ=="}]}}}}"#,
        ] {
            let said = shown(completed);
            let end = "kflowExecutionUpdateCompletedEventAttributes.outcome.success[0]=MQ==";
            assert!(said.ends_with(end) && said.contains("Some(9)"), "{said}");
        }
        for failed in [
            r#"{"event_id":7,"attributes":{"ActivityTaskFailedEventAttributes":{"failure":{"cause":{"failure_info":{"ApplicationFailureInfo":{"type":"acme.Declined","details":{"payloads":[{"data":"MQ=="}]}}}}}}}}"#,
            r#"{"eventId":"7","activityTaskFailedEventAttributes":{"failure":{"cause":{"applicationFailureInfo":{"details":{"payloads":[{"data":"MQ=="}]},"type":"acme.Declined"}}}}}"#,
        ] {
            let event = read_event(failed.as_bytes()).expect("an event");
            let [(place, ty)] = event.failures.as_slice() else {
                panic!("{:?}", event.failures)
            };
            assert_eq!(ty, "acme.Declined");
            let payload = &event.payloads[0];
            assert!(payload.path.starts_with(place));
            assert!(
                payload
                    .field()
                    .ends_with("failure.cause.applicationFailureInfo.details")
            );
        }
    }

    #[test]
    fn names_of_users_are_no_structure() {
        let event = r#"{"eventId":"1","workflowExecutionStartedEventAttributes":{
            "memo":{"fields":{"metadata":{"metadata":{"encoding":"YQ=="},"data":"MQ=="},"payloads":{"data":"Mg=="}}},
            "signalName":null}}"#;
        let place = "workflowExecutionStartedEventAttributes.memo.fields";
        assert_eq!(
            shown(event),
            format!(
                "1 workflowExecutionStarted None None {place}.metadata[0]=MQ== {place}.payloads[0]=Mg=="
            )
        );
    }

    #[test]
    fn what_is_no_event_is_told_without_its_text() {
        for (text, said) in [
            (r#"{"eventId": "swordfish"#, "it is not JSON"),
            (
                r#"{"a":{"metadata":{"encoding":5},"data":"swordfish"}}"#,
                "an event is not what the protocol says",
            ),
            (
                r#"{"a":{"data":5}}"#,
                "an event is not what the protocol says",
            ),
        ] {
            assert_eq!(read_event(text.as_bytes()).expect_err("none"), said);
        }
    }
}
