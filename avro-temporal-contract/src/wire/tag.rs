//! What a payload says of its writer.

use std::fmt;

use super::{Contradiction, Metadata, SCHEMA_TAG};
use crate::name::is_dotted_name;
use crate::schema::Identity;

/// A name this long would only make an error unreadable.
const MAX_NAME: usize = 1024;

/// What a payload's `avro-schema` says of its writer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriterTag {
    /// The name; of an unnamed schema, its Avro type.
    pub name: String,
    /// The version tag; 0 while the schema is not released.
    pub version: u32,
    /// The writer identity.
    pub identity: Identity,
}

impl WriterTag {
    /// Reads `name@version:identity`.
    pub fn parse(text: &str) -> Option<Self> {
        let (name, rest) = text.split_once('@')?;
        let (version, identity) = rest.split_once(':')?;
        // Not `parse` alone, which takes a sign.
        let is_number = version.bytes().all(|byte| byte.is_ascii_digit());
        let is_name = name.len() <= MAX_NAME && is_dotted_name(name);
        (is_number && is_name).then_some(())?;
        Some(Self {
            name: name.to_owned(),
            version: version.parse().ok()?,
            identity: Identity::parse(identity)?,
        })
    }
}

impl fmt::Display for WriterTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}:{}", self.name, self.version, self.identity)
    }
}

/// The writer that a payload names; `None` if it names none.
///
/// # Errors
///
/// If it is named in no way that is one.
pub fn read_tag(metadata: &Metadata<'_>) -> Result<Option<WriterTag>, Contradiction> {
    let Some(tag) = metadata(SCHEMA_TAG) else {
        return Ok(None);
    };
    std::str::from_utf8(tag)
        .ok()
        .and_then(WriterTag::parse)
        .map(Some)
        .ok_or(Contradiction::MalformedTag)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of `"int"`: `printf '"int"' | sha256sum`.
    const IDENTITY: &str = "3f2b87a9fe7cc9b13835598c3981cd45";

    fn read(tag: &[u8]) -> Result<Option<WriterTag>, Contradiction> {
        read_tag(&|key| (key == SCHEMA_TAG).then_some(tag))
    }

    #[test]
    fn a_tag_is_read_and_written() {
        let longest = "a".repeat(MAX_NAME);
        let names = [
            "acme.orders.v1.Order",
            "Order",
            "string",
            "union",
            "_",
            &longest,
        ];
        for name in names {
            for version in [0, 2, u32::MAX] {
                let text = format!("{name}@{version}:{IDENTITY}");
                let tag = WriterTag::parse(&text).expect("a tag");
                assert_eq!((&*tag.name, tag.version), (name, version));
                assert_eq!(tag.identity, Identity::of("\"int\""));
                assert_eq!(tag.to_string(), text);
                assert_eq!(read(text.as_bytes()), Ok(Some(tag)));
            }
        }
        assert_eq!(read_tag(&|_| None), Ok(None));
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        let too_long = "a".repeat(MAX_NAME + 1);
        let upper = IDENTITY.to_uppercase();
        let short = &IDENTITY[1..];
        let table = [
            ("nothing", String::new()),
            ("no version", format!("acme.Order:{IDENTITY}")),
            ("no identity", "acme.Order@1".to_owned()),
            ("an empty name", format!("@1:{IDENTITY}")),
            ("an empty version", format!("acme.Order@:{IDENTITY}")),
            ("an empty identity", "acme.Order@1:".to_owned()),
            ("a signed version", format!("acme.Order@+1:{IDENTITY}")),
            ("a negative version", format!("acme.Order@-1:{IDENTITY}")),
            (
                "a version beyond 32 bits",
                format!("acme.Order@4294967296:{IDENTITY}"),
            ),
            ("a version in words", format!("acme.Order@one:{IDENTITY}")),
            ("31 digits", format!("acme.Order@1:{short}")),
            ("33 digits", format!("acme.Order@1:{IDENTITY}0")),
            ("upper-case digits", format!("acme.Order@1:{upper}")),
            ("other letters", format!("acme.Order@1:g{short}")),
            ("two `@`", format!("acme@Order@1:{IDENTITY}")),
            ("space around", format!(" acme.Order@1:{IDENTITY}")),
            (
                "a line break in the name",
                format!("acme\n.Order@1:{IDENTITY}"),
            ),
            (
                "an empty part of the name",
                format!("acme..Order@1:{IDENTITY}"),
            ),
            ("a name of 1025 letters", format!("{too_long}@1:{IDENTITY}")),
        ];
        for (case, text) in table {
            assert_eq!(WriterTag::parse(&text), None, "{case}");
            assert_eq!(
                read(text.as_bytes()),
                Err(Contradiction::MalformedTag),
                "{case}"
            );
        }
        assert_eq!(read(b"acme.\xff@1:"), Err(Contradiction::MalformedTag));
    }
}
