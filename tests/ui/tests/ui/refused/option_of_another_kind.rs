//! The workflow has an option of activities.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/option_of_another_kind.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
