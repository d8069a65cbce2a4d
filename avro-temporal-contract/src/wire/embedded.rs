//! Schemas that travel with a payload.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Contradiction, MAX_EMBEDDED_BYTES, MAX_EMBEDDED_LEVELS};
use crate::diagnostic::Diagnostics;
use crate::resolution::Schema;
use crate::schema::{Identity, Kind, Names, resolve_schemas};
use crate::site::Source;

/// Reads an embedded schema: its hash is its identity, and it is the identity text to the byte.
///
/// Anyone may have sent it: nothing is parsed that the tag doesn't vouch for.
///
/// # Errors
///
/// If it is not the schema of that identity, or beyond what a reader takes on.
pub fn read_embedded(text: &[u8], identity: Identity) -> Result<Schema, Contradiction> {
    if text.len() > MAX_EMBEDDED_BYTES {
        return Err(Contradiction::SchemaTooLarge);
    }
    let text = std::str::from_utf8(text).map_err(|_| Contradiction::SchemaNotUtf8)?;
    if Identity::of(text) != identity {
        return Err(Contradiction::OtherSchema);
    }
    if levels(text) > MAX_EMBEDDED_LEVELS {
        return Err(Contradiction::SchemaTooDeep);
    }
    if !may_be_canonical(text) {
        return Err(Contradiction::NotCanonical);
    }
    let schema = parse(text)?;
    // Or one schema could have several identities.
    if schema.set.identity_text(&schema.ty) != text {
        return Err(Contradiction::NotCanonical);
    }
    Ok(schema)
}

/// Whether an identity text is small enough for readers to take it.
pub fn is_embeddable(identity_text: &str) -> bool {
    identity_text.len() <= MAX_EMBEDDED_BYTES && levels(identity_text) <= MAX_EMBEDDED_LEVELS
}

