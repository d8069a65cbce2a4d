//! Fingerprints of the Parsing Canonical Form.
//!
//! Source: Avro 1.12, "Schema Fingerprints".

use std::fmt;

use md5::Md5;
use sha2::{Digest, Sha256};

use super::{SchemaSet, Type};

/// A CRC-64-AVRO in wire order, as in a single-object header.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(pub [u8; 8]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// CRC-64-AVRO of a text, usually a Parsing Canonical Form.
///
/// Source: Avro 1.12, "Schema Fingerprints".
pub fn fingerprint(canonical_form: &str) -> Fingerprint {
    const EMPTY: u64 = 0xc15d_213a_a4d7_a795;
    const TABLE: [u64; 256] = {
        let mut table = [0; 256];
        let mut index = 0;
        while index < 256 {
            let mut value = index as u64;
            let mut bit = 0;
            while bit < 8 {
                value = (value >> 1) ^ (EMPTY & (value & 1).wrapping_neg());
                bit += 1;
            }
            table[index] = value;
            index += 1;
        }
        table
    };
    let crc = canonical_form.bytes().fold(EMPTY, |crc, byte| {
        let index = usize::from(crc.to_le_bytes()[0] ^ byte);
        (crc >> 8) ^ TABLE[index]
    });
    Fingerprint(crc.to_le_bytes())
}

impl SchemaSet {
    /// The CRC-64-AVRO of a schema's canonical form.
    pub fn fingerprint(&self, ty: &Type) -> Fingerprint {
        fingerprint(&self.canonical_form(ty))
    }

    /// The MD5 of a schema's canonical form.
    pub fn md5(&self, ty: &Type) -> [u8; 16] {
        Md5::digest(self.canonical_form(ty)).into()
    }

    /// The SHA-256 of a schema's canonical form.
    pub fn sha256(&self, ty: &Type) -> [u8; 32] {
        Sha256::digest(self.canonical_form(ty)).into()
    }
}
