//! The workflow lists a query that is misspelt.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/reference_misspelt.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
