//! A Python that has fastavro, which the tests of schemas ask: named, or fetched.

mod fetch;
mod interpreter;
mod locate;

pub(crate) use locate::{VARIABLE, locate};
