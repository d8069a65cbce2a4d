//! A reader's schema, and the writers that are known for it.

use std::sync::{Arc, Mutex, PoisonError};

use super::fault::PayloadErrorKind;
use super::released::{ReleasedTypes, ReleasedWriter, json_schema, released_writers};
use super::writer::{Cache, Found, PreparedWriter};
use crate::diagnostic::Diagnostics;
use crate::json::parse_json;
use crate::plain_json::parse_value;
use crate::resolution::{Plan, Schema};
use crate::schema::{Fingerprint, Identity};
use crate::site::Source;
use crate::wire::{
    Contradiction, WriterTag, check_header, is_embeddable, read_embedded, split_header,
};

/// A schema that payloads are read as, its releases, and the plans for data of other writers.
#[derive(Debug)]
pub struct ReaderSchema {
    schema: Schema,
    identity_text: String,
    identity: Identity,
    fingerprint: Fingerprint,
    is_embeddable: bool,
    json: Json,
    /// The schemas that it had in releases, each once, from the oldest on.
    released: Vec<ReleasedWriter>,
    embedded: Mutex<Cache>,
}

/// How JSON is read.
#[derive(Debug)]
enum Json {
    Refused,
    /// Against the reader's own schema: no release has the type.
    Own,
    /// Against the schema of a release.
    Release(u32, Schema),
}

impl ReaderSchema {
    /// A schema with its releases, from the oldest on. `json` is the release whose schema JSON is read
    /// against; `None` if JSON is refused.
    pub fn new(schema: Schema, releases: &[ReleasedTypes], json: Option<u32>) -> Self {
        let identity_text = schema.set.identity_text(&schema.ty);
        Self {
            identity: Identity::of(&identity_text),
            fingerprint: schema.set.fingerprint(&schema.ty),
            is_embeddable: is_embeddable(&identity_text),
            identity_text,
            json: match json {
                None => Json::Refused,
                Some(number) => match json_schema(&schema, releases, number) {
                    Some((number, schema)) => Json::Release(number, schema),
                    None => Json::Own,
                },
            },
            released: released_writers(&schema, releases),
            schema,
            embedded: Mutex::default(),
        }
    }

    /// The schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The name in a payload's tag: the fullname of a named type, else its Avro type.
    pub fn name(&self) -> &str {
        self.schema.set.tag_name(&self.schema.ty)
    }

    /// The identity text, which is what travels when a schema is embedded.
    pub fn identity_text(&self) -> &str {
        &self.identity_text
    }

    /// The writer identity.
    pub fn identity(&self) -> Identity {
        self.identity
    }

    /// The CRC-64-AVRO of the canonical form, in wire order.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Whether the schema is small enough to travel with its payloads.
    pub fn is_embeddable(&self) -> bool {
        self.is_embeddable
    }

    /// The release that it is of, and its version; `None` while it isn't released.
    pub fn release(&self) -> Option<(u32, u32)> {
        let own = self.released_as_identity(self.identity)?;
        Some((own.number, own.version))
    }

    /// The release that first had the schema of an identity.
    pub fn release_of(&self, identity: Identity) -> Option<u32> {
        Some(self.released_as_identity(identity)?.number)
    }

    fn released_as_identity(&self, identity: Identity) -> Option<&ReleasedWriter> {
        self.released.iter().find(|it| it.identity == identity)
    }

