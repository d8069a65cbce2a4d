//! A payload as plain JSON, for whoever has nothing but the payload.

use std::fmt;

use super::{
    BINARY_AVRO, Contradiction, EMBEDDED_SCHEMA, ENCODING, Metadata, WriterTag, check_header,
    read_embedded, read_tag, split_header,
};
use crate::binary::DecodeError;
use crate::plain_json::render_value;

/// A payload that can't be shown as JSON, and the writer that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// What is in the way.
    pub kind: RenderErrorKind,
    /// The writer that the payload names.
    pub writer: Option<WriterTag>,
}

/// What is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RenderErrorKind {
    /// The payload is not Avro: JSON already, null, or encrypted.
    OtherEncoding,
    /// The schema didn't travel with the payload.
    UnknownWriter,
    /// The tag, header or embedded schema contradict one another.
    Contradiction(Contradiction),
    /// The bytes are not what their schema says.
    Corrupt(DecodeError),
}

impl RenderErrorKind {
    /// Whether the payload itself is at fault, and nothing that one could come to know helps.
    pub fn is_corruption(&self) -> bool {
        matches!(self, Self::Contradiction(_) | Self::Corrupt(_))
    }
}

impl fmt::Display for RenderErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherEncoding => write!(f, "its encoding is not `{BINARY_AVRO}`"),
            Self::UnknownWriter => f.write_str("its schema didn't travel with it"),
            Self::Contradiction(contradiction) => contradiction.fmt(f),
            Self::Corrupt(error) => error.fmt(f),
        }
    }
}

/// What, and who wrote it, in one line.
impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the payload can't be shown: {}", self.kind)?;
        if let Some(writer) = &self.writer {
            write!(f, "; written as {writer}")?;
        }
        Ok(())
    }
}

impl std::error::Error for RenderError {}

impl From<Contradiction> for RenderErrorKind {
    fn from(contradiction: Contradiction) -> Self {
        Self::Contradiction(contradiction)
    }
}

/// A payload as plain JSON on one line, by the schema that travels with it.
///
/// # Errors
///
/// If it is no Avro, is corrupt, or its schema didn't travel with it.
pub fn render_payload(metadata: &Metadata<'_>, data: &[u8]) -> Result<String, RenderError> {
    let failed = |kind, writer| RenderError { kind, writer };
    if metadata(ENCODING) != Some(BINARY_AVRO.as_bytes()) {
        return Err(failed(RenderErrorKind::OtherEncoding, None));
    }
    let writer = read_tag(metadata).map_err(|contradiction| failed(contradiction.into(), None))?;
    render_avro(writer.as_ref(), metadata(EMBEDDED_SCHEMA), data)
        .map_err(|kind| failed(kind, writer))
}

fn render_avro(
    writer: Option<&WriterTag>,
    embedded: Option<&[u8]>,
    data: &[u8],
) -> Result<String, RenderErrorKind> {
    let (fingerprint, binary) = split_header(data)?;
    // Without a tag nothing vouches for an embedded schema, so that it isn't looked at.
    let (Some(writer), Some(text)) = (writer, embedded) else {
        return Err(RenderErrorKind::UnknownWriter);
    };
    let schema = read_embedded(text, writer.identity)?;
    check_header(fingerprint, schema.set.fingerprint(&schema.ty))?;
    render_value(&schema.set, &schema.ty, binary).map_err(RenderErrorKind::Corrupt)
}

#[cfg(test)]
mod tests {
    use super::super::{JSON_PLAIN, SCHEMA_TAG};
    use super::*;
    use crate::binary::DecodeErrorKind;
    use crate::schema::Identity;

    const INT: &str = r#""int""#;
    const MICROS: &str = r#"{"type":"long","logicalType":"timestamp-micros"}"#;
    /// 42 after the fingerprint of `"int"`.
    const DATA: &[u8] = b"\xc3\x01\x8f\x5c\x39\x3f\x1a\xd5\x75\x72\x54";

