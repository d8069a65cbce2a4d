//! The id names a field that may be null.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/id_of_optional_field.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
