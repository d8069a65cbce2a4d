//! What each kind of garbage is.

use avro_temporal_runtime::ErrorClass;
use e2e::garbage::Garbage;

/// What each kind of garbage is: who can read it, its failure's type, and the reason that is given.
pub(crate) const REASONS: [(Garbage, ErrorClass, &str, &str); 9] = [
    (
        Garbage::Truncated,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "the bytes end before the value does",
    ),
    (
        Garbage::FlippedHeader,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "the fingerprint in its header",
    ),
    (
        Garbage::UnknownSchema,
        ErrorClass::NotReadable,
        "AvroUnknownWriter",
        "acme.e2e.Sample@7:0123",
    ),
    (
        Garbage::AnotherType,
        ErrorClass::NotReadable,
        "AvroIncompatible",
        "acme.e2e.Other@0:",
    ),
    (
        Garbage::TrailingBytes,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "bytes remain after the value",
    ),
    (
        Garbage::ForeignEmbeddedSchema,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "its embedded schema is not",
    ),
    (
        Garbage::LengthBomb,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "a length is greater",
    ),
    (
        Garbage::NoPayload,
        // A build whose operation takes nothing can read it.
        ErrorClass::NotReadable,
        "AvroIncompatible",
        "there is no payload",
    ),
    (
        Garbage::InvalidJson,
        ErrorClass::Corrupt,
        "AvroCorrupt",
        "the text is not JSON",
    ),
];