/// A union of named types reads as a list of them where it is a whole text; as the items of an
/// array, it is the union that it is.
fn parse(text: &str) -> Result<Schema, Contradiction> {
    let is_union = text.starts_with('[');
    let whole = if is_union {
        Cow::Owned(format!(r#"{{"type":"array","items":{text}}}"#))
    } else {
        Cow::Borrowed(text)
    };
    let source = Source::new("embedded schema", whole);
    let mut diagnostics = Diagnostics::new();
    let set = resolve_schemas(&[source], &[], Names::Full, &mut diagnostics).map_err(|_| {
        let rule = diagnostics.errors().next().map_or("", |error| error.rule);
        Contradiction::NotASchema(rule)
    })?;
    let root = set.files().first().and_then(|file| file.root.clone());
    let root = root.ok_or(Contradiction::NotCanonical)?;
    let ty = match root.kind {
        Kind::Array(items) if is_union => *items,
        _ => root,
    };
    Ok(Schema {
        set: Arc::new(set),
        ty,
    })
}

/// Whether a text has only the bytes of canonical ones, which know no white space and no escape, and
/// no default: checking one may take time without bound, as it is filled from the defaults in it.
fn may_be_canonical(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || br#"{}[]":,._-"#.contains(&byte);
    text.bytes().all(known) && !text.contains(r#""default":"#)
}

/// How deep brackets nest; those in strings count too, which errs on the safe side: names have none.
fn levels(text: &str) -> usize {
    let mut deepest = 0_usize;
    let mut level = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => {
                level += 1;
                deepest = deepest.max(level);
            }
            b']' | b'}' => level = level.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a text that its tag vouches for.
    fn read(text: &str) -> Result<Schema, Contradiction> {
        read_embedded(text.as_bytes(), Identity::of(text))
    }

    fn arrays(levels: usize) -> String {
        format!(
            r#"{}"int"{}"#,
            r#"{"type":"array","items":"#.repeat(levels),
            "}".repeat(levels)
        )
    }

    /// An enum with a text of so many bytes.
    fn enum_of(bytes: usize) -> String {
        let around = r#"{"name":"E","type":"enum","symbols":[""]}"#.len();
        let symbol = "s".repeat(bytes - around);
        format!(r#"{{"name":"E","type":"enum","symbols":["{symbol}"]}}"#)
    }

    #[test]
    fn canonical_texts_are_read() {
        let deepest = arrays(MAX_EMBEDDED_LEVELS);
        let largest = enum_of(MAX_EMBEDDED_BYTES);
        let table = [
            ("a primitive", r#""int""#, "int"),
            (
                "a logical type",
                r#"{"type":"long","logicalType":"timestamp-micros"}"#,
                "long",
            ),
            (
                "a decimal",
                r#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}"#,
                "bytes",
            ),
            ("an option", r#"["null","string"]"#, "union"),
            ("an empty union", "[]", "union"),
            (
                "a union of records alone, which looks like a list of types",
                r#"[{"name":"a.A","type":"record","fields":[]},{"name":"a.B","type":"record","fields":[]}]"#,
                "union",
            ),
            (
                "recursion",
                r#"{"name":"a.Node","type":"record","fields":[{"name":"next","type":["null","a.Node"]}]}"#,
                "a.Node",
            ),
            (
                "a name in the null namespace below one that has one",
                r#"{"name":"a.A","type":"record","fields":[{"name":"b","type":{"name":"B","type":"fixed","size":2}},{"name":"c","type":"B"}]}"#,
                "a.A",
            ),
            (
                "a field with a meaningful name",
                r#"{"name":"A","type":"record","fields":[{"name":"default","type":"int"}]}"#,
                "A",
            ),
            ("64 levels", &deepest, "array"),
            ("64 KiB", &largest, "E"),
        ];
        for (case, text, name) in table {
            let schema = read(text).unwrap_or_else(|error| panic!("{case}: {error}"));
            assert_eq!(schema.set.tag_name(&schema.ty), name, "{case}");
            assert_eq!(schema.set.identity_text(&schema.ty), text, "{case}");
        }
    }

    #[test]
    fn texts_beyond_the_limits_are_refused() {
        assert_eq!(
            read(&enum_of(MAX_EMBEDDED_BYTES + 1)).err(),
            Some(Contradiction::SchemaTooLarge)
        );
        assert_eq!(
            read(&arrays(MAX_EMBEDDED_LEVELS + 1)).err(),
            Some(Contradiction::SchemaTooDeep)
        );
        assert_eq!(
            read(&"[".repeat(60_000)).err(),
            Some(Contradiction::SchemaTooDeep)
        );
    }

    #[test]
    fn a_text_that_the_tag_does_not_vouch_for_is_refused() {
        let other = Identity::of(r#""long""#);
        assert_eq!(
            read_embedded(br#""int""#, other).err(),
            Some(Contradiction::OtherSchema)
        );
        assert_eq!(
            read_embedded(b"\"\xff\"", other).err(),
            Some(Contradiction::SchemaNotUtf8)
        );
    }

    #[test]
    fn a_text_that_is_not_canonical_is_refused() {
        let table = [
            ("white space", r#"{"type": "array","items":"int"}"#),
            ("a line break at the end", "\"int\"\n"),
            ("a byte order mark", "\u{feff}\"int\""),
            ("an escape", r#""\u0069nt""#),
            ("a primitive as an object", r#"{"type":"int"}"#),
            ("another order", r#"{"items":"int","type":"array"}"#),
            (
                "documentation",
                r#"{"name":"E","type":"enum","doc":"d","symbols":["A"]}"#,
            ),
            (
                "a default",
                r#"{"name":"E","type":"enum","symbols":["A"],"default":"A"}"#,
            ),
            (
                "a default behind an escape",
                r#"{"name":"E","type":"enum","symbols":["A"],"d\u0065fault":"A"}"#,
            ),
            (
                "a namespace",
                r#"{"name":"E","type":"enum","namespace":"n","symbols":["A"]}"#,
            ),
            (
                "a scale of 0",
                r#"{"type":"bytes","logicalType":"decimal","precision":9,"scale":0}"#,
            ),
            (
                "an unknown logical type",
                r#"{"type":"int","logicalType":"month"}"#,
            ),
            (
                "an error, which is written `record`",
                r#"{"name":"E","type":"error","fields":[]}"#,
            ),
            (
                "a type in full at its second occurrence",
                r#"["null",{"name":"F","type":"fixed","size":2},{"type":"array","items":{"name":"F","type":"fixed","size":2}}]"#,
            ),
            (
                "what closes the array that a union is read in",
                r#"["int"],"doc":["int"]"#,
            ),
        ];
        for (case, text) in table {
            let refused = read(text).expect_err(case);
            assert_eq!(refused, Contradiction::NotCanonical, "{case}");
        }
    }

    #[test]
    fn a_text_that_is_no_schema_is_refused() {
        let table = [
            ("nothing", "", "empty_file"),
            ("a number", "1", "not_a_schema"),
            ("an open bracket", "[", "invalid_json"),
            (
                "a leading zero",
                r#"{"name":"F","type":"fixed","size":02}"#,
                "invalid_json",
            ),
            ("two texts", r#""int""int""#, "invalid_json"),
            ("an unknown name", r#""a.Unknown""#, "unknown_type"),
            (
                "a record without end",
                r#"{"name":"A","type":"record","fields":[{"name":"a","type":"A"}]}"#,
                "endless_recursion",
            ),
        ];
        for (case, text, rule) in table {
            let refused = read(text).expect_err(case);
            assert_eq!(refused, Contradiction::NotASchema(rule), "{case}");
        }
    }
}
