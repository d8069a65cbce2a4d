//! The releases of a contract or schema that are compiled in: what older payloads were written by.

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use avro_temporal_contract::resolution::Schema;
use avro_temporal_contract::schema::{Fingerprint, Identity};

use crate::info::PreparedWriter;

/// The releases of a contract or schema, as generated code knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Releases {
    /// The fullname of what was released; empty if nothing was.
    pub subject: &'static str,
    /// The release that the generated code is of, or will be once it is released.
    pub current: u32,
    /// Every worker knows releases up to this one; 0 if none is known everywhere.
    pub established: u32,
    /// How JSON is read.
    pub json: JsonRelease,
    /// Those that are retained, from the oldest on.
    pub list: &'static [Release],
}

/// A release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Release {
    /// Its number, from 1.
    pub number: u32,
    /// Its types, as a JSON array of definitions with fullnames.
    pub schemas: &'static str,
    /// The version of each of its types, by fullname.
    pub versions: &'static [(&'static str, u32)],
}

/// How JSON is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonRelease {
    /// Against the schemas of this release; a type that it lacks, against the first that has it.
    Release(u32),
    /// Not at all.
    Refused,
}

impl Releases {
    /// Nothing was released: schemas travel, and JSON is read against the types' own.
    pub const NONE: Self = Self {
        subject: "",
        current: 1,
        established: 0,
        json: JsonRelease::Release(1),
        list: &[],
    };

    /// Nothing was released of a contract yet.
    pub const fn unreleased(subject: &'static str) -> Self {
        Self {
            subject,
            ..Self::NONE
        }
    }

    /// The release that every worker knows: what the environment says, or else the manifest.
    pub(crate) fn established(&self) -> u32 {
        let said = ESTABLISHED.as_ref().ok();
        let said = said.and_then(|said| said.get(self.subject).or_else(|| said.get("")));
        said.copied().unwrap_or(self.established)
    }
}

/// The environment variable that overrides what is established.
///
/// `acme.orders.v1.Orders=2,acme.Other=0`, by what was released; a number alone is for all.
pub const ESTABLISHED_VARIABLE: &str = "AVRO_TEMPORAL_ESTABLISHED";

static ESTABLISHED: LazyLock<Result<HashMap<String, u32>, BadEstablished>> =
    LazyLock::new(|| match std::env::var(ESTABLISHED_VARIABLE) {
        Ok(text) => parse_established(&text),
        Err(std::env::VarError::NotPresent) => Ok(HashMap::new()),
        Err(std::env::VarError::NotUnicode(_)) => Err(BadEstablished),
    });

/// `AVRO_TEMPORAL_ESTABLISHED` is not what it must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadEstablished;

impl fmt::Display for BadEstablished {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{ESTABLISHED_VARIABLE}` is neither a number nor a list such as \
             `acme.orders.v1.Orders=2,acme.Other=0`"
        )
    }
}

impl std::error::Error for BadEstablished {}

/// What is wrong with the environment; clients and workers refuse to start with it.
#[cfg_attr(not(feature = "temporal"), allow(dead_code))]
pub(crate) fn check_established() -> Result<(), BadEstablished> {
    ESTABLISHED.as_ref().map(drop).map_err(|error| *error)
}

fn parse_established(text: &str) -> Result<HashMap<String, u32>, BadEstablished> {
    let mut established = HashMap::new();
    for part in text.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let (subject, number) = part.split_once('=').unwrap_or(("", part));
        let number = number.trim().parse().map_err(|_| BadEstablished)?;
        established.insert(subject.trim().to_owned(), number);
    }
    Ok(established)
}

/// A schema that a type had in a release.
#[derive(Debug)]
pub(crate) struct ReleasedWriter {
    /// The first release that has it.
    pub(crate) number: u32,
    /// Its version.
    pub(crate) version: u32,
    pub(crate) identity: Identity,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) schema: Schema,
    /// Compared with the reader's once.
    pub(crate) prepared: OnceLock<std::sync::Arc<PreparedWriter>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_established_is_a_number_or_a_list() {
        let of = |text: &str| {
            parse_established(text).map(|it| {
                let mut list: Vec<_> = it.into_iter().collect();
                list.sort();
                list
            })
        };
        let pair = |subject: &str, number| (subject.to_owned(), number);
        assert_eq!(of("3"), Ok(vec![pair("", 3)]));
        assert_eq!(of(""), Ok(vec![]));
        assert_eq!(
            of(" acme.Orders = 2, acme.Other=0,"),
            Ok(vec![pair("acme.Orders", 2), pair("acme.Other", 0)])
        );
        for wrong in [
            "two",
            "acme.Orders",
            "acme.Orders=",
            "acme.Orders=-1",
            "a=1=2",
        ] {
            assert_eq!(of(wrong), Err(BadEstablished), "{wrong}");
        }
    }
}
