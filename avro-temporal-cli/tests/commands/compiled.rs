//! What `generate` writes compiles, and is used.

#![deny(warnings)]

use std::path::Path;

use avro_temporal_contract::binary::Writer;
use avro_temporal_runtime::{AvroType as _, WorkflowType as _};

use crate::case::run_words;
use crate::golden::check_golden;

mod written {
    include!("golden/shop.rs");
}

mod without_temporal {
    include!("golden/shop_only.rs");
}

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/commands/schemas");

fn generate(options: &[&str]) -> String {
    let arguments = [&["generate"], options].concat();
    let said = run_words(Path::new(FOLDER), &arguments);
    assert_eq!((said.code, said.messages.as_str()), (Some(0), ""));
    said.results
}

/// Two files that are included above: a contract whose price another file has, beside that file, and
/// the contract without Temporal.
#[test]
fn generated_text_is_what_is_compiled_here() {
    let foreign = "acme.money=crate::compiled::written::acme::money";
    check_golden(
        "shop.rs",
        &generate(&["--extern", foreign, "shop.avpr", "price.avsc"]),
    );
    check_golden(
        "shop_only.rs",
        &generate(&["--contract-only", "--module", "only", "shop.avpr"]),
    );
}

#[test]
fn generated_items_are_what_the_files_say() {
    assert_eq!(written::shop::Sell::NAME, "acme.shop.Shop.sell");
    let item = written::shop::Item {
        sku: "a-1".to_owned(),
        price: written::acme::money::Price {
            cents: 250,
            currency: written::acme::money::Currency::Usd,
        },
    };
    let mut bytes = Writer::new();
    item.encode(&mut bytes);
    // The text behind its length, 250 and 1, as zigzag varints.
    assert_eq!(
        bytes.finish().as_deref(),
        Ok(&[6, b'a', b'-', b'1', 0xf4, 3, 2][..])
    );
    let only = without_temporal::only::Item {
        sku: item.sku.clone(),
        price: without_temporal::only::acme::money::Price {
            cents: 1,
            currency: without_temporal::only::acme::money::Currency::Eur,
        },
    };
    let id = without_temporal::only::sell_id(&only).expect("an id");
    assert_eq!(id, "sale/a-1");
}
