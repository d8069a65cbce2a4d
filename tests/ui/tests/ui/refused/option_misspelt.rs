//! An option of the workflow is misspelt.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/option_misspelt.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
