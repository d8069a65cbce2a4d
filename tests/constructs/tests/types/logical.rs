//! The logical type `duration`, and the identity of all.

use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::logical::Duration;
use constructs::by_macro::acme::logical::{Invoice, Key, Price, Term};

use crate::shared::support::{decode, encode};

#[test]
fn a_duration_is_three_numbers_of_four_bytes() {
    let term = Term(Duration {
        months: 1,
        days: 0x0203,
        millis: u32::MAX,
    });
    let bytes = [1, 0, 0, 0, 3, 2, 0, 0, 255, 255, 255, 255];
    assert_eq!(encode(&term), bytes);
    assert_eq!(decode(&bytes), Ok(term));
    let theirs = apache_avro::Duration::from(bytes);
    assert_eq!(
        (theirs.months(), theirs.days(), theirs.millis()),
        (
            apache_avro::Months::new(1),
            apache_avro::Days::new(0x0203),
            apache_avro::Millis::new(u32::MAX)
        )
    );
}

#[test]
fn the_identity_holds_what_is_in_the_schema() {
    let text = Invoice::info().identity_text();
    for part in [
        r#"{"name":"id","type":{"type":"string","logicalType":"uuid"}}"#,
        r#"{"name":"acme.logical.Key","type":"fixed","size":16,"logicalType":"uuid"}"#,
        r#"{"name":"total","type":{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}}"#,
        r#""size":8,"logicalType":"decimal","precision":18,"scale":4}"#,
        r#"{"name":"any","type":{"type":"bytes","logicalType":"big-decimal"}}"#,
        r#""size":12,"logicalType":"duration"}"#,
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(
        Key::info().identity_text(),
        r#"{"name":"acme.logical.Key","type":"fixed","size":16,"logicalType":"uuid"}"#
    );
    assert_eq!(Price::MINIMUM_SIZE, 8);
}
