//! Data of one schema read as another: generated code, the dynamic path and another implementation
//! say the same, and it is what the cases say.

mod completeness;
mod matrix;
mod pairs;
mod peer;
#[path = "../../../../avro-temporal-contract/tests/contract/random.rs"]
#[allow(dead_code, reason = "the core's tests also make schemas of it")]
mod random;
mod support;
#[path = "../../../../avro-temporal-contract/tests/contract/compatibility/values.rs"]
mod values;
