//! Unions, logical types and the other rarer constructs: their bytes, their versions, and what
//! hostile bytes do to them.

mod big_decimals;
mod contract_only;
#[cfg(feature = "logical")]
mod conversions;
mod decimals;
mod defaults;
mod derived;
#[path = "../../../shared/embedded.rs"]
mod embedded;
mod hostile;
mod logical;
mod protocol;
mod round_trip;
mod sensitive;
mod serde;
#[path = "../../../shared/mod.rs"]
mod shared;
mod table;
#[cfg(feature = "logical")]
mod times;
mod tokens;
mod unions;
mod uuids;
