//! The workflow has an option that is refused.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/option_refused.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
