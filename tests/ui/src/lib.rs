//! What is written correctly, and compiles without a warning: the other side of the fixtures in
//! `tests/ui`, each of which has one mistake.
//!
//! A library, as a private workflow beside public types is a matter of visibility.

#![deny(warnings)]

pub mod lending;
pub mod operations;
pub mod types;

avro_temporal_runtime::contract!("schemas/contracts/library.avpr");
