//! The generator's golden files of contracts compile.

#![deny(warnings)]
#![allow(missing_docs, reason = "a file that doesn't say all")]

use std::fs;
use std::path::Path;

use avro_temporal_runtime::WorkflowType as _;

include!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../avro-temporal-codegen/tests/golden/contract_orders.rs"
));

mod without_temporal {
    include!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../avro-temporal-codegen/tests/golden/contract_orders_only.rs"
    ));
}

#[test]
fn a_golden_contract_says_what_its_file_says() {
    assert_eq!(orders::NAME, "acme.orders.v1.Orders");
    assert_eq!(without_temporal::orders::NAME, orders::NAME);
    assert_eq!(orders::ProcessOrder::NAME, "acme.ProcessOrder");
}

#[test]
fn every_golden_contract_is_compiled() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../avro-temporal-codegen/tests/golden");
    let entries = fs::read_dir(folder).expect("the generator's golden files");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut contracts: Vec<_> = names
        .filter_map(|name| name.into_string().ok())
        .filter(|name| {
            name.starts_with("contract_") && Path::new(name).extension() == Some("rs".as_ref())
        })
        .collect();
    contracts.sort();
    assert_eq!(contracts, ["contract_orders.rs", "contract_orders_only.rs"]);
}