    /// Keys and values.
    type Metadata<'a> = &'a [(&'a str, &'a str)];

    fn tag(name: &str, identity_text: &str) -> String {
        format!("{name}@0:{}", Identity::of(identity_text))
    }

    fn render(metadata: Metadata<'_>, data: &[u8]) -> Result<String, RenderError> {
        render_payload(
            &|wanted| {
                let (_, value) = metadata.iter().find(|(key, _)| *key == wanted)?;
                Some(value.as_bytes())
            },
            data,
        )
    }

    #[test]
    fn a_payload_with_its_schema_becomes_json() {
        let tag = tag("int", INT);
        let metadata = [
            (ENCODING, BINARY_AVRO),
            (SCHEMA_TAG, &*tag),
            (EMBEDDED_SCHEMA, INT),
        ];
        assert_eq!(render(&metadata, DATA), Ok("42".to_owned()));
    }

    #[test]
    fn what_is_not_shown_says_why() {
        let int = &*tag("int", INT);
        let micros = &*tag("long", MICROS);
        let avro = (ENCODING, BINARY_AVRO);
        let table: [(&str, Metadata<'_>, &[u8], &str); 11] = [
            (
                "no metadata",
                &[],
                DATA,
                "its encoding is not `binary/avro`",
            ),
            (
                "JSON",
                &[(ENCODING, JSON_PLAIN)],
                b"1",
                "its encoding is not `binary/avro`",
            ),
            ("no tag", &[avro], DATA, "its schema didn't travel with it"),
            (
                "a schema that no tag vouches for",
                &[avro, (EMBEDDED_SCHEMA, INT)],
                DATA,
                "its schema didn't travel with it",
            ),
            (
                "no schema",
                &[avro, (SCHEMA_TAG, int)],
                DATA,
                "its schema didn't travel with it",
            ),
            (
                "no header, whether there is a tag or not",
                &[avro],
                b"42",
                "its data has 2 bytes, fewer than a single-object header",
            ),
            (
                "a malformed tag",
                &[avro, (SCHEMA_TAG, "int@0")],
                DATA,
                "its `avro-schema` is not `name@version:identity` with 32 lower-case hex digits",
            ),
            (
                "the tag of another schema",
                &[avro, (SCHEMA_TAG, micros), (EMBEDDED_SCHEMA, INT)],
                DATA,
                "its embedded schema is not the one that its `avro-schema` names",
            ),
            (
                "the header of another schema",
                &[avro, (SCHEMA_TAG, micros), (EMBEDDED_SCHEMA, MICROS)],
                DATA,
                "the fingerprint in its header is not that of the schema its `avro-schema` names",
            ),
            (
                "truncated",
                &[avro, (SCHEMA_TAG, int), (EMBEDDED_SCHEMA, INT)],
                &DATA[..10],
                "the bytes end before the value does at byte 0",
            ),
            (
                "trailing bytes",
                &[avro, (SCHEMA_TAG, int), (EMBEDDED_SCHEMA, INT)],
                &[DATA, b"\0"].concat(),
                "bytes remain after the value at byte 1",
            ),
        ];
        for (case, metadata, data, expected) in table {
            let error = render(metadata, data).expect_err(case);
            assert_eq!(error.kind.to_string(), expected, "{case}");
        }
    }

    #[test]
    fn an_error_names_the_writer() {
        let tag = tag("int", INT);
        let metadata = [
            (ENCODING, BINARY_AVRO),
            (SCHEMA_TAG, &*tag),
            (EMBEDDED_SCHEMA, INT),
        ];
        let error = render(&metadata, &DATA[..10]).expect_err("no value");
        assert!(error.kind.is_corruption());
        assert!(
            matches!(&error.kind, RenderErrorKind::Corrupt(error) if *error.kind() == DecodeErrorKind::Truncated)
        );
        assert_eq!(
            error.to_string(),
            "the payload can't be shown: the bytes end before the value does at byte 0; \
             written as int@0:3f2b87a9fe7cc9b13835598c3981cd45"
        );
    }
}
