//! The id names a field that is sensitive.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/id_of_sensitive_field.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
