//! The defaults have an option that there is not.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/default_unknown.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
