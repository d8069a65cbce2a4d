//! Logical types as those of other crates.

use std::fmt::Debug;
use std::str::FromStr;

use apache_avro::types::Value;
use apache_avro::{Schema, from_avro_datum, to_avro_datum};
use avro_temporal_runtime::codec::{DecodeErrorKind, Writer};
use avro_temporal_runtime::contract::binary::EncodeError;
use avro_temporal_runtime::logical::{BigDecimal, Decimal, Uuid};
use avro_temporal_runtime::{Avro, AvroType, PayloadErrorKind, TypeDesc};
use constructs::by_macro::acme::logical::{Invoice, InvoiceEither, Key, Price};

use crate::embedded::Embedded;
use crate::shared::support::{decode, encode};

type Amount = Decimal<10, 2>;

fn decimal(text: &str) -> BigDecimal {
    BigDecimal::from_str(text).expect("a decimal")
}

fn try_encode<T: AvroType>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut out = Writer::new();
    value.encode(&mut out);
    out.finish()
}

fn kind<T: AvroType + Debug>(bytes: &[u8]) -> DecodeErrorKind {
    let error = decode::<T>(bytes).expect_err("bytes that are none");
    assert_eq!(error.offset(), 0, "{error}");
    error.kind().clone()
}

#[test]
fn a_decimal_is_its_unscaled_value() {
    let cases: [(&str, &[u8]); 8] = [
        ("0", &[2, 0]),
        ("0.00", &[2, 0]),
        ("0.01", &[2, 1]),
        ("-0.01", &[2, 0xff]),
        ("1.28", &[4, 0, 0x80]),
        ("-1.28", &[2, 0x80]),
        ("1.5", &[4, 0, 0x96]),
        ("99999999.99", &[10, 2, 0x54, 0x0b, 0xe3, 0xff]),
    ];
    for (text, expected) in cases {
        let amount: Amount = decimal(text).into();
        assert_eq!(encode(&amount), expected, "{text}");
        assert_eq!(decode(expected), Ok(amount), "{text}");
        // The other implementation reads the same number.
        let json = r#"{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}"#;
        let schema = Schema::parse_str(json).expect("a schema");
        let read = from_avro_datum(&schema, &mut &expected[..], None).expect("sound bytes");
        let written = to_avro_datum(&schema, read).expect("what it read");
        assert_eq!(written, expected, "{text}");
    }
}

#[test]
fn a_value_that_fits_exactly_is_written_and_no_other_is_rounded() {
    for text in [
        "1",
        "1.5",
        "1.50",
        "1.500000",
        "1e7",
        "100e-4",
        "-99999999.99",
    ] {
        let amount: Amount = decimal(text).into();
        assert_eq!(decode(&encode(&amount)), Ok(amount), "{text}");
    }
    for text in [
        "0.001",
        "1.999",
        "1e8",
        "100000000.00",
        "1e-3",
        "1e2000000000",
        "1e-2000000000",
    ] {
        let amount: Amount = decimal(text).into();
        assert_eq!(
            try_encode(&amount),
            Err(EncodeError::DecimalOutOfRange),
            "{text}"
        );
    }
    for text in ["0.00001", "1e14", "100000000000000"] {
        let price = Price(decimal(text));
        assert_eq!(
            try_encode(&price),
            Err(EncodeError::DecimalOutOfRange),
            "{text}"
        );
    }
}

#[test]
fn a_decimal_on_a_fixed_fills_it() {
    let cases = [
        ("1.5", [0, 0, 0, 0, 0, 0, 0x3a, 0x98]),
        ("-1.5", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xc5, 0x68]),
        ("0", [0; 8]),
    ];
    for (text, expected) in cases {
        assert_eq!(encode(&Price(decimal(text))), expected, "{text}");
        assert_eq!(decode(&expected), Ok(Price(decimal(text))), "{text}");
    }
    // 2^63 - 1 has nineteen digits.
    let most = [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    assert_eq!(kind::<Price>(&most), DecodeErrorKind::InvalidDecimal);
}

