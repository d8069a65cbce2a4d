//! The pages about rules.

/// Makes the table of pages of the rules' names.
macro_rules! pages {
    ($($rule:literal)*) => {
        /// Every rule that has a page, and the page: what breaks a replay, what a registry would refuse,
        /// and what is wrong with a folder of releases.
        pub(crate) const PAGES: &[(&str, &str)] = &[$((
            $rule,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/rules/", $rule, ".md")),
        )),*];
    };
}

pages! {
    "default_changed"
    "enum_default_changed"
    "enum_symbol_removed"
    "logical_type_changed"
    "promotion_loses_precision"
    "alias_removed"
    "operation_removed"
    "operation_renamed"
    "input_changed"
    "child_id_template_changed"
    "handler_removed"
    "error_removed"
    "error_retryability_changed"
    "search_attribute_kind_changed"
    "json_release_changed"
    "json_release_missing"
    "field_added"
    "id_template_changed"
    "error_added"
    "query_removed"
    "search_attribute_removed"
    "name_mismatch"
    "type_mismatch"
    "logical_type_mismatch"
    "fixed_size_mismatch"
    "missing_enum_symbols"
    "missing_union_branch"
    "reader_field_missing_default_value"
    "bytes_read_as_string"
    "underlying_read_as_logical_type"
    "name_and_alias_in_writer"
    "edited_release"
    "missing_release"
    "bad_manifest"
    "release_conflict"
    "not_established"
}
