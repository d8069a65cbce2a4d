//! Contracts from text.

use avro_temporal_contract::contract::{Contract, resolve_contract};
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::schema::SchemaSet;
use avro_temporal_contract::site::Source;

/// The contract of the documentation, with an activity that takes every default.
pub(crate) const ORDERS: &str = include_str!("../fixtures/contracts/orders.avpr");

/// The contract that a text is, and what is said of it.
pub(crate) fn read(text: &str) -> (Option<(SchemaSet, Contract)>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = Source::new("orders.avpr", text);
    let resolved = resolve_contract(&source, &[], &mut diagnostics);
    assert_eq!(resolved.is_err(), diagnostics.check().is_err(), "{text}");
    (resolved.ok(), diagnostics)
}

/// The contract that a text is, of which nothing is said.
pub(crate) fn sound(text: &str) -> (SchemaSet, Contract) {
    let (resolved, diagnostics) = read(text);
    assert_eq!(diagnostics.to_string(), "", "{text}");
    resolved.expect("no error")
}
