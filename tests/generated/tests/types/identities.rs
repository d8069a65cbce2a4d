//! What travels as a type's schema.

use apache_avro::Schema;
use apache_avro::rabin::Rabin;
use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::contract::schema::Identity;
use generated::{by_build_script, by_macro};

use crate::table::{generated_types, other_types};

#[test]
fn every_identity_text_is_a_schema_to_another_implementation() {
    for checked in generated_types().iter().chain(&other_types()) {
        let parsed = Schema::parse_str(checked.identity_text);
        assert!(parsed.is_ok(), "{}: {parsed:?}", checked.name);
    }
}

/// `apache-avro` keeps logical types in its canonical form, so that only types without one compare.
#[test]
fn fingerprints_are_those_of_another_implementation() {
    let mut compared = 0;
    for checked in generated_types()
        .iter()
        .filter(|it| !it.identity_text.contains("logicalType"))
    {
        let schema = Schema::parse_str(checked.identity_text).expect("a schema");
        assert_eq!(
            schema.canonical_form(),
            checked.identity_text,
            "{}",
            checked.name
        );
        let fingerprint = schema.fingerprint::<Rabin>().bytes;
        assert_eq!(fingerprint, checked.fingerprint, "{}", checked.name);
        compared += 1;
    }
    assert!(compared > 50, "{compared}");
}

#[test]
fn a_named_type_says_its_identity_at_compile_time() {
    for checked in generated_types() {
        let identity = Identity::of(checked.identity_text);
        assert_eq!(checked.identity, Some(identity.0), "{}", checked.name);
    }
}

#[test]
fn macro_and_build_script_have_one_schema() {
    let made = by_macro::acme::orders::v1::Order::info();
    let built = by_build_script::acme::orders::v1::Order::info();
    assert_eq!(made.identity_text(), built.identity_text());
    assert_eq!(made.identity(), built.identity());
    assert_eq!(made.fingerprint(), built.fingerprint());
    assert_eq!(made.name(), "acme.orders.v1.Order");
}
