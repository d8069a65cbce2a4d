//! Generated and derived types: their code, their bytes, and what hostile bytes do to them.

mod derived;
mod dynamic;
#[path = "../../../shared/embedded.rs"]
mod embedded;
mod garbage;
mod golden;
mod hostile;
mod identities;
mod incompatible;
mod json;
mod levels;
mod payload;
mod round_trip;
#[path = "../../../shared/mod.rs"]
mod shared;
mod table;
mod tokens;
mod versions;