    /// Finds who wrote a payload's data, and gives its Avro binary.
    ///
    /// # Errors
    ///
    /// A writer that isn't known, and a tag, header and embedded schema that contradict one another.
    pub fn find<'d>(
        &self,
        tag: Option<&WriterTag>,
        embedded: Option<&[u8]>,
        data: &'d [u8],
    ) -> Result<(Found, &'d [u8]), PayloadErrorKind> {
        let (fingerprint, binary) = split_header(data).map_err(contradiction)?;
        let found = match tag {
            // Nothing vouches for an embedded schema here, so that it isn't looked at.
            None => self.find_fingerprint(fingerprint)?,
            Some(tag) => self.find_tag(tag, embedded, fingerprint)?,
        };
        Ok((found, binary))
    }

    fn find_fingerprint(&self, fingerprint: Fingerprint) -> Result<Found, PayloadErrorKind> {
        if fingerprint == self.fingerprint {
            return Ok(Found::Own);
        }
        // Logical types are not part of a fingerprint.
        let released = self.released.iter();
        let known: Vec<_> = released
            .filter(|it| it.fingerprint == fingerprint)
            .collect();
        match known.as_slice() {
            [] => Err(PayloadErrorKind::UnknownWriter),
            [only] => Ok(self.found(only)),
            several => Err(PayloadErrorKind::AmbiguousWriter(
                several.iter().map(|it| it.number).collect(),
            )),
        }
    }

    fn find_tag(
        &self,
        tag: &WriterTag,
        embedded: Option<&[u8]>,
        fingerprint: Fingerprint,
    ) -> Result<Found, PayloadErrorKind> {
        if tag.identity == self.identity {
            check_embedded(embedded, &self.identity_text, tag)?;
            check_header(fingerprint, self.fingerprint).map_err(contradiction)?;
            return Ok(Found::Own);
        }
        if let Some(released) = self.released_as_identity(tag.identity) {
            let found = self.found(released);
            if let Found::Released { writer, .. } = &found {
                check_embedded(embedded, &writer.identity_text, tag)?;
                check_header(fingerprint, writer.fingerprint).map_err(contradiction)?;
            }
            return Ok(found);
        }
        // Without it, whether the payload can be read would depend on what came before it.
        let Some(text) = embedded else {
            return Err(PayloadErrorKind::UnknownWriter);
        };
        let kept = self.cache().get(tag.identity);
        let writer = match kept {
            Some(writer) => {
                check_embedded(embedded, &writer.identity_text, tag)?;
                writer
            }
            None => {
                let schema = read_embedded(text, tag.identity).map_err(contradiction)?;
                let writer = Arc::new(self.compare(&schema));
                self.cache().keep(tag.identity, Arc::clone(&writer));
                writer
            }
        };
        check_header(fingerprint, writer.fingerprint).map_err(contradiction)?;
        Ok(Found::Embedded(writer))
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.embedded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn found(&self, released: &ReleasedWriter) -> Found {
        let prepare = || Arc::new(self.compare(&released.schema));
        Found::Released {
            number: released.number,
            version: released.version,
            writer: Arc::clone(released.prepared.get_or_init(prepare)),
        }
    }

    fn compare(&self, schema: &Schema) -> PreparedWriter {
        PreparedWriter {
            identity_text: schema.set.identity_text(&schema.ty),
            fingerprint: schema.set.fingerprint(&schema.ty),
            plan: Plan::new(schema, &self.schema),
        }
    }

    /// Reads JSON as Avro binary, against one fixed schema, and from there on as what that wrote:
    /// against the newest, it would be read otherwise on a replay after the next release.
    ///
    /// # Errors
    ///
    /// If JSON is refused, or the text is none that fits the schema.
    pub fn find_json(&self, data: &[u8]) -> Result<(Found, Vec<u8>), PayloadErrorKind> {
        let schema = match &self.json {
            Json::Refused => return Err(PayloadErrorKind::JsonRefused),
            Json::Own => &self.schema,
            Json::Release(_, schema) => schema,
        };
        let binary = json_to_binary(schema, data)?;
        let identity = schema.set.identity(&schema.ty);
        let written_by = self.released_as_identity(identity);
        let found = match written_by {
            Some(released) if identity != self.identity => self.found(released),
            _ => Found::Own,
        };
        Ok((found, binary))
    }

    /// The release whose schema JSON is read against; `None` if it is the schema itself, or JSON is
    /// refused.
    pub fn json_release(&self) -> Option<u32> {
        match &self.json {
            Json::Release(number, _) => Some(*number),
            Json::Own | Json::Refused => None,
        }
    }
}

fn json_to_binary(schema: &Schema, data: &[u8]) -> Result<Vec<u8>, PayloadErrorKind> {
    let text = std::str::from_utf8(data)
        .map_err(|_| PayloadErrorKind::InvalidJson("it is not UTF-8".to_owned()))?;
    let source = Source::new("JSON", text);
    let mut diagnostics = Diagnostics::new();
    let node = parse_json(&source, &mut diagnostics).map_err(|_| {
        let place = diagnostics.errors().next().and_then(|error| {
            let (line, column) = error.site.as_ref()?.position();
            // Not the message: a key that occurs twice is data.
            Some(format!("{} at line {line}, column {column}", error.rule))
        });
        PayloadErrorKind::InvalidJson(place.unwrap_or_default())
    })?;
    parse_value(&schema.set, &schema.ty, &node)
        .map_err(|misfit| PayloadErrorKind::JsonMisfit(misfit.to_string()))
}

/// Holds an embedded schema against the one that is known, so that a payload is as corrupt to who
/// knows its writer as to who doesn't.
fn check_embedded(
    embedded: Option<&[u8]>,
    known: &str,
    tag: &WriterTag,
) -> Result<(), PayloadErrorKind> {
    match embedded {
        Some(text) if text != known.as_bytes() => read_embedded(text, tag.identity)
            .map(drop)
            .map_err(contradiction),
        _ => Ok(()),
    }
}

fn contradiction(error: Contradiction) -> PayloadErrorKind {
    PayloadErrorKind::Contradiction(error.to_string())
}
