//! The list of payloads that a request holds and its answer repeats.

use std::fmt;

use serde_json::value::RawValue;

use crate::payload::{Object, show_payload};

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

/// The answer to `/decode`: each payload shown as JSON, or as it came.
pub(crate) fn decode(body: &[u8]) -> Result<String, BadBody> {
    let payloads = parse_payloads(body)?;
    let shown: Vec<_> = payloads
        .iter()
        .map(|payload| show_payload(payload))
        .collect();
    let answers = payloads
        .iter()
        .zip(&shown)
        .map(|(payload, shown)| shown.as_deref().unwrap_or(payload.get()));
    Ok(render_payloads(answers))
}

/// The answer to `/encode`: each payload as it came.
pub(crate) fn encode(body: &[u8]) -> Result<String, BadBody> {
    let payloads = parse_payloads(body)?;
    Ok(render_payloads(
        payloads.iter().map(|payload| payload.get()),
    ))
}

fn parse_payloads(body: &[u8]) -> Result<Vec<&RawValue>, BadBody> {
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

fn render_payloads<'a>(payloads: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::from(r#"{"payloads":["#);
    for (index, payload) in payloads.enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(payload);
    }
    out.push_str("]}");
    out
}

impl fmt::Display for BadBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(line, column) => {
                write!(f, "the body is not JSON: see line {line}, column {column}")?;
            }
            Self::NotAnObject => f.write_str("the body is not a JSON object")?,
            Self::NoPayloads => f.write_str("the body has no `payloads`")?,
            Self::NotAList => f.write_str("`payloads` is not a list")?,
            Self::NotAPayload(index) => write!(f, "`payloads[{index}]` is not an object")?,
        }
        f.write_str(r#"; send {"payloads": [{"metadata": {…}, "data": "…"}]}, bytes in base64"#)
    }
}