#[test]
fn bytes_that_are_no_decimal_of_the_schema_are_corrupt() {
    // No bytes, eleven digits, and bytes without end.
    let long = encode(&vec![1; 100_000]);
    for bytes in [&[0][..], &[10, 2, 0x54, 0x0b, 0xe4, 0], &long] {
        assert_eq!(kind::<Amount>(bytes), DecodeErrorKind::InvalidDecimal);
    }
    // Bytes that repeat the sign are read as every peer does.
    assert_eq!(decode::<Amount>(&[6, 0, 0, 1]), Ok(decimal("0.01").into()));
    assert_eq!(
        decode::<Amount>(&[6, 0xff, 0xff, 0xff]),
        Ok(decimal("-0.01").into())
    );
    // Unscaled value and scale; no value, a missing scale, one that is too far, one byte too many.
    for inner in [
        &[0, 0_u8][..],
        &[2, 1],
        &[2, 1, 0x82, 0x80, 0x08],
        &[2, 1, 0, 0],
        &[4, 1, 0],
    ] {
        assert_eq!(
            kind::<BigDecimal>(&encode(&inner.to_vec())),
            DecodeErrorKind::InvalidDecimal,
            "{inner:?}"
        );
    }
}

#[test]
fn a_big_decimal_brings_its_scale() {
    let json = r#"{"type":"bytes","logicalType":"big-decimal"}"#;
    let schema = Schema::parse_str(json).expect("a schema");
    assert_eq!(BigDecimal::info().identity_text(), json);
    for text in [
        "0",
        "1.5",
        "-1.50",
        "123456789012345678901234567890.123",
        "1e300",
        "1e-300",
    ] {
        let bytes = encode(&decimal(text));
        let read = decode::<BigDecimal>(&bytes).expect("our own bytes");
        // Also the zeros at its end.
        assert_eq!(
            read.as_bigint_and_scale(),
            decimal(text).as_bigint_and_scale()
        );
        let theirs = from_avro_datum(&schema, &mut &bytes[..], None).expect("sound bytes");
        assert_eq!(theirs, Value::BigDecimal(decimal(text)), "{text}");
        assert_eq!(
            to_avro_datum(&schema, theirs).expect("what it read"),
            bytes,
            "{text}"
        );
    }
    for text in ["1e65537", "1e-65537"] {
        let result = try_encode(&decimal(text));
        assert_eq!(result, Err(EncodeError::DecimalOutOfRange), "{text}");
    }
}

#[test]
fn a_uuid_is_its_text_on_a_string_and_its_bytes_on_a_fixed() {
    const TEXT: &str = "550e8400-e29b-41d4-a716-446655440000";
    let uuid = Uuid::parse_str(TEXT).expect("a uuid");
    let bytes = encode(&TEXT.to_owned());
    assert_eq!(encode(&uuid), bytes);
    assert_eq!(decode(&bytes), Ok(uuid));
    assert_eq!(decode(&encode(&TEXT.to_uppercase())), Ok(uuid));
    assert_eq!(encode(&Key(uuid)), uuid.as_bytes());
    assert_eq!(decode(uuid.as_bytes()), Ok(Key(uuid)));
    for text in [
        "",
        "550e8400e29b41d4a716446655440000",
        "{550e8400-e29b-41d4-a716-446655440000}",
        "550e8400-e29b-41d4-a716-44665544000g",
        "550e8400-e29b-41d4-a716_446655440000",
        "550e8400-e29b-41d4-a716-44665544é00",
    ] {
        let bytes = encode(&text.to_owned());
        assert_eq!(kind::<Uuid>(&bytes), DecodeErrorKind::InvalidUuid, "{text}");
    }
}

