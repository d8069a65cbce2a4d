//! What a demo consists of, as data.

use std::time::Duration;

/// The packages and programs of a demo.
///
/// Every program is given the server's address in `TEMPORAL_ADDRESS`.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The packages that are built.
    pub(crate) packages: &'static [&'static str],
    /// Stays up until the end.
    pub(crate) worker: &'static str,
    /// Starts workflows and ends when they are closed.
    pub(crate) starter: &'static str,
    /// Reads the workflows' histories and ends with success when they are as expected.
    pub(crate) history: &'static str,
    /// Run after that, each with workers of its own, and end with success.
    pub(crate) others: &'static [&'static str],
    /// Names the file in which the starter leaves the workflow ids for the history, one a line.
    pub(crate) runs_variable: &'static str,
    /// Names and types of the search attributes that the workflows set.
    pub(crate) search_attributes: &'static [(&'static str, &'static str)],
    /// Decodes payloads for the web UI; `--listen` with an address is added.
    pub(crate) codec_server: [&'static str; 2],
    /// How long starter and history may take each.
    pub(crate) limit: Duration,
}

/// The order example, and then the one of three releases.
pub(crate) const ORDERS: Plan = Plan {
    packages: &["orders", "evolution", "avro-temporal-cli"],
    worker: "orders-worker",
    starter: "orders-starter",
    history: "orders-history",
    others: &["evolution"],
    runs_variable: "ORDERS_RUNS_FILE",
    search_attributes: &[("CustomerId", "Int")],
    codec_server: ["avro-temporal", "codec-server"],
    limit: Duration::from_mins(5),
};
