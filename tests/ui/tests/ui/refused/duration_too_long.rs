//! A heartbeat takes longer than the activity may.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/duration_too_long.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
