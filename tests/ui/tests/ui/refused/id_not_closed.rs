//! The id has a brace that is not closed.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/id_not_closed.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
