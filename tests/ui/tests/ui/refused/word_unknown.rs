//! The stage of an update is misspelt.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/word_unknown.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
