//! Canonical forms, identity texts, identities and fingerprints.

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::json::{Node, Value, parse_json};
use avro_temporal_contract::schema::{Identity, Names, fingerprint};
use avro_temporal_contract::site::Source;

use crate::support::{schema, schema_with_names, to_hex};

const VECTORS: &str = include_str!("../../../tests/vectors/identities.json");

struct Vector {
    name: String,
    schema: String,
    canonical: String,
    identity_text: String,
    identity: String,
    rabin: String,
    md5: String,
    sha256: String,
}

fn vectors() -> Vec<Vector> {
    let source = Source::new("identities.json", VECTORS);
    let node = parse_json(&source, &mut Diagnostics::new()).expect("the vectors are JSON");
    let Value::Array(nodes) = &node.value else {
        panic!("the vectors are an array");
    };
    let text = |node: &Node, member: &str| {
        let value = node.get(member).and_then(Node::as_str);
        value
            .unwrap_or_else(|| panic!("{:?} has no `{member}`", node.site))
            .to_owned()
    };
    nodes
        .iter()
        .map(|node| Vector {
            name: text(node, "name"),
            // As it stands, with its attributes in their order.
            schema: VECTORS[node.get("schema").expect("a schema").site.span()].to_owned(),
            canonical: text(node, "canonical"),
            identity_text: text(node, "identityText"),
            identity: text(node, "identity"),
            rabin: text(node, "rabin"),
            md5: text(node, "md5"),
            sha256: text(node, "sha256"),
        })
        .collect()
}

#[test]
fn every_vector_is_computed() {
    let vectors = vectors();
    assert!(vectors.len() >= 100, "{} vectors", vectors.len());
    for vector in vectors {
        let name = &vector.name;
        let schema = schema(&vector.schema);
        assert_eq!(
            schema.set.canonical_form(&schema.ty),
            vector.canonical,
            "{name}"
        );
        assert_eq!(
            schema.set.identity_text(&schema.ty),
            vector.identity_text,
            "{name}"
        );
        let identity = schema.set.identity(&schema.ty);
        assert_eq!(identity.to_string(), vector.identity, "{name}");
        assert_eq!(Identity::parse(&vector.identity), Some(identity), "{name}");
        assert_eq!(
            schema.set.fingerprint(&schema.ty).to_string(),
            vector.rabin,
            "{name}"
        );
        let (md5, sha256) = (schema.set.md5(&schema.ty), schema.set.sha256(&schema.ty));
        assert_eq!(to_hex(&md5), vector.md5, "{name}");
        assert_eq!(to_hex(&sha256), vector.sha256, "{name}");
    }
}

#[test]
fn a_canonical_text_is_its_own() {
    for vector in vectors() {
        let name = &vector.name;
        let full = schema_with_names(&vector.identity_text, Names::Full);
        assert_eq!(
            full.set.identity_text(&full.ty),
            vector.identity_text,
            "{name}"
        );
        assert_eq!(
            full.set.canonical_form(&full.ty),
            vector.canonical,
            "{name}"
        );
        let full = schema_with_names(&vector.canonical, Names::Full);
        assert_eq!(
            full.set.canonical_form(&full.ty),
            vector.canonical,
            "{name}"
        );
    }
}

#[test]
fn fingerprints_are_those_of_the_specification() {
    let anchors = [
        (r#""int""#, "8f5c393f1ad57572"),
        (
            r#"{"type":"record","name":"test","fields":[{"name":"a","type":"long"},
                {"name":"b","type":"string"},
                {"name":"c","type":{"type":"long","logicalType":"timestamp-micros"}}]}"#,
            "385501e341b00a1c",
        ),
        (
            r#"{"type":"record","name":"TestMessage","namespace":"org.apache.avro","fields":[
                {"name":"id","type":"long"},{"name":"name","type":"string"},
                {"name":"tags","type":{"type":"array","items":"string"}}]}"#,
            "a92de1f8a242f53d",
        ),
    ];
    for (text, expected) in anchors {
        let schema = schema(text);
        assert_eq!(
            schema.set.fingerprint(&schema.ty).to_string(),
            expected,
            "{text}"
        );
    }
    // Of nothing, the polynomial constant, least byte first.
    assert_eq!(fingerprint("").to_string(), "95a7d7a43a215dc1");
}

#[test]
fn a_name_without_a_dot_is_full_in_a_canonical_text() {
    let text = r#"{"name":"acme.R","type":"record","fields":[{"name":"a","type":{"name":"F","type":"fixed","size":4}},{"name":"b","type":"F"}]}"#;
    let full = schema_with_names(text, Names::Full);
    assert_eq!(full.set.identity_text(&full.ty), text);
    let relative = schema_with_names(text, Names::Relative);
    assert_eq!(
        relative.set.identity_text(&relative.ty),
        text.replace("\"F\"", "\"acme.F\"")
    );
}

#[test]
fn identities_are_32_lower_case_hex_digits() {
    let text = "0123456789abcdef0123456789abcdef";
    assert_eq!(
        Identity::parse(text)
            .map(|identity| identity.to_string())
            .as_deref(),
        Some(text)
    );
    for wrong in [
        "",
        "0",
        &text[1..],
        &format!("{text}0"),
        &text.to_uppercase(),
        &text.replace('a', "g"),
    ] {
        assert_eq!(Identity::parse(wrong), None, "{wrong}");
    }
    assert_eq!(Identity::parse(&"é".repeat(16)), None);
}
