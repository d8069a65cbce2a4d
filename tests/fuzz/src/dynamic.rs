//! `dynamic`: a schema, and after a zero byte a value, as Avro binary and as JSON.

use avro_temporal_runtime::contract::resolution::{Resolver, Schema};

use crate::generated::skip_all;
use crate::json::{read_json, through_json};
use crate::resolver::is_of_size;
use crate::text::{has_empty_union, schema_of, split};
use crate::types::chosen;

pub(crate) fn check(input: &[u8]) {
    let (text, value) = split(input);
    let Some(schema) = known_or_read(text) else {
        return;
    };
    if let Ok(text) = std::str::from_utf8(value) {
        read_json(&schema, text);
    }
    let shown = through_json(&schema, value);
    let skipped = skip_all(&schema, value);
    match (&shown, &skipped) {
        (Ok(_), skipped) => assert_eq!(*skipped, Ok(())),
        (Err(error), Ok(())) => assert!(is_of_size(error), "{error}"),
        (Err(error), Err(_)) => assert!(error.offset() <= value.len(), "{error}"),
    }
    let Ok(own) = Resolver::new(&schema, &schema) else {
        assert!(has_empty_union(&schema), "a schema resolves to itself");
        return;
    };
    match own.resolve(value) {
        Ok(resolved) => assert_eq!(resolved, value),
        Err(error) => assert!(skipped.is_err(), "{error}"),
    }
}

/// `#` and a byte choose the schema of a generated type; all else is the text of one.
pub(crate) fn known_or_read(text: &[u8]) -> Option<Schema> {
    match text {
        [b'#', choice] => Some(chosen(*choice).info.schema().clone()),
        _ => schema_of(text),
    }
}
