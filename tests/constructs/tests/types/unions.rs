//! The enums of unions, as a user meets them.

use avro_temporal_runtime::logical::{Date, TimestampMicros};
use avro_temporal_runtime::{AvroType, wire};
use constructs::by_macro::acme::unions::{
    Card, Cash, OrderListItem, OrderNullInTheMiddle, OrderNullLast, OrderPayment, OrderSingle,
    OrderTimes,
};
use constructs::by_macro::recursive::unions::{Call, CallTarget, Expression, ExpressionLeft};
use constructs::by_macro::{PaymentMethod, PaymentMethodItem, Text};

use crate::shared::support::{decode, encode};

fn card() -> Card {
    Card {
        number: "1".to_owned(),
    }
}

fn cash() -> Cash {
    Cash {
        number: "1".to_owned(),
    }
}

#[test]
fn the_index_that_is_written_is_the_schemas() {
    let cases: [(Vec<u8>, &[u8]); 11] = [
        (encode(&OrderPayment::Null), &[0]),
        (encode(&OrderPayment::from(card())), &[2, 2, b'1']),
        (encode(&OrderPayment::from(cash())), &[4, 2, b'1']),
        (encode(&OrderPayment::from("1".to_owned())), &[8, 2, b'1']),
        (encode(&OrderNullLast::Int(1)), &[0, 2]),
        (encode(&OrderNullLast::Null), &[4]),
        (encode(&OrderNullInTheMiddle::Boolean(true)), &[0, 1]),
        (encode(&OrderNullInTheMiddle::Null), &[2]),
        (encode(&OrderSingle::from("1".to_owned())), &[0, 2, b'1']),
        (encode(&OrderTimes::from(TimestampMicros(1))), &[2, 2]),
        (encode(&OrderTimes::from(Date(1))), &[4, 2]),
    ];
    for (index, (bytes, expected)) in cases.into_iter().enumerate() {
        assert_eq!(bytes, expected, "case {index}");
    }
}

#[test]
fn records_of_the_same_shape_stay_apart() {
    let bytes = encode(&OrderPayment::from(cash()));
    assert_eq!(
        decode::<OrderPayment>(&bytes),
        Ok(OrderPayment::Cash(cash()))
    );
    let item = OrderListItem::from(card());
    assert_eq!(decode(&encode(&item)), Ok(OrderListItem::Card(card())));
}

#[test]
fn a_box_stands_where_recursion_needs_it_and_nowhere_else() {
    let inner = Expression {
        left: ExpressionLeft::from(1),
        right: None,
        arguments: Vec::new(),
    };
    let call = Call {
        target: CallTarget::from(inner.clone()),
        next: constructs::by_macro::recursive::unions::CallNext::Null,
    };
    let outer = Expression {
        left: ExpressionLeft::Expression(Box::new(inner.clone())),
        right: Some(Box::new(inner.clone())),
        arguments: vec![inner.into()],
    };
    assert_eq!(decode(&encode(&outer)), Ok(outer));
    // The one edge of the cycle that is closed already is direct.
    let ExpressionLeft::Call(_) = ExpressionLeft::Call(call.clone()) else {
        panic!("another variant");
    };
    assert_eq!(decode(&encode(&call)), Ok(call));
}

#[test]
fn deep_recursion_through_unions_ends_in_an_error() {
    // Each level: the branch `Expression` of `left`.
    for (levels, reads) in [(1_000, true), (1_000_000, false)] {
        let mut bytes = vec![2; levels];
        bytes.extend([0, 0]);
        bytes.extend([0, 0].repeat(levels + 1));
        let read = decode::<Expression>(&bytes);
        assert_eq!(read.is_ok(), reads, "{levels}: {:?}", read.err());
    }
}

#[test]
fn a_union_is_a_payload_of_its_own() {
    let value = PaymentMethod::from(vec![
        PaymentMethodItem::from(card()),
        PaymentMethodItem::from(1),
    ]);
    let payload = wire::write(&value).expect("a payload");
    let lookup = |wanted: &str| {
        let (_, value) = payload.metadata.iter().find(|(key, _)| *key == wanted)?;
        Some(value.as_slice())
    };
    let read: PaymentMethod = wire::read(&lookup, &payload.data).expect("our own payload");
    assert_eq!(read, value);
    assert_eq!(PaymentMethod::info().name(), "union");
    assert_eq!(Text::info().identity_text(), r#"["string"]"#);
    // Of two named types, each is written in full.
    let text = PaymentMethod::info().identity_text();
    for name in ["acme.unions.Card", "acme.unions.Cash"] {
        assert!(
            text.contains(&format!(r#"{{"name":"{name}","type":"record""#)),
            "{text}"
        );
    }
}

#[test]
fn a_union_is_read_from_json() {
    let read = |json: &str| {
        let metadata = |key: &str| (key == wire::ENCODING).then_some(wire::JSON_PLAIN.as_bytes());
        wire::read::<PaymentMethod>(&metadata, json.as_bytes())
    };
    let cases = [
        ("null", PaymentMethod::Null),
        (r#"{"string": "a"}"#, PaymentMethod::String("a".to_owned())),
        (r#"{"acme.unions.Cash": {"number": "1"}}"#, cash().into()),
        (
            r#"{"array": [{"long": 1}, {"acme.unions.Card": {"number": "1"}}]}"#,
            PaymentMethod::Array(vec![1.into(), card().into()]),
        ),
    ];
    for (json, expected) in cases {
        let value = read(json).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert_eq!(value, expected, "{json}");
    }
    for json in [
        r#""a""#,
        "1",
        r#"{"Cash": {"number": "1"}}"#,
        "{}",
        r#"{"string": 1}"#,
    ] {
        assert!(read(json).is_err(), "{json}");
    }
}

fn total<T: Ord + std::hash::Hash>() {}

#[test]
fn a_union_is_ordered_and_hashed_unless_it_holds_a_float() {
    total::<Expression>();
    total::<OrderSingle>();
    total::<PaymentMethod>();
    total::<OrderTimes>();
}
