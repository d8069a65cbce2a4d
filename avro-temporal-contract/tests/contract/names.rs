//! Where names are looked up.

use std::sync::Arc;

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::name::FullName;
use avro_temporal_contract::schema::{Names, resolve_schemas};
use avro_temporal_contract::site::Source;

fn names(wanted: &[(&str, &str)], others: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let sources = |files: &[(&str, &str)]| -> Vec<Arc<Source>> {
        files
            .iter()
            .map(|(name, text)| Source::new(*name, *text))
            .collect()
    };
    let mut diagnostics = Diagnostics::new();
    let set = resolve_schemas(
        &sources(wanted),
        &sources(others),
        Names::Relative,
        &mut diagnostics,
    );
    let set = set.unwrap_or_else(|_| panic!("{diagnostics}"));
    (
        set.ids().map(|id| set.get(id).name.to_string()).collect(),
        set.files()
            .iter()
            .map(|file| file.source.name.clone())
            .collect(),
    )
}

const ORDER: (&str, &str) = (
    "order.avsc",
    r#"{"type":"record","name":"acme.Order","fields":[{"name":"a","type":"Line"},{"name":"b","type":"Id"}]}"#,
);
const LINE: (&str, &str) = (
    "line.avsc",
    r#"{"type":"record","name":"acme.Line","fields":[{"name":"a","type":["null","Order","Other"]}]}"#,
);
const OTHER: (&str, &str) = (
    "other.avsc",
    r#"{"type":"enum","name":"acme.Other","symbols":["X"]}"#,
);
const ID: (&str, &str) = ("id.avsc", r#"{"type":"fixed","name":"Id","size":4}"#);
const UNUSED: (&str, &str) = (
    "unused.avsc",
    r#"{"type":"fixed","name":"acme.Unused","size":4}"#,
);
const BROKEN: (&str, &str) = ("broken.avsc", r#"{"type":"#);

#[test]
fn files_that_define_a_missing_name_are_read_and_no_others() {
    let orders: [&[(&str, &str)]; 2] = [
        &[LINE, OTHER, UNUSED, BROKEN, ID],
        &[ID, BROKEN, UNUSED, OTHER, LINE],
    ];
    for others in orders {
        let (types, files) = names(&[ORDER], others);
        assert_eq!(types, ["acme.Order", "acme.Line", "Id", "acme.Other"]);
        assert_eq!(files, ["order.avsc", "line.avsc", "id.avsc", "other.avsc"]);
    }
}

#[test]
fn types_are_in_depth_first_order_of_their_files() {
    let text = r#"[{"type":"record","name":"A","fields":[{"name":"b","type":{"type":"record","name":"B","fields":[
        {"name":"c","type":{"type":"fixed","name":"C","size":1}}]}},{"name":"d","type":{"type":"fixed","name":"D","size":1}}]},
        {"type":"enum","name":"E","symbols":[]}]"#;
    assert_eq!(names(&[("a.avsc", text)], &[]).0, ["A", "B", "C", "D", "E"]);
}

#[test]
fn a_list_has_no_schema_of_its_own_and_a_union_has() {
    let root = |text: &str, names: Names| {
        let mut diagnostics = Diagnostics::new();
        let source = Source::new("a.avsc", text);
        let set = resolve_schemas(&[source], &[], names, &mut diagnostics);
        let set = set.unwrap_or_else(|_| panic!("{diagnostics}"));
        set.files()[0].root.as_ref().map(|root| set.describe(root))
    };
    let fixed = r#"{"type":"fixed","name":"F","size":4}"#;
    let (list, union) = (format!("[{fixed}]"), format!("[{fixed},\"null\"]"));
    assert_eq!(root(&list, Names::Relative), None);
    assert_eq!(
        root(&union, Names::Relative).as_deref(),
        Some("union of F and null")
    );
    assert_eq!(root(fixed, Names::Relative).as_deref(), Some("F"));
    assert_eq!(root("[]", Names::Relative).as_deref(), Some("union of "));
    // A canonical text is one schema, also a union of nothing but definitions.
    assert_eq!(root(&list, Names::Full).as_deref(), Some("union of F"));
}

#[test]
fn fullnames_have_a_name_and_a_namespace() {
    let table = [
        ("", "Order", "Order", "Order", ""),
        ("acme", "Order", "acme.Order", "Order", "acme"),
        (
            "acme",
            "other.v1.Order",
            "other.v1.Order",
            "Order",
            "other.v1",
        ),
        ("acme", ".Order", "Order", "Order", ""),
    ];
    for (namespace, written, full, name, of) in table {
        let fullname = FullName::within(namespace, written);
        assert_eq!(
            (fullname.as_str(), fullname.name(), fullname.namespace()),
            (full, name, of)
        );
    }
}
