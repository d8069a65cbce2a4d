//! Versions that can't be read whatever the data is: known before a byte is.

use std::collections::BTreeMap;

use avro_temporal_runtime::logical::TimestampMillis;
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
fn each_rule_names_the_field_and_itself() {
    let lines = vec![old::Line {
        quantity: "1".to_owned(),
    }];
    check(
        &reasons::<_, new::OtherType>(&old::OtherType { lines }),
        &["`lines[].quantity`: the writer has `string`, the reader `int` [type_mismatch]"],
    );
    check(
        &reasons::<_, new::NoDefault>(&old::NoDefault {}),
        &[
            "`added`: the reader's field `added` of `versions.broken.NoDefault` has no default, and \
           the writer has no such field [reader_field_missing_default_value]",
        ],
    );
    check(
        &reasons::<_, new::OtherName>(&old::OtherName {
            inner: old::This {},
        }),
        &[
            "`inner`: the writer has `versions.broken.This`, the reader `versions.broken.That` \
           [name_mismatch]",
        ],
    );
    check(
        &reasons::<_, new::OtherSize>(&old::OtherSize {
            hash: old::Md5([0; 16]),
        }),
        &[
            "`hash`: the fixed `versions.broken.Md5` has 16 bytes, the reader's 15 \
           [fixed_size_mismatch]",
        ],
    );
    let at = BTreeMap::from([("k".to_owned(), TimestampMillis(1))]);
    check(
        &reasons::<_, new::OtherUnit>(&old::OtherUnit { at }),
        &[
            "`at[]`: the writer has `long (timestamp-millis)`, the reader `long (timestamp-micros)` \
           [logical_type_mismatch]",
        ],
    );
    check(
        &reasons::<_, new::NoBranch>(&old::NoBranch {
            choice: "c".to_owned(),
        }),
        &[
            "`choice`: the reader's `union of null and boolean` has no branch for the writer's `string` \
           [missing_union_branch]",
        ],
    );
    check(
        &reasons::<_, new::NoSymbol>(&old::NoSymbol { kind: old::Gone::A }),
        &[
            "`kind`: no symbol of the writer's `versions.broken.Gone` is one of the reader's \
           [missing_enum_symbols]",
        ],
    );
    check(
        &reasons::<_, new::OtherShape>(&old::OtherShape {
            thing: old::Thing::A,
        }),
        &["`thing`: `versions.broken.Thing` is of another kind than the reader's [type_mismatch]"],
    );
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
