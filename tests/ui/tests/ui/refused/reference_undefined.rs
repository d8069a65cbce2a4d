//! The workflow lists a signal by a name that no message has.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/reference_undefined.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
