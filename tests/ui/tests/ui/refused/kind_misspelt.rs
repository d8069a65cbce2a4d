//! The kind of a message is misspelt.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/kind_misspelt.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
