//! The logical type `decimal`: its bytes, its text, and what is none.

use std::fmt::Debug;

use apache_avro::{Schema, from_avro_datum, to_avro_datum};
use avro_temporal_runtime::codec::DecodeErrorKind;
use avro_temporal_runtime::logical::{BigDecimal, Decimal, DecimalError, Uuid};
use avro_temporal_runtime::{Avro, AvroType, PayloadErrorKind, TypeDesc};
use constructs::by_macro::acme::logical::{Invoice, InvoiceEither, Key, Price};

use crate::embedded::Embedded;
use crate::shared::support::{decode, encode};

type Amount = Decimal<10, 2>;

fn amount(text: &str) -> Amount {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn price(text: &str) -> Price {
    Price(
        text.parse()
            .unwrap_or_else(|error| panic!("{text}: {error}")),
    )
}

fn big(text: &str) -> BigDecimal {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
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
        let amount = amount(text);
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
fn a_value_that_fits_exactly_is_taken_and_no_other_is_rounded() {
    for (text, shown) in [
        ("1", "1.00"),
        ("1.5", "1.50"),
        ("1.500000", "1.50"),
        ("0010000000", "10000000.00"),
        ("-0.00", "0.00"),
        ("-0.01", "-0.01"),
        ("-99999999.99", "-99999999.99"),
    ] {
        assert_eq!(amount(text).to_string(), shown, "{text}");
        assert_eq!(decode(&encode(&amount(text))), Ok(amount(text)), "{text}");
    }
    for (text, expected) in [
        ("0.001", DecimalError::FinerThanScale),
        ("1.999", DecimalError::FinerThanScale),
        ("100000000", DecimalError::TooLarge),
        ("-100000000.00", DecimalError::TooLarge),
        ("", DecimalError::InvalidText),
        ("-", DecimalError::InvalidText),
        ("+1", DecimalError::InvalidText),
        ("1.", DecimalError::InvalidText),
        (".5", DecimalError::InvalidText),
        ("1.-5", DecimalError::InvalidText),
        ("1.5.0", DecimalError::InvalidText),
        ("1e2", DecimalError::InvalidText),
        ("1_000", DecimalError::InvalidText),
        ("١", DecimalError::InvalidText),
    ] {
        assert_eq!(text.parse::<Amount>(), Err(expected), "{text}");
    }
    let most = 9_999_999_999;
    for unscaled in [-most, -1, 0, 150, most] {
        let amount = Amount::from_unscaled(unscaled).expect("ten digits");
        assert_eq!(amount.unscaled(), Some(unscaled));
        let bytes = amount.to_unscaled_bytes();
        assert_eq!(Amount::from_unscaled_bytes(&bytes), Ok(amount));
    }
    for unscaled in [-most - 1, most + 1, i128::MIN, i128::MAX] {
        let result = Amount::from_unscaled(unscaled);
        assert_eq!(result, Err(DecimalError::TooLarge), "{unscaled}");
    }
    let result = Amount::from_unscaled_bytes(&[]);
    assert_eq!(result, Err(DecimalError::NoBytes));
}

#[test]
fn a_decimal_can_have_more_than_128_bits() {
    type Long = Decimal<60, 30>;
    let text = "-123456789012345678901234567890.000000000000000000000000000001";
    let long: Long = text.parse().expect("sixty digits");
    assert_eq!(long.to_string(), text);
    assert_eq!(long.unscaled(), None);
    assert_eq!(decode(&encode(&long)), Ok(long.clone()));
    assert_eq!(
        Long::from_unscaled_bytes(&long.to_unscaled_bytes()),
        Ok(long)
    );
}

/// More than what formatting pads to.
#[test]
fn a_decimal_can_have_very_many_places() {
    let text = format!("-0.{}1", "0".repeat(65_999));
    let deep: Decimal<70_000, 66_000> = text.parse().expect("as many places as the scale");
    assert_eq!(deep.unscaled(), Some(-1));
    assert_eq!(deep.to_string(), text);
    let deep: Decimal<70_000, 66_000> = "1".parse().expect("no places");
    assert_eq!(deep.to_string(), format!("1.{}", "0".repeat(66_000)));
    let result = text.parse::<BigDecimal>();
    assert_eq!(result, Err(DecimalError::ScaleOutOfRange));
}

#[test]
fn decimals_are_shown_as_numbers_are() {
    assert_eq!(format!("{:?}", amount("1.5")), "Decimal(1.50)");
    assert_eq!(
        format!("{:>8}|{:08}", amount("-1.5"), amount("-1.5")),
        "   -1.50|-0001.50"
    );
    assert_eq!(format!("{:?}", big("1.5")), "BigDecimal(1.5)");
    assert_eq!(Amount::default(), amount("0"));
    assert!(amount("-2") < amount("-1.99") && amount("10") > amount("9"));
}

#[test]
fn a_decimal_on_a_fixed_fills_it() {
    let cases = [
        ("1.5", [0, 0, 0, 0, 0, 0, 0x3a, 0x98]),
        ("-1.5", [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xc5, 0x68]),
        ("0", [0; 8]),
    ];
    for (text, expected) in cases {
        assert_eq!(encode(&price(text)), expected, "{text}");
        assert_eq!(decode(&expected), Ok(price(text)), "{text}");
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
    assert_eq!(decode::<Amount>(&[6, 0, 0, 1]), Ok(amount("0.01")));
    assert_eq!(
        decode::<Amount>(&[6, 0xff, 0xff, 0xff]),
        Ok(amount("-0.01"))
    );
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
    assert_eq!(read(&decimals(10, 2), &[2, 1]), Ok(amount("0.01")));
    assert_eq!(read(r#""bytes""#, &[2, 1]), Ok(amount("0.01")));
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
        (
            InvoiceEither::from(Decimal::from_unscaled(15).expect("two digits")),
            vec![0, 2, 15],
        ),
        (
            InvoiceEither::from(Key(Uuid::default())),
            [vec![10], vec![0; 16]].concat(),
        ),
        (InvoiceEither::Null, vec![2]),
    ];
    for (value, expected) in cases {
        assert_eq!(encode(&value), expected, "{value:?}");
        assert_eq!(decode(&expected), Ok(value));
    }
}

/// Fields with the logical types, and with what those stand on.
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
        id: Uuid::default(),
        amount: amount("0.01"),
        any: big("1.5"),
    };
    let underlying = Underlying {
        id: Uuid::default().to_string(),
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
fn json_has_decimals_as_digits() {
    use avro_temporal_runtime::wire;
    let json = r#"{"id": "550E8400-e29b-41d4-a716-446655440000", "key": "550e8400-e29b-41d4-a716-446655440000",
        "total": "1.5", "units": "-7", "price": "0.0001", "any": "AgEA", "term": "AAAAAAAAAAAAAAAA",
        "list": ["0.125"], "either": {"acme.logical.Price": "2.5"}}"#;
    let metadata = |key: &str| (key == wire::ENCODING).then_some(wire::JSON_PLAIN.as_bytes());
    let read: Invoice = wire::read(&metadata, json.as_bytes()).expect("an invoice");
    assert_eq!(read.id, read.key.0);
    assert_eq!(read.total, amount("1.50"));
    assert_eq!(read.units.unscaled(), Some(-7));
    assert_eq!(read.price, price("0.0001"));
    assert_eq!(read.any, big("1"));
    assert_eq!(
        read.list,
        [Decimal::from_unscaled(125).expect("three digits")]
    );
    assert_eq!(read.either, InvoiceEither::Price(price("2.5")));
    assert_eq!(read.optional, None);
}
