//! Avro's single-object encoding.
//!
//! Source: Avro 1.12, "Single-object encoding".

use super::Contradiction;
use crate::schema::Fingerprint;

/// The first two bytes; the fingerprint follows.
pub const MAGIC: [u8; 2] = [0xc3, 0x01];
/// How many bytes magic and fingerprint have.
pub const HEADER_SIZE: usize = 10;

/// The fingerprint in a payload's data, and the Avro binary after it.
///
/// # Errors
///
/// If the data doesn't begin with a header.
pub fn split_header(data: &[u8]) -> Result<(Fingerprint, &[u8]), Contradiction> {
    match data.split_first_chunk::<HEADER_SIZE>() {
        Some(([first, second, fingerprint @ ..], binary)) if [*first, *second] == MAGIC => {
            Ok((Fingerprint(*fingerprint), binary))
        }
        Some(_) => Err(Contradiction::NoMagic),
        None => Err(Contradiction::DataTooShort(data.len())),
    }
}

/// Compares the fingerprint in a header with that of the schema that the tag names.
///
/// # Errors
///
/// If they differ.
pub fn check_header(found: Fingerprint, expected: Fingerprint) -> Result<(), Contradiction> {
    if found == expected {
        Ok(())
    } else {
        Err(Contradiction::OtherFingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The CRC-64-AVRO of `"int"`, as Java, Python and Rust implementations print it.
    const INT: Fingerprint = Fingerprint([0x8f, 0x5c, 0x39, 0x3f, 0x1a, 0xd5, 0x75, 0x72]);

    type Split<'a> = Result<(Fingerprint, &'a [u8]), Contradiction>;

    #[test]
    fn data_is_split_after_its_header() {
        let data = b"\xc3\x01\x8f\x5c\x39\x3f\x1a\xd5\x75\x72\x54";
        let table: [(&[u8], Split<'_>); 8] = [
            (data, Ok((INT, b"\x54"))),
            (&data[..10], Ok((INT, b""))),
            (&data[..9], Err(Contradiction::DataTooShort(9))),
            (b"\xc3\x01", Err(Contradiction::DataTooShort(2))),
            (b"", Err(Contradiction::DataTooShort(0))),
            (
                b"\xc3\x02\x8f\x5c\x39\x3f\x1a\xd5\x75\x72",
                Err(Contradiction::NoMagic),
            ),
            (
                b"\xc4\x01\x8f\x5c\x39\x3f\x1a\xd5\x75\x72",
                Err(Contradiction::NoMagic),
            ),
            (b"{\"id\": \"o-1\"}", Err(Contradiction::NoMagic)),
        ];
        for (data, expected) in table {
            assert_eq!(split_header(data), expected, "{data:02x?}");
        }
    }

    #[test]
    fn every_bit_of_the_fingerprint_counts() {
        assert_eq!(check_header(INT, INT), Ok(()));
        for bit in 0..64 {
            let mut other = INT;
            other.0[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(
                check_header(other, INT),
                Err(Contradiction::OtherFingerprint)
            );
        }
    }
}
