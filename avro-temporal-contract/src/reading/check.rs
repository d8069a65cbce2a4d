//! Payloads read without generated code, and without making a value of them.

use super::fault::PayloadErrorKind;
use super::schema::ReaderSchema;
use super::writer::{Found, PreparedWriter};
use crate::binary::{DecodeError, Reader};
use crate::resolution::{check_resolved, check_value};
use crate::wire::{
    BINARY_AVRO, BINARY_NULL, EMBEDDED_SCHEMA, ENCODING, JSON_PLAIN, Metadata, WriterTag, read_tag,
};

/// How a payload is read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What the payload says of its writer.
    pub writer: Option<WriterTag>,
    /// What it is.
    pub way: Way,
}

/// What a payload is to its reader.
#[derive(Debug, Clone)]
pub enum Way {
    /// Avro of a writer that is known.
    Avro(Found),
    /// JSON, read as this schema and then as what that wrote.
    Json(Found),
    /// Nothing: the one value of a type that takes no bytes.
    Empty,
}

impl ReaderSchema {
    /// Reads a payload as a generated decoder does, and drops the value.
    ///
    /// # Errors
    ///
    /// Why it can't be read, and who wrote it.
    pub fn check(
        &self,
        metadata: &Metadata<'_>,
        data: &[u8],
    ) -> Result<Reading, (PayloadErrorKind, Option<WriterTag>)> {
        let unwritten = |way| Reading { writer: None, way };
        match metadata(ENCODING) {
            Some(encoding) if encoding == BINARY_AVRO.as_bytes() => {
                let writer = read_tag(metadata)
                    .map_err(|error| (PayloadErrorKind::Contradiction(error.to_string()), None))?;
                let checked = self
                    .find(writer.as_ref(), metadata(EMBEDDED_SCHEMA), data)
                    .and_then(|(found, binary)| {
                        self.check_binary(&found, binary)?;
                        Ok(found)
                    });
                match checked {
                    Ok(found) => Ok(Reading {
                        writer,
                        way: Way::Avro(found),
                    }),
                    Err(kind) => Err((kind, writer)),
                }
            }
            Some(encoding) if encoding == JSON_PLAIN.as_bytes() => {
                let (found, binary) = self.find_json(data).map_err(|kind| (kind, None))?;
                self.check_binary(&found, &binary)
                    .map_err(|kind| (kind, None))?;
                Ok(unwritten(Way::Json(found)))
            }
            Some(encoding) if encoding == BINARY_NULL.as_bytes() => {
                self.check_missing().map_err(|kind| (kind, None))
            }
            other => Err((
                PayloadErrorKind::unknown_encoding(other.unwrap_or_default()),
                None,
            )),
        }
    }

    /// Reads no payload at all.
    ///
    /// # Errors
    ///
    /// If the type needs one.
    pub fn check_missing(&self) -> Result<Reading, PayloadErrorKind> {
        let schema = self.schema();
        if schema.set.minimum_size(&schema.ty) > 0 {
            return Err(PayloadErrorKind::Missing);
        }
        Ok(Reading {
            writer: None,
            way: Way::Empty,
        })
    }

    fn check_binary(&self, found: &Found, binary: &[u8]) -> Result<(), PayloadErrorKind> {
        let mut input = Reader::new(binary);
        let schema = self.schema();
        let checked = match found.writer() {
            None => check_value(&mut input, schema),
            Some(writer) => {
                let plan = writer.plan()?;
                check_resolved(&mut input, plan, schema)
            }
        };
        checked
            .and_then(|()| input.finish())
            .map_err(PayloadErrorKind::of_decoding)
    }
}

impl Found {
    /// The writer, if it has another schema than the reader.
    pub fn writer(&self) -> Option<&PreparedWriter> {
        match self {
            Self::Own => None,
            Self::Released { writer, .. } | Self::Embedded(writer) => Some(writer),
        }
    }
}

impl PreparedWriter {
    /// How its data is read.
    ///
    /// # Errors
    ///
    /// Why none of it is.
    pub fn plan(&self) -> Result<&crate::resolution::Plan, PayloadErrorKind> {
        self.plan.as_ref().map_err(|mismatches| {
            PayloadErrorKind::Incompatible(mismatches.iter().map(ToString::to_string).collect())
        })
    }
}

impl PayloadErrorKind {
    /// Bytes that can't be read: by this reader, or by any.
    pub fn of_decoding(error: DecodeError) -> Self {
        if error.kind().depends_on_reader() {
            Self::UnknownValue(error)
        } else {
            Self::Corrupt(error)
        }
    }

    /// An encoding that isn't known, as it may be shown.
    pub fn unknown_encoding(encoding: &[u8]) -> Self {
        let shown = String::from_utf8_lossy(encoding);
        let shown = shown.chars().take(64).flat_map(char::escape_debug);
        Self::UnknownEncoding(shown.collect())
    }
}
