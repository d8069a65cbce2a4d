//! For each rule of releases, the damage that is done where it is breached; on a real server, which
//! `cargo xtask test` starts.
//!
//! A story is a test with the name of its rule. The rule tells of the change, and of nothing else;
//! and the contracts that have it, which were compiled without a look at each other, damage a run.

mod checking;
mod errors;
mod handlers;
mod index;
mod json;
mod names;
mod replaying;
mod values;

use std::collections::BTreeSet;

use avro_temporal_contract::release::rule_ids;

use checking::assert_told;

/// Defines a test for each rule, and lists them.
macro_rules! stories {
    ($($module:ident { $($rule:ident)* })*) => {
        const STORIES: &[&str] = &[$($(stringify!($rule)),*),*];

        $($(
            #[tokio::test(flavor = "multi_thread")]
            async fn $rule() {
                assert_told(stringify!($rule));
                $module::$rule().await;
            }
        )*)*
    };
}

stories! {
    values {
        default_changed
        enum_default_changed
        enum_symbol_removed
        logical_type_changed
        promotion_loses_precision
        alias_removed
        field_added
    }
    names {
        operation_removed
        operation_renamed
        child_id_template_changed
        id_template_changed
    }
    handlers {
        input_changed
        handler_removed
        query_removed
    }
    errors {
        error_removed
        error_retryability_changed
        error_added
    }
    index {
        search_attribute_kind_changed
        search_attribute_removed
    }
    json {
        json_release_changed
        json_release_missing
    }
}

#[test]
fn every_rule_has_its_story() {
    let stories: BTreeSet<_> = STORIES.iter().copied().collect();
    assert_eq!(stories, rule_ids().collect::<BTreeSet<_>>());
    assert_eq!(stories.len(), STORIES.len(), "a story is told twice");
}
