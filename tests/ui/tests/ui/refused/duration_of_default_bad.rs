//! A timeout in the defaults is no length of time.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/duration_of_default_bad.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
