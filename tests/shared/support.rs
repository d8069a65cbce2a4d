//! Bytes of one value.

use apache_avro::Schema;
use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::codec::{DecodeError, Reader, Writer};

/// The value's bytes, as our code writes them.
pub(crate) fn encode<T: AvroType>(value: &T) -> Vec<u8> {
    let mut out = Writer::new();
    value.encode(&mut out);
    out.finish().expect("values of tests are not so deep")
}

/// The whole of the bytes as a value.
pub(crate) fn decode<T: AvroType>(bytes: &[u8]) -> Result<T, DecodeError> {
    let mut input = Reader::new(bytes);
    let value = T::decode(&mut input)?;
    input.finish().map(|()| value)
}

/// A type's schema as `apache-avro` reads it, without logical types.
pub(crate) fn schema_of<T: AvroType>() -> Schema {
    let schema = T::info().schema();
    let text = schema.set.canonical_form(&schema.ty);
    Schema::parse_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"))
}
