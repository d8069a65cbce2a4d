//! An option of a field is misspelt.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/option_of_field_misspelt.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
