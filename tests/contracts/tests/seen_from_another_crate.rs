//! The hidden macros of a contract, as an attribute of another crate calls them.

#![deny(warnings)]

/// Stands for the runtime: gives what it is given as text.
mod runtime {
    macro_rules! __contract_workflow {
        ($($all:tt)*) => { concat!("workflow: ", stringify!($($all)*)) };
    }
    macro_rules! __contract_activities {
        ($($all:tt)*) => { concat!("activities: ", stringify!($($all)*)) };
    }
    pub(crate) use {__contract_activities, __contract_workflow};
}

/// Without white space, which is the compiler's to choose.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn a_workflow_describes_itself_and_passes_on_what_follows() {
    let given = contracts::shop::Sell!((crate::runtime) { path } rest of it);
    let description = r#"workflow: {
        workflow "sell" Sell (at "schemas/shop.avpr:11:13 (/messages/sell)")
        input("acme.shop.Item", Item, "schemas/shop.avpr:12:18 (/messages/sell/request)")
        output("long", i64, "schemas/shop.avpr:13:19 (/messages/sell/response)")
        errors(SellError)
        handlers {
            update "rename" rename Rename (at "schemas/shop.avpr:17:15 (/messages/rename)")
            input("acme.shop.RenameRequest", RenameRequest,
                  "schemas/shop.avpr:18:18 (/messages/rename/request)")
            output()
            errors(RenameError);
        }
    } { path } rest of it"#;
    assert_eq!(squeezed(given), squeezed(description));
}

#[test]
fn a_group_describes_itself() {
    let given = contracts::shop::Shop!((crate::runtime));
    let description = r#"activities: {
        group "Shop" SHOP (at "schemas/shop.avpr:2:15 (/protocol)")
        activities {
            activity "pack" pack Pack (at "schemas/shop.avpr:22:13 (/messages/pack)")
            input("acme.shop.Item", Item, "schemas/shop.avpr:23:18 (/messages/pack/request)")
            output()
            errors(PackError);
        }
    }"#;
    assert_eq!(squeezed(given), squeezed(description));
}

#[test]
fn values_that_are_no_records_are_described_as_people_write_them() {
    let given = squeezed(contracts::everything::Run!((crate::runtime)));
    let output = r#"output("union of string and long and acme.common.Money", RunResponse,"#;
    assert!(given.contains(&squeezed(output)), "{given}");
    let list = "BTreeMap<String, Vec<Option<Decimal<9, 2>>>>";
    assert!(given.contains(&squeezed(list)), "{given}");
}

#[test]
fn it_is_the_same_in_the_crate_itself_wherever_it_is_called() {
    assert!(contracts::BEFORE.contains("SellError"));
    assert_eq!(contracts::BEFORE, contracts::BEHIND);
}
