//! Every case by `apache-avro`, the other implementation.
//!
//! Where the two differ, the case says why; where they no longer do, it must not.

use apache_avro::{Schema, from_avro_datum, to_avro_datum};
use avro_temporal_runtime::contract::plain_json::render_value;
use resolution::case::Case;
use resolution::typed;

use crate::support::{Embedded, binary, cases, schema};

/// What the other implementation reads, as plain JSON; nothing if it refuses.
///
/// It knows no schema of our own, so that what it reads comes back as Avro binary.
fn read(case: &Case, binary: &[u8]) -> Option<String> {
    let writer = Schema::parse_str(&case.writer).ok()?;
    let reader = Schema::parse_str(&case.reader).ok()?;
    let mut input = binary;
    let value = from_avro_datum(&writer, &mut input, Some(&reader)).ok()?;
    if !input.is_empty() {
        return None;
    }
    let binary = to_avro_datum(&reader, value).ok()?;
    // Through the generated type, as it writes maps in no fixed order.
    let own = schema(&case.reader);
    let payload = Embedded::of(&own);
    let read = typed(&case.reader).read;
    let binary = read(&|key| payload.metadata(key), &payload.data(&binary)).ok()?;
    render_value(&own.set, &own.ty, &binary).ok()
}

/// The first value that the two read in different ways.
fn difference(case: &Case) -> Option<String> {
    let writer = schema(&case.writer);
    case.data.iter().find_map(|datum| {
        let theirs = read(case, &binary(&writer, &datum.written));
        let ours = (!datum.typed.starts_with('!')).then(|| datum.typed.clone());
        (theirs != ours).then(|| format!("{}: {theirs:?}, and ours {ours:?}", datum.written))
    })
}

#[test]
fn another_implementation_reads_the_same_but_where_it_is_said() {
    let mut failures = Vec::new();
    for case in cases() {
        match (&case.peer, difference(&case)) {
            (None, Some(difference)) => failures.push(format!("{}\n  {difference}", case.name)),
            (Some(reason), None) => failures.push(format!(
                "{}\n  both read the same: remove `peer: {reason}`",
                case.name
            )),
            _ => {}
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