#[test]
fn a_changed_precision_or_scale_is_refused_and_the_underlying_type_is_read() {
    let read = |writer: &str, bytes: &[u8]| {
        let payload = Embedded::of(writer, bytes);
        payload
            .read::<Amount>()
            .map_err(|error| error.kind().clone())
    };
    let decimals = |precision: u32, scale: u32| {
        format!(
            r#"{{"type":"bytes","logicalType":"decimal","precision":{precision},"scale":{scale}}}"#
        )
    };
    assert_eq!(read(&decimals(10, 2), &[2, 1]), Ok(decimal("0.01").into()));
    assert_eq!(read(r#""bytes""#, &[2, 1]), Ok(decimal("0.01").into()));
    for (precision, scale) in [(11, 2), (9, 2), (10, 1), (10, 3)] {
        let result = read(&decimals(precision, scale), &[2, 1]);
        assert!(
            matches!(result, Err(PayloadErrorKind::Incompatible(_))),
            "{result:?}"
        );
    }
    let result = read(r#"{"type":"bytes","logicalType":"big-decimal"}"#, &[2, 1]);
    assert!(
        matches!(result, Err(PayloadErrorKind::Incompatible(_))),
        "{result:?}"
    );

    let uuid = Uuid::from_bytes([7; 16]);
    let text = encode(&uuid.to_string());
    let payload = Embedded::of(r#""string""#, &text);
    assert_eq!(payload.read::<Uuid>().expect("a string that is one"), uuid);
    let fixed = r#"{"name":"acme.logical.Price","type":"fixed","size":8,"logicalType":"decimal","precision":18,"scale":3}"#;
    let result = Embedded::of(fixed, &[0; 8]).read::<Price>();
    let kind = result.expect_err("another scale").kind().clone();
    assert!(
        matches!(kind, PayloadErrorKind::Incompatible(_)),
        "{kind:?}"
    );
}

#[test]
fn the_branches_of_a_union_are_made_of_their_values() {
    let cases = [
        (InvoiceEither::from(Decimal(decimal("1.5"))), vec![0, 2, 15]),
        (
            InvoiceEither::from(Key(Uuid::nil())),
            [vec![10], vec![0; 16]].concat(),
        ),
        (InvoiceEither::Null, vec![2]),
    ];
    for (value, expected) in cases {
        assert_eq!(encode(&value), expected, "{value:?}");
        assert_eq!(decode(&expected), Ok(value));
    }
}

/// Fields with a crate's types, and with what those stand on.
#[derive(Debug, PartialEq, Avro)]
#[avro(schema = "schemas/logical.avsc", name = "Line")]
struct Numbers {
    id: Uuid,
    amount: Decimal<10, 2>,
    any: BigDecimal,
}

#[derive(Debug, PartialEq, Avro)]
#[avro(schema = "schemas/logical.avsc", name = "Line")]
struct Underlying {
    id: String,
    amount: Vec<u8>,
    any: Vec<u8>,
}

#[test]
fn a_derived_struct_holds_either() {
    let numbers = Numbers {
        id: Uuid::nil(),
        amount: decimal("0.01").into(),
        any: decimal("1.5"),
    };
    let underlying = Underlying {
        id: Uuid::nil().to_string(),
        amount: vec![1],
        any: vec![2, 15, 2],
    };
    assert_eq!(encode(&numbers), encode(&underlying));
    assert_eq!(decode(&encode(&underlying)), Ok(numbers));
    assert!(Numbers::TYPE.same(Underlying::TYPE));
}

#[test]
fn a_decimal_of_another_scale_is_another_type_to_the_compiler() {
    let same = |left: &TypeDesc, right: &TypeDesc| left.same(right);
    assert!(same(Amount::TYPE, Decimal::<10, 2>::TYPE));
    assert!(!same(Amount::TYPE, Decimal::<10, 3>::TYPE));
    assert!(!same(Amount::TYPE, Decimal::<11, 2>::TYPE));
    assert!(!same(Amount::TYPE, BigDecimal::TYPE));
    assert_eq!(
        Amount::info().identity_text(),
        r#"{"type":"bytes","logicalType":"decimal","precision":10,"scale":2}"#
    );
}

#[test]
fn json_has_decimals_as_digits_and_uuids_as_text() {
    use avro_temporal_runtime::wire;
    let json = r#"{"id": "550E8400-e29b-41d4-a716-446655440000", "key": "550e8400-e29b-41d4-a716-446655440000",
        "total": "1.5", "units": "-7", "price": "0.0001", "any": "AgEA", "term": "AAAAAAAAAAAAAAAA",
        "list": ["0.125"], "either": {"acme.logical.Price": "2.5"}}"#;
    let metadata = |key: &str| (key == wire::ENCODING).then_some(wire::JSON_PLAIN.as_bytes());
    let read: Invoice = wire::read(&metadata, json.as_bytes()).expect("an invoice");
    assert_eq!(read.id, read.key.0);
    assert_eq!(read.total, decimal("1.50").into());
    assert_eq!(read.units.0, decimal("-7"));
    assert_eq!(read.price.0, decimal("0.0001"));
    assert_eq!(read.any, decimal("1"));
    assert_eq!(read.list, [decimal("0.125").into()]);
    assert_eq!(read.either, InvoiceEither::Price(Price(decimal("2.5"))));
    assert_eq!(read.optional, None);
}
