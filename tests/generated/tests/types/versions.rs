//! Data of another version of a schema, through generated decoders.

use std::collections::BTreeMap;

use avro_temporal_runtime::codec::DecodeErrorKind;
use avro_temporal_runtime::contract::wire::HEADER_SIZE;
use avro_temporal_runtime::logical::{Date, TimestampMicros};
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

#[test]
fn a_removed_field_is_skipped() {
    let inner = || old::Inner {
        a: i32::MIN,
        b: "é".repeat(100),
    };
    let value: new::Removed = read(&old::Removed {
        null: (),
        boolean: true,
        int: i32::MAX,
        long: i64::MIN,
        float: f32::NAN,
        double: f64::NAN,
        bytes: vec![0; 300],
        string: "🦀".to_owned(),
        kind: old::Kind::C,
        hash: old::Hash([9; 3]),
        array: vec![
            BTreeMap::from([("a".to_owned(), Some(inner())), ("b".to_owned(), None)]),
            BTreeMap::new(),
        ],
        option: Some("x".to_owned()),
        kept: "kept".to_owned(),
        inner: inner(),
    });
    let expected = new::Inner {
        a: i32::MIN,
        b: "é".repeat(100),
    };
    assert_eq!(
        value,
        new::Removed {
            kept: "kept".to_owned(),
            inner: expected
        }
    );
}

#[test]
fn fields_are_found_by_name_not_by_place() {
    let pair = |left, right: &str| old::Pair {
        left,
        right: right.to_owned(),
    };
    let value: new::Reordered = read(&old::Reordered {
        a: 1,
        b: "b".to_owned(),
        c: vec![pair(2, "two"), pair(3, "three")],
    });
    let pair = |left, right: &str| new::Pair {
        right: right.to_owned(),
        left,
    };
    assert_eq!(
        value,
        new::Reordered {
            c: vec![pair(2, "two"), pair(3, "three")],
            b: "b".to_owned(),
            a: 1
        }
    );
}

#[test]
fn primitives_are_promoted_where_the_specification_says_so() {
    let value: new::Promoted = read(&old::Promoted {
        int_to_long: i32::MIN,
        int_to_float: 16_777_217,
        int_to_double: i32::MAX,
        long_to_float: i64::MAX,
        long_to_double: i64::MIN,
        float_to_double: 0.1,
        string_to_bytes: "é".to_owned(),
        bytes_to_string: "🦀".as_bytes().to_vec(),
        array: vec![1, -2],
        map: BTreeMap::from([("k".to_owned(), 0.5)]),
        option: Some(-1),
        date_to_int: Date(-7),
        long_to_micros: 1_000_001,
        date_to_long: Date(20_000),
    });
    assert_eq!(
        value,
        new::Promoted {
            int_to_long: -2_147_483_648,
            int_to_float: 16_777_216.0,
            int_to_double: 2_147_483_647.0,
            long_to_float: 9_223_372_036_854_775_807.0,
            long_to_double: -9_223_372_036_854_775_808.0,
            float_to_double: f64::from(0.1_f32),
            string_to_bytes: vec![0xc3, 0xa9],
            bytes_to_string: "🦀".to_owned(),
            array: vec![1.0, -2.0],
            map: BTreeMap::from([("k".to_owned(), 0.5)]),
            option: Some(-1),
            date_to_int: -7,
            long_to_micros: TimestampMicros(1_000_001),
            date_to_long: 20_000,
        }
    );
}

#[test]
fn promoted_bytes_are_utf8_or_corrupt() {
    let mut promoted = old::Promoted {
        int_to_long: 0,
        int_to_float: 0,
        int_to_double: 0,
        long_to_float: 0,
        long_to_double: 0,
        float_to_double: 0.0,
        string_to_bytes: String::new(),
        bytes_to_string: vec![],
        array: vec![],
        map: BTreeMap::new(),
        option: None,
        date_to_int: Date(0),
        long_to_micros: 0,
        date_to_long: Date(0),
    };
    let value: new::Promoted = read(&promoted);
    assert_eq!(value.option, None);
    promoted.bytes_to_string = vec![0xff];
    let error = reread::<_, new::Promoted>(&promoted).expect_err("0xff is no UTF-8");
    let PayloadErrorKind::Corrupt(inner) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(*inner.kind(), DecodeErrorKind::InvalidUtf8);
    assert_eq!(inner.path(), "bytesToString");
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
fn fields_become_optional_and_required() {
    let expected = new::Optional {
        made: Some("made".to_owned()),
        promoted: Some(5.0),
        swapped: Some("swapped".to_owned()),
        required: new::Inner {
            a: 1,
            b: "b".to_owned(),
        },
        items: vec![1, 2],
    };
    let value: new::Optional = read(&optional());
    assert_eq!(value, expected);
    let value: new::Optional = read(&old::Optional {
        swapped: None,
        ..optional()
    });
    assert_eq!(
        value,
        new::Optional {
            swapped: None,
            ..expected
        }
    );
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
fn aliases_of_the_reader_find_fields_and_types() {
    use generated::versions::old::versions::elsewhere;
    let value: new::NewName = read(&elsewhere::OldName {
        old_field: 1,
        inner: elsewhere::OldInner { x: 2 },
        kind: elsewhere::OldKind::A,
        hash: elsewhere::OldHash([3, 4]),
        option: Some(elsewhere::OldInner { x: 5 }),
    });
    assert_eq!(
        value,
        new::NewName {
            new_field: 1,
            inner: new::NewInner { y: 2.0 },
            kind: new::NewKind::A,
            hash: new::NewHash([3, 4]),
            option: Some(new::NewInner { y: 5.0 }),
        }
    );
    // An equal name in another namespace is the same type.
    let value: new::Moved = read(&elsewhere::Moved { x: 6 });
    assert_eq!(value, new::Moved { x: 6 });
}

#[test]
fn changes_reach_through_recursion_options_and_collections() {
    let node = |value, next| old::Node { value, next };
    let list = node(1, Some(Box::new(node(2, Some(Box::new(node(3, None)))))));
    let value: new::Node = read(&list);
    let node = |value, next| new::Node {
        label: "none".to_owned(),
        next,
        value,
    };
    assert_eq!(
        value,
        node(1, Some(Box::new(node(2, Some(Box::new(node(3, None)))))))
    );

    let value: new::Wrapped = read(&old::Wrapped {
        inner: Some(old::Grown { a: 1 }),
        all: BTreeMap::from([(
            "k".to_owned(),
            vec![old::Grown { a: 2 }, old::Grown { a: 3 }],
        )]),
    });
    let grown = |a| new::Grown { a, b: Some(5) };
    // The branch that a default takes is any one; here it is the second.
    assert_eq!(
        value,
        new::Wrapped {
            inner: Some(grown(1)),
            all: BTreeMap::from([("k".to_owned(), vec![grown(2), grown(3)])]),
        }
    );
    let value: new::Wrapped = read(&old::Wrapped {
        inner: None,
        all: BTreeMap::new(),
    });
    assert_eq!(
        value,
        new::Wrapped {
            inner: None,
            all: BTreeMap::new()
        }
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
