//! The list of payloads that a request holds and its answer repeats.

use std::fmt;

use serde_json::value::RawValue;

use crate::payload::{Object, show_payload, write_payload};
use crate::wire_payload::WirePayload;

/// A body that is not a list of payloads. Names places, never what stands there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum BadBody {
    /// It isn't JSON, from this line and column on.
    NotJson(usize, usize),
    /// It is JSON, and not an object.
    NotAnObject,
    /// Its object has other members alone.
    NoPayloads,
    /// `payloads` is not a list.
    NotAList,
    /// An element of `payloads` is not an object.
    NotAPayload(usize),
}

const OPEN: &str = r#"{"payloads":["#;

/// The most text that one answer shows: a field's name may be longer than thousands of its values.
const MAX_SHOWN: usize = 128 * 1024 * 1024;

/// The answer to `/decode`: each payload shown as JSON, or as it came.
pub(crate) fn decode(body: &[u8]) -> Result<String, BadBody> {
    decode_within(body, MAX_SHOWN)
}

fn decode_within(body: &[u8], limit: usize) -> Result<String, BadBody> {
    let mut answer = Answer::default();
    let mut shown = 0;
    for payload in parse_payloads(body)? {
        let text = if shown < limit {
            show_payload(payload)
        } else {
            None
        };
        shown += text.as_ref().map_or(0, String::len);
        answer.push(text.as_deref().unwrap_or(payload.get()));
    }
    Ok(answer.finish())
}

/// The answer to `/encode`: each payload as it came.
pub(crate) fn encode(body: &[u8]) -> Result<String, BadBody> {
    let mut answer = Answer::default();
    for payload in parse_payloads(body)? {
        answer.push(payload.get());
    }
    Ok(answer.finish())
}

/// A question to a codec: payloads as JSON.
pub(crate) fn write_payloads(payloads: &[WirePayload]) -> String {
    let mut list = Answer::default();
    for payload in payloads {
        list.push(&write_payload(payload));
    }
    list.finish()
}

/// The elements of a list, each an object as it is written.
pub(crate) fn parse_payloads(body: &[u8]) -> Result<Vec<&RawValue>, BadBody> {
    let body: &RawValue = serde_json::from_slice(body)
        .map_err(|error| BadBody::NotJson(error.line(), error.column()))?;
    let members: Object<'_> = serde_json::from_str(body.get()).map_err(|_| BadBody::NotAnObject)?;
    let Some(payloads) = members.get("payloads") else {
        // The empty list is left out where defaults are.
        return if members.is_empty() {
            Ok(Vec::new())
        } else {
            Err(BadBody::NoPayloads)
        };
    };
    let payloads: Option<Vec<&RawValue>> =
        serde_json::from_str(payloads.get()).map_err(|_| BadBody::NotAList)?;
    let payloads = payloads.unwrap_or_default();
    match payloads
        .iter()
        .position(|payload| !payload.get().starts_with('{'))
    {
        Some(index) => Err(BadBody::NotAPayload(index)),
        None => Ok(payloads),
    }
}

/// An answer as it is written.
#[derive(Default)]
struct Answer(String);

impl Answer {
    fn push(&mut self, payload: &str) {
        self.0.push_str(if self.0.is_empty() { OPEN } else { "," });
        self.0.push_str(payload);
    }

    fn finish(mut self) -> String {
        if self.0.is_empty() {
            self.0.push_str(OPEN);
        }
        self.0.push_str("]}");
        self.0
    }
}

impl BadBody {
    /// What is wrong, without what to do.
    pub(crate) fn why(&self) -> String {
        match self {
            Self::NotJson(line, column) => {
                format!("the body is not JSON: see line {line}, column {column}")
            }
            Self::NotAnObject => "the body is not a JSON object".to_owned(),
            Self::NoPayloads => "the body has no `payloads`".to_owned(),
            Self::NotAList => "`payloads` is not a list".to_owned(),
            Self::NotAPayload(index) => format!("`payloads[{index}]` is not an object"),
        }
    }
}

impl fmt::Display for BadBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why())?;
        f.write_str(r#"; send {"payloads": [{"metadata": {…}, "data": "…"}]}, bytes in base64"#)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn once_enough_is_shown_the_rest_stays_as_it_came() {
        // Corrupt, so that something is shown.
        let payload = r#"{"metadata":{"encoding":"YmluYXJ5L2F2cm8="}}"#;
        let body = format!(r#"{{"payloads":[{payload},{payload},{payload}]}}"#);
        let unchanged = |limit| {
            let answer = decode_within(body.as_bytes(), limit).expect("payloads");
            answer.matches(payload).count()
        };
        assert_eq!([0, 1, 200, MAX_SHOWN].map(unchanged), [3, 2, 1, 0]);
    }
}
