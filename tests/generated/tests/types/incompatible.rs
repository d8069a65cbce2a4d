//! Versions that can't be read whatever the data is: known before a byte is.

use avro_temporal_runtime::{AvroType, ErrorClass, PayloadErrorKind, wire};
use generated::versions::new::versions::broken as new;
use generated::versions::old::versions::broken as old;

/// Why `R` can't read what `W` wrote; each reason begins with its field path and ends with its rule.
fn reasons<W: AvroType, R: AvroType + std::fmt::Debug>(value: &W) -> Vec<String> {
    let mut payload = wire::write(value).expect("values of tests are not so deep");
    // Whatever follows the header, it isn't looked at.
    payload.data.truncate(10);
    let metadata = |key: &str| {
        let (_, value) = payload.metadata.iter().find(|(name, _)| *name == key)?;
        Some(value.as_slice())
    };
    let error = wire::read::<R>(&metadata, &payload.data).expect_err("versions that don't resolve");
    assert_eq!(error.class(), ErrorClass::NotReadable);
    assert_eq!(error.failure_type(), "AvroIncompatible");
    let PayloadErrorKind::Incompatible(reasons) = error.kind() else {
        panic!("{error}")
    };
    for reason in reasons {
        assert!(error.to_string().contains(reason), "{error}");
    }
    reasons.clone()
}

#[track_caller]
fn check(reasons: &[String], expected: &[&str]) {
    assert_eq!(reasons, expected);
}

#[test]
fn all_reasons_are_named() {
    let value = old::Two {
        a: "a".to_owned(),
        b: 0.5,
    };
    check(
        &reasons::<_, new::Two>(&value),
        &[
            "`a`: the writer has `string`, the reader `long` [type_mismatch]",
            "`b`: the writer has `double`, the reader `boolean` [type_mismatch]",
        ],
    );
}

#[test]
fn the_root_has_no_path() {
    check(
        &reasons::<_, new::Friends>(&old::old::Strangers {}),
        &[
            "the writer has `versions.broken.old.Strangers`, the reader `versions.broken.Friends` \
           [name_mismatch]",
        ],
    );
    check(
        &reasons::<_, i64>(&String::new()),
        &["the writer has `string`, the reader `long` [type_mismatch]"],
    );
}
