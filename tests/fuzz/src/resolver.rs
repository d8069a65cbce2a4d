//! `resolver`: the reader's schema, after a zero byte the writer's, after another a value of it.

use avro_temporal_runtime::codec::{DecodeError, DecodeErrorKind};
use avro_temporal_runtime::contract::compatibility::Comparison;
use avro_temporal_runtime::contract::plain_json::render_value;
use avro_temporal_runtime::contract::resolution::{Resolver, Schema};
use avro_temporal_runtime::contract::wire::{HEADER_SIZE, is_embeddable};
use avro_temporal_runtime::{PayloadError, PayloadErrorKind};

use crate::dynamic::known_or_read;
use crate::generated::skip_all;
use crate::payload::Payload;
use crate::text::{has_empty_union, split};
use crate::types::chosen;

pub(crate) fn check(input: &[u8]) {
    let (reader_text, rest) = split(input);
    let (writer_text, value) = split(rest);
    let (Some(reader), Some(writer)) = (known_or_read(reader_text), known_or_read(writer_text))
    else {
        return;
    };
    for schema in [&reader, &writer] {
        let own = Comparison::new(schema, schema);
        assert_eq!(
            own.is_compatible(),
            !has_empty_union(schema),
            "{:?}",
            own.mismatches
        );
    }
    let comparison = Comparison::new(&writer, &reader);
    let resolver = Resolver::new(&writer, &reader);
    match &resolver {
        Ok(resolver) => {
            let by_data = comparison.mismatches.iter().all(|found| found.by_data);
            assert!(by_data, "{:?}", comparison.mismatches);
            check_value(resolver, &writer, &reader, &comparison, value);
        }
        Err(mismatches) => {
            assert!(!mismatches.is_empty());
            for mismatch in mismatches {
                assert!(comparison.mismatches.contains(mismatch), "{mismatch}");
            }
        }
    }
    if let [b'#', choice] = reader_text {
        check_generated(*choice, &writer, &resolver, value);
    }
}

/// What resolves is the reader's, and shows as what is rendered at once; a verdict holds.
fn check_value(
    resolver: &Resolver,
    writer: &Schema,
    reader: &Schema,
    comparison: &Comparison,
    value: &[u8],
) {
    let resolved = resolver.resolve(value);
    let rendered = resolver.render(value);
    match (&resolved, &rendered) {
        (Ok(bytes), Ok(json)) => {
            assert_eq!(
                render_value(&reader.set, &reader.ty, bytes).as_ref(),
                Ok(json)
            );
        }
        (Ok(_), Err(error)) | (Err(error), Ok(_)) => assert!(is_of_size(error), "{error}"),
        (Err(error), Err(other)) => {
            assert!(
                error == other || is_of_size(error) || is_of_size(other),
                "{error}, and rendered: {other}"
            );
        }
    }
    let sound = skip_all(writer, value);
    match resolved {
        Ok(_) => assert!(sound.is_ok() || sound.is_err_and(|error| is_of_size(&error))),
        Err(error) if sound.is_ok() && comparison.is_compatible() => {
            // Bytes that are read as a string must be UTF-8, of which the verdict warns.
            let warned = *error.kind() == DecodeErrorKind::InvalidUtf8
                && comparison
                    .warnings
                    .iter()
                    .any(|warning| warning.rule == "bytes_read_as_string");
            assert!(warned || is_of_size(&error), "{error}");
        }
        Err(_) => {}
    }
}

/// Whether a value is sound, and only larger or deeper than what one way of reading takes on.
pub(crate) fn is_of_size(error: &DecodeError) -> bool {
    matches!(
        error.kind(),
        DecodeErrorKind::TooManyFields
            | DecodeErrorKind::TooMuchText
            | DecodeErrorKind::TooMuchData
            | DecodeErrorKind::TooManyEmptyElements
            | DecodeErrorKind::TooMuchMemory
            | DecodeErrorKind::TooDeep
    )
}

/// A generated type reads a payload with the writer's schema as the plan says.
fn check_generated(
    choice: u8,
    writer: &Schema,
    resolver: &Result<Resolver, Vec<impl std::fmt::Debug>>,
    value: &[u8],
) {
    let text = writer.set.identity_text(&writer.ty);
    if !is_embeddable(&text) {
        return;
    }
    let chosen = chosen(choice);
    let payload = Payload::of(writer, value);
    let read = payload.reread(chosen);
    match (resolver, &read) {
        (Ok(resolver), read) => match (resolver.resolve(value), read) {
            (Ok(bytes), Ok(written)) => {
                let binary = &written.data[HEADER_SIZE..];
                assert_eq!((chosen.recode)(&bytes).as_deref(), Ok(binary));
            }
            (Ok(_), Err(error)) => assert!(is_of_generated(error), "{error}"),
            (Err(error), Ok(_)) => assert!(is_of_size(&error), "{error}"),
            (Err(error), Err(read)) => assert!(is_same(&error, read), "{read}, and: {error}"),
        },
        (Err(_), Err(error)) => {
            // The writer's defaults and aliases don't travel, and don't matter.
            let incompatible = matches!(error.kind(), PayloadErrorKind::Incompatible(_));
            assert!(incompatible, "{error}");
        }
        (Err(mismatches), Ok(_)) => panic!("it was read: {mismatches:?}"),
    }
}

fn inner(error: &PayloadError) -> Option<&DecodeError> {
    match error.kind() {
        PayloadErrorKind::Corrupt(inner) | PayloadErrorKind::UnknownValue(inner) => Some(inner),
        _ => None,
    }
}

/// Whether both ways fail for the same reason at the same place, or one of them for its own.
fn is_same(dynamic: &DecodeError, read: &PayloadError) -> bool {
    inner(read).is_some_and(|error| error == dynamic)
        || (inner(read).is_some() && is_of_size(dynamic))
        || is_of_generated(read)
}

fn is_of_generated(error: &PayloadError) -> bool {
    inner(error).is_some_and(|error| {
        is_of_size(error)
            || matches!(
                error.kind(),
                DecodeErrorKind::InvalidUuid | DecodeErrorKind::InvalidDecimal
            )
    })
}
