//! Accepted schemas against fastavro, refused ones against a table.

mod accepted;
mod bytes;
mod coverage;
mod diagnostics;
mod disagreements;
mod fingerprints;
mod hex;
mod oracle;
#[path = "../../../../avro-temporal-contract/tests/contract/random.rs"]
#[allow(dead_code, reason = "its other users need more of it")]
mod random;
mod values;
