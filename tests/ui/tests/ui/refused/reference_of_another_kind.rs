//! The workflow lists an activity as a query.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/reference_of_another_kind.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
