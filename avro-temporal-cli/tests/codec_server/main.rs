//! `avro-temporal codec-server` as a process, over HTTP.

mod bodies;
mod client;
mod corruption;
mod cors;
mod decoding;
mod lifecycle;
mod paths;
mod payload;
mod process;
mod unchanged;
mod values;
