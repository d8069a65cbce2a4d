//! The id names a field that the input does not have.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/id_of_unknown_field.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
