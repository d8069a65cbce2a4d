//! The workflow has an option that there is not.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/option_unknown.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
