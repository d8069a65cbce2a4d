//! A workflow has a name twice.

avro_temporal_runtime::contract!("schemas/contracts/mistakes/names_collide.avpr");

#[path = "../../../src/lending.rs"]
mod lending;

fn main() {}
