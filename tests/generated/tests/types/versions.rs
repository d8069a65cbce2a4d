//! Data of another version of a schema, as values in Rust; `tests/resolution` has every ruling.

use std::collections::BTreeMap;

use avro_temporal_runtime::codec::DecodeErrorKind;
use avro_temporal_runtime::contract::wire::HEADER_SIZE;
use avro_temporal_runtime::logical::Date;
use avro_temporal_runtime::{AvroType, ErrorClass, PayloadError, PayloadErrorKind, wire};
use generated::versions::new::versions as new;
use generated::versions::old::versions as old;

use crate::dynamic::check_dynamic;

/// Writes as one version, with its schema, and reads as another.
fn reread<W: AvroType, R: AvroType>(value: &W) -> Result<R, PayloadError> {
    let payload = wire::write(value).expect("values of tests are not so deep");
    let metadata = |key: &str| {
        let (_, value) = payload.metadata.iter().find(|(name, _)| *name == key)?;
        Some(value.as_slice())
    };
    let result = wire::read(&metadata, &payload.data);
    check_dynamic::<W, R>(&payload.data[HEADER_SIZE..], &result);
    result
}

fn read<W: AvroType, R: AvroType>(value: &W) -> R {
    reread(value).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn documentation_defaults_and_aliases_are_no_new_version() {
    assert_eq!(old::Plain::info().identity(), new::Plain::info().identity());
    let value: new::Plain = read(&old::Plain {
        id: "a".to_owned(),
        count: -1,
    });
    assert_eq!(
        value,
        new::Plain {
            id: "a".to_owned(),
            count: -1
        }
    );
}

#[test]
fn an_added_field_takes_its_default() {
    let inner = |a, b: &str| new::Inner { a, b: b.to_owned() };
    let value: new::Added = read(&old::Added {
        id: "kept".to_owned(),
    });
    assert!(value.double.is_sign_negative());
    assert_eq!(
        value,
        new::Added {
            null: (),
            boolean: true,
            int: i32::MIN,
            id: "kept".to_owned(),
            long: i64::MAX,
            float: 1.5,
            double: -0.0,
            bytes: vec![0xff, 0, b'A'],
            string: "é🦀\"\\".to_owned(),
            array: vec![1, 2],
            map: BTreeMap::from([
                ("k".to_owned(), vec!["v".to_owned()]),
                (String::new(), vec![])
            ]),
            kind: new::Kind::B,
            hash: new::Hash([1, 0xff, 0]),
            inner: inner(7, "inner default"),
            outer: new::Outer {
                inner: inner(1, "outer default"),
                inners: vec![inner(2, "inner default")],
            },
            first_branch: None,
            second_branch: Some("second".to_owned()),
            null_branch: None,
            record_branch: Some(inner(3, "inner default")),
            date: Date(20_000),
            empty: new::Empty {},
        }
    );
}

fn optional() -> old::Optional {
    old::Optional {
        made: "made".to_owned(),
        promoted: 5,
        swapped: Some("swapped".to_owned()),
        required: Some(old::Inner {
            a: 1,
            b: "b".to_owned(),
        }),
        items: vec![Some(1), Some(2)],
    }
}

#[test]
fn what_the_reader_lacks_is_decided_by_the_data() {
    let with = |first, kinds| old::Symbols { first, kinds };
    let value: new::Symbols = read(&with(old::WithDefault::C, vec![old::Bare::X, old::Bare::Z]));
    assert_eq!(
        value,
        new::Symbols {
            first: new::WithDefault::A,
            kinds: vec![new::Bare::X, new::Bare::Z]
        }
    );
    let value: new::Symbols = read(&with(old::WithDefault::B, vec![]));
    assert_eq!(value.first, new::WithDefault::B);

    let unknown_symbol = with(old::WithDefault::A, vec![old::Bare::X, old::Bare::Y]);
    let error = reread::<_, new::Symbols>(&unknown_symbol).expect_err("`Y` is gone");
    check_unknown(
        &error,
        &DecodeErrorKind::UnknownSymbol("Y".to_owned()),
        "kinds[]",
    );

    let null = old::Optional {
        required: None,
        ..optional()
    };
    let error = reread::<_, new::Optional>(&null).expect_err("null is gone");
    check_unknown(
        &error,
        &DecodeErrorKind::UnknownBranch("null".to_owned()),
        "required",
    );

    let null = old::Optional {
        items: vec![Some(1), None],
        ..optional()
    };
    let error = reread::<_, new::Optional>(&null).expect_err("null is gone");
    check_unknown(
        &error,
        &DecodeErrorKind::UnknownBranch("null".to_owned()),
        "items[]",
    );
}

fn check_unknown(error: &PayloadError, kind: &DecodeErrorKind, path: &str) {
    let PayloadErrorKind::UnknownValue(inner) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(inner.kind(), kind, "{error}");
    assert_eq!(inner.path(), path, "{error}");
    assert_eq!(error.class(), ErrorClass::NotReadable);
    assert!(
        error.to_string().contains(&format!("in `{path}`")),
        "{error}"
    );
}

#[test]
fn an_error_and_a_record_are_the_same_on_the_wire() {
    assert_eq!(
        old::Declined::info().identity(),
        new::Declined::info().identity()
    );
    let value: new::Declined = read(&old::Declined {
        code: "c".to_owned(),
    });
    assert_eq!(value.code, "c");
}

#[test]
fn versions_read_collections_of_themselves() {
    let value: Vec<Option<new::Grown>> = read(&vec![Some(old::Grown { a: 1 }), None]);
    assert_eq!(value, [Some(new::Grown { a: 1, b: Some(5) }), None]);
    let value: BTreeMap<String, i64> = read(&BTreeMap::from([("k".to_owned(), 1_i32)]));
    assert_eq!(value, BTreeMap::from([("k".to_owned(), 1)]));
    let value: Option<f64> = read(&1_i32);
    assert_eq!(value, Some(1.0));
}

#[test]
fn a_type_is_known_by_the_names_that_it_had() {
    let info = new::NewName::info();
    for name in ["versions.NewName", "versions.elsewhere.OldName"] {
        assert!(info.has_name(name), "{name}");
    }
    for name in ["versions.OldName", "NewName", ""] {
        assert!(!info.has_name(name), "{name}");
    }
    assert!(i64::info().has_name("long"));
}
