//! Generated types of every accepted schema, a module for each file, with every warning denied.

#![deny(warnings, clippy::pedantic, missing_docs, unreachable_pub)]

mod entry;

pub use entry::Entry;

/// The types of each accepted file, by its folder and name.
///
/// The build script expands `include_avro!` for each file, so that no list of files is kept by hand.
#[allow(
    deprecated,
    clippy::semicolon_if_nothing_returned,
    reason = "a macro's warning is a deprecated constant, and some schemas are warned of"
)]
pub mod accepted {
    include!(concat!(env!("OUT_DIR"), "/accepted.rs"));
}
