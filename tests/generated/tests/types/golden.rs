//! The golden files of the generator compile, and work.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::table::{Checked, of};

macro_rules! golden {
    ($($name:ident)*) => {
        $(
            // Not a module by its path, which formatters would follow.
            mod $name {
                include!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/../../avro-temporal-codegen/tests/golden/",
                    stringify!($name),
                    ".rs"
                ));
            }
        )*
        const COMPILED: &[&str] = &[$(stringify!($name)),*];
    };
}

golden!(enumeration fixed keywords logical namespaces record recursion sensitive union);

fn types() -> Vec<Checked> {
    use keywords::r#type::crate_ as keywords;
    vec![
        of::<enumeration::Status>(),
        of::<fixed::acme::Sha256>(),
        of::<fixed::acme::Frame>(),
        of::<keywords::Self_>(),
        of::<keywords::Gen>(),
        of::<namespaces::Root>(),
        of::<namespaces::acme::Left>(),
        of::<namespaces::acme::inner::Right>(),
        of::<namespaces::other::Side>(),
        of::<namespaces::other::Nothing>(),
        of::<record::acme::orders_v1::OrderLine>(),
        of::<recursion::list::Node>(),
        of::<recursion::tree::Folder>(),
        of::<recursion::tree::File>(),
        of::<sensitive::acme::Patient>(),
        of::<sensitive::acme::PatientVisitsItem>(),
        of::<union::acme::Order>(),
        of::<union::acme::OrderPayment>(),
        of::<union::acme::OrderTagsItem>(),
        of::<union::acme::CardReplaces>(),
    ]
}

#[test]
fn every_golden_file_is_compiled() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../avro-temporal-codegen/tests/golden");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .expect("the generator's golden files")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        // Those of contracts need the SDK, and are compiled beside other contracts.
        .filter(|name| !name.starts_with("contract_"))
        .collect();
    let compiled: BTreeSet<String> = COMPILED.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(compiled, files);
}

#[test]
fn golden_types_are_read_by_another_implementation() {
    for checked in types() {
        (checked.round_trip)(100);
        (checked.flip_and_cut)(2);
    }
}
