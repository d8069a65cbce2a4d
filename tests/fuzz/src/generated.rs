//! `generated`: the first byte chooses a type, the rest is decoded.

use avro_temporal_runtime::codec::{DecodeError, DecodeErrorKind};
use avro_temporal_runtime::contract::binary::Reader;
use avro_temporal_runtime::contract::resolution::{Resolver, Schema, skip};

use crate::json::{is_of_size, through_json};
use crate::types::{Generated, chosen};

pub(crate) fn check(input: &[u8]) {
    let Some((choice, bytes)) = input.split_first() else {
        return;
    };
    let chosen = chosen(*choice);
    let schema = chosen.info.schema();
    let dynamic = skip_all(schema, bytes);
    match (chosen.recode)(bytes) {
        Ok(again) => {
            if let Err(error) = dynamic {
                assert!(is_of_size(error.kind()), "{error}");
            }
            check_value(chosen, bytes, &again);
        }
        Err(error) => {
            assert!(error.offset() <= bytes.len(), "{error}");
            assert!(error.to_string().len() < 8 * 1024, "{error}");
            match dynamic {
                Ok(()) => assert!(is_of_generated(error.kind()), "{error}"),
                Err(other) => assert!(
                    other == error || is_of_generated(error.kind()) || is_of_size(other.kind()),
                    "{other}, and generated: {error}"
                ),
            }
        }
    }
}

/// What was decoded encodes as bytes that decode and encode as themselves, whichever way they go.
fn check_value(chosen: &Generated, bytes: &[u8], again: &[u8]) {
    let schema = chosen.info.schema();
    assert_eq!((chosen.recode)(again).as_deref(), Ok(again));
    let own = Resolver::new(schema, schema).expect("a schema resolves to itself");
    if let Ok(resolved) = own.resolve(bytes) {
        assert_eq!(resolved, bytes);
    }
    match through_json(schema, bytes) {
        // JSON has one NaN.
        Ok(Some(read)) if !holds_nan(schema, &read) => {
            assert_eq!((chosen.recode)(&read).as_deref(), Ok(again));
        }
        Ok(_) => {}
        Err(error) => assert!(is_of_size(error.kind()), "{error}"),
    }
}

fn holds_nan(schema: &Schema, bytes: &[u8]) -> bool {
    own_json(schema, bytes).is_none_or(|json| json.contains("\"NaN\""))
}

fn own_json(schema: &Schema, bytes: &[u8]) -> Option<String> {
    Resolver::new(schema, schema).ok()?.render(bytes).ok()
}

/// Reads past a value, without a generated type.
///
/// # Errors
///
/// If the bytes are not what the schema says.
pub fn skip_all(schema: &Schema, bytes: &[u8]) -> Result<(), DecodeError> {
    let mut input = Reader::new(bytes);
    skip(&mut input, &schema.set, &schema.ty)?;
    input.finish()
}

/// What generated decoders check alone: logical types that are another type in Rust, and memory.
fn is_of_generated(kind: &DecodeErrorKind) -> bool {
    matches!(
        kind,
        DecodeErrorKind::InvalidUuid
            | DecodeErrorKind::InvalidDecimal
            | DecodeErrorKind::TooMuchMemory
            // They count no record that recursion doesn't run through, and others count all.
            | DecodeErrorKind::TooDeep
    )
}
