//! Unions, logical types and the other rarer constructs: their bytes, their versions, and what
//! hostile bytes do to them.

mod derived;
mod hostile;
mod resolution;
mod round_trip;
mod support;
mod table;
mod tokens;
mod unions;
mod values;
