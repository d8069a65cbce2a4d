//! A user's own types: the bytes and the schema of the generated ones.

use std::collections::BTreeMap;
use std::fmt::Debug;

use avro_temporal_runtime::logical::{Date, TimestampMicros};
use avro_temporal_runtime::{Avro, AvroType};
use generated::by_macro::acme::orders::v1 as generated_orders;
use generated::by_macro::shapes;
use generated::versions;

use crate::embedded::Embedded;
use crate::shared::support::{decode, encode};
use crate::table::{Checked, of};

/// Fields in another order, under other names, with types of all kinds of origin.
#[derive(Debug, Clone, PartialEq, Avro)]
#[avro(schema = "schemas/order.avsc")]
struct Purchase {
    matrix: Vec<Vec<f64>>,
    flags: std::vec::Vec<bool>,
    #[avro(name = "orderId")]
    id: String,
    #[avro(name = "customerId")]
    customer: i64,
    status: State,
    lines: Vec<Item>,
    note: Option<String>,
    voucher: std::option::Option<std::string::String>,
    tags: BTreeMap<String, Option<i64>>,
    #[avro(name = "photo")]
    r#type: Vec<u8>,
    checksum: generated_orders::Checksum,
    due: Option<Date>,
    placed_at: TimestampMicros,
}

#[derive(Debug, Clone, PartialEq, Avro)]
#[avro(schema = "schemas/types.avsc", name = "acme.orders.v1.Line")]
struct Item {
    #[avro(name = "unitPriceCents")]
    price: i64,
    sku: String,
    quantity: i32,
}

/// Variants in another order than the symbols.
#[derive(Debug, Clone, Copy, PartialEq, Avro)]
#[avro(schema = "schemas/types.avsc", name = "Status")]
enum State {
    #[avro(name = "gen")]
    Generated,
    #[avro(name = "self")]
    Me,
    PaidInFull,
    New,
}

#[derive(Debug, Clone, PartialEq, Avro)]
#[avro(schema = "schemas/shapes.avsc", name = "shapes.recursive.Node")]
struct List {
    next: Option<Box<List>>,
    value: i64,
}

#[derive(Debug, Clone, PartialEq, Avro)]
#[avro(schema = "schemas/shapes.avsc", name = "shapes.Nothing")]
struct Nil {}

#[derive(Debug, Clone, PartialEq, Avro)]
#[avro(schema = "schemas/shapes.avsc", name = "Options")]
struct Choices {
    nanos: Option<avro_temporal_runtime::logical::TimestampNanos>,
    map: Option<BTreeMap<String, Option<shapes::Kind>>>,
    array: Option<Vec<Option<String>>>,
    hash: Option<Box<shapes::Hash>>,
    kind: Box<Option<shapes::Kind>>,
    leaves: Option<Box<shapes::Leaves>>,
    null_last: Option<i64>,
    null_first: Option<i64>,
}

/// As it is in the new version; data of the old one is read as it.
#[derive(Debug, Clone, PartialEq, Avro)]
#[avro(
    schema = "schemas/versions/new/types.avsc",
    name = "versions.Reordered"
)]
struct Reversed {
    #[avro(name = "a")]
    number: i32,
    b: String,
    c: Vec<Both>,
}

#[derive(Debug, Clone, PartialEq, Avro)]
#[avro(schema = "schemas/versions/new/types.avsc", name = "versions.Pair")]
struct Both {
    left: i32,
    right: String,
}

fn types() -> Vec<(Checked, Checked)> {
    vec![
        (of::<Purchase>(), of::<generated_orders::Order>()),
        (of::<Item>(), of::<generated_orders::Line>()),
        (of::<State>(), of::<generated_orders::Status>()),
        (of::<List>(), of::<shapes::recursive::Node>()),
        (of::<Nil>(), of::<shapes::Nothing>()),
        (of::<Choices>(), of::<shapes::Options>()),
        (of::<Reversed>(), of::<versions::new::versions::Reordered>()),
        (of::<Both>(), of::<versions::new::versions::Pair>()),
    ]
}

#[test]
fn a_derived_type_has_the_schema_of_the_generated_one() {
    for (derived, generated) in types() {
        assert_eq!(derived.identity_text, generated.identity_text);
        assert_eq!(derived.identity, generated.identity);
        assert_eq!(derived.fingerprint, generated.fingerprint);
    }
}

#[test]
fn another_implementation_reads_and_writes_every_derived_type() {
    for (derived, _) in types() {
        (derived.round_trip)(300);
        (derived.flip_and_cut)(4);
    }
}

/// One's value as the other's, and back.
fn transcribe<A: AvroType + PartialEq + Debug, B: AvroType>(value: &A) -> B {
    let other: B = decode(&encode(value)).expect("the same schema");
    let back: A = decode(&encode(&other)).expect("the same schema");
    assert_eq!(back, *value);
    other
}

#[test]
fn fields_and_symbols_are_those_that_were_named() {
    let purchase = Purchase {
        matrix: vec![vec![0.5], vec![]],
        flags: vec![true, false],
        id: "o-1".to_owned(),
        customer: 2,
        status: State::PaidInFull,
        lines: vec![Item {
            price: 3,
            sku: "s".to_owned(),
            quantity: 4,
        }],
        note: Some("note".to_owned()),
        voucher: None,
        tags: BTreeMap::from([("t".to_owned(), Some(5))]),
        r#type: vec![6],
        checksum: generated_orders::Checksum([7; 4]),
        due: Some(Date(8)),
        placed_at: TimestampMicros(9),
    };
    let order: generated_orders::Order = transcribe(&purchase);
    assert_eq!(
        order,
        generated_orders::Order {
            order_id: "o-1".to_owned(),
            customer_id: 2,
            status: generated_orders::Status::PaidInFull,
            lines: vec![generated_orders::Line {
                sku: "s".to_owned(),
                quantity: 4,
                unit_price_cents: 3,
            }],
            note: Some("note".to_owned()),
            voucher: None,
            tags: BTreeMap::from([("t".to_owned(), Some(5))]),
            placed_at: TimestampMicros(9),
            due: Some(Date(8)),
            checksum: generated_orders::Checksum([7; 4]),
            photo: vec![6],
            matrix: vec![vec![0.5], vec![]],
            flags: vec![true, false],
        }
    );
    for (state, status) in [
        (State::New, generated_orders::Status::New),
        (State::PaidInFull, generated_orders::Status::PaidInFull),
        (State::Me, generated_orders::Status::Self_),
        (State::Generated, generated_orders::Status::Gen),
    ] {
        assert_eq!(
            transcribe::<State, generated_orders::Status>(&state),
            status
        );
        assert_eq!(status.as_str().parse(), Ok(status));
        assert_eq!(status.to_string(), status.as_str());
    }
    let unknown = "sesame"
        .parse::<generated_orders::Status>()
        .expect_err("no symbol");
    assert_eq!(
        unknown.to_string(),
        "the string is no symbol of `acme.orders.v1.Status`"
    );
}

#[test]
fn other_versions_are_read_as_derived_types() {
    let old = versions::old::versions::Reordered {
        a: 1,
        b: "b".to_owned(),
        c: vec![versions::old::versions::Pair {
            left: 2,
            right: "r".to_owned(),
        }],
    };
    let text = versions::old::versions::Reordered::info().identity_text();
    let value: Reversed = Embedded::of(text, &encode(&old))
        .read()
        .expect("the same fields");
    let both = Both {
        left: 2,
        right: "r".to_owned(),
    };
    assert_eq!(
        value,
        Reversed {
            number: 1,
            b: "b".to_owned(),
            c: vec![both]
        }
    );
}
