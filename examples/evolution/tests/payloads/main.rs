//! What the payloads of a release look like, and who reads them: without a server.

use std::env;
use std::process::Command;

use avro_temporal_runtime::wire::{self, EMBEDDED_SCHEMA, SCHEMA_TAG, WirePayload};
use avro_temporal_runtime::{AvroType, ESTABLISHED_VARIABLE, PayloadErrorKind};
use evolution::v1::orders_v1;
use evolution::v2::orders_v2;
use evolution::v3::orders_v3;

avro_temporal_runtime::contract!("tests/payloads/refusing.avpr");

fn first() -> orders_v1::Order {
    orders_v1::Order {
        order_id: "o-1".to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
    }
}

fn third() -> orders_v3::Order {
    orders_v3::Order {
        order_id: "o-1".to_owned(),
        customer_id: "ada".to_owned(),
        amount_cents: 1_200,
        express: true,
    }
}

fn write<T: AvroType>(value: &T) -> WirePayload {
    wire::write(value).expect("a payload")
}

fn text<'p>(payload: &'p WirePayload, key: &str) -> Option<&'p str> {
    let (_, value) = payload.metadata.iter().find(|(it, _)| *it == key)?;
    std::str::from_utf8(value).ok()
}

fn read<T: AvroType>(payload: &WirePayload) -> Result<T, PayloadErrorKind> {
    let metadata = |key: &str| text(payload, key).map(str::as_bytes);
    wire::read(&metadata, &payload.data).map_err(|error| error.kind().clone())
}

fn read_json<T: AvroType>(json: &str) -> Result<T, PayloadErrorKind> {
    let metadata = |key: &str| (key == wire::ENCODING).then_some(wire::JSON_PLAIN.as_bytes());
    wire::read(&metadata, json.as_bytes()).map_err(|error| error.kind().clone())
}

fn without(mut payload: WirePayload, keys: &[&str]) -> WirePayload {
    payload.metadata.retain(|(key, _)| !keys.contains(key));
    payload
}

#[test]
fn a_schema_travels_until_its_release_is_established() {
    let established = write(&first());
    let tag = text(&established, SCHEMA_TAG).expect("a tag");
    assert!(tag.starts_with("acme.orders.v1.Order@1:"), "{tag}");
    assert_eq!(text(&established, EMBEDDED_SCHEMA), None);
    let newer = write(&third());
    // Release 3 has it as release 2 had it.
    let tag = text(&newer, SCHEMA_TAG).expect("a tag");
    assert!(tag.starts_with("acme.orders.v1.Order@2:"), "{tag}");
    let schema = text(&newer, EMBEDDED_SCHEMA).expect("a schema");
    assert_eq!(schema, orders_v3::Order::info().identity_text());
    // Also what holds it, and what is nobody's.
    let list = write(&vec![first()]);
    assert!(text(&list, SCHEMA_TAG).is_some_and(|tag| tag.starts_with("array@1:")));
    assert_eq!(text(&list, EMBEDDED_SCHEMA), None);
    let number = write(&1_i64);
    assert!(text(&number, SCHEMA_TAG).is_some_and(|tag| tag.starts_with("long@0:")));
    assert_eq!(text(&number, EMBEDDED_SCHEMA), Some("\"long\""));
}

#[test]
fn each_release_reads_those_before_it_and_with_their_schema_those_after_it() {
    let old = write(&first());
    let read_old: orders_v3::Order = read(&old).expect("release 1 is compiled in");
    assert_eq!(
        read_old,
        orders_v3::Order {
            express: false,
            ..third()
        }
    );
    let read_old: Vec<orders_v3::Order> = read(&write(&vec![first()])).expect("also in a list");
    assert_eq!(read_old.len(), 1);
    let read_old: Option<orders_v2::Order> = read(&old).expect("also as an option");
    assert!(read_old.is_some_and(|order| !order.express));
    let new = write(&third());
    assert_eq!(read::<orders_v1::Order>(&new), Ok(first()));
    let bare = without(new, &[EMBEDDED_SCHEMA]);
    assert_eq!(
        read::<orders_v1::Order>(&bare),
        Err(PayloadErrorKind::UnknownWriter)
    );
    assert_eq!(
        read::<orders_v2::Order>(&bare).map(|it| it.express),
        Ok(true)
    );
}

#[test]
fn a_producer_of_another_language_is_known_by_its_fingerprint() {
    let untagged = without(write(&first()), &[SCHEMA_TAG]);
    assert_eq!(
        read::<orders_v3::Order>(&untagged).map(|it| it.express),
        Ok(false)
    );
    let newer = without(write(&third()), &[SCHEMA_TAG, EMBEDDED_SCHEMA]);
    assert_eq!(
        read::<orders_v1::Order>(&newer),
        Err(PayloadErrorKind::UnknownWriter)
    );
}

#[test]
fn json_is_read_as_release_1_has_it() {
    let json = r#"{"orderId": "o-1", "customerId": "ada", "amountCents": 1200}"#;
    let order: orders_v3::Order = read_json(json).expect("it is an order of release 1");
    assert!(!order.express);
    // Or the same text would be another value on a replay after the next release.
    let json = r#"{"orderId": "o-1", "customerId": "ada", "amountCents": 1200, "express": true}"#;
    let refused = read_json::<orders_v3::Order>(json);
    assert!(
        matches!(&refused, Err(PayloadErrorKind::JsonMisfit(reason)) if reason.contains("no such field")),
        "{refused:?}"
    );
    // Whatever it stands in.
    let json = r#"[{"orderId": "o-1", "customerId": "ada", "amountCents": 1200}]"#;
    assert!(read_json::<Vec<orders_v3::Order>>(json).is_ok());
    assert_eq!(read_json::<Option<orders_v3::Order>>("null"), Ok(None));
    // What came with release 3 is read as release 3 has it.
    let json = r#"{"customerId": "ada", "orderId": "o-1"}"#;
    assert!(read_json::<orders_v3::TellCustomerRequest>(json).is_ok());
}

#[test]
fn a_contract_may_refuse_json_also_while_it_is_not_released() {
    let item = read_json::<refusing::Item>(r#"{"id": "i-1"}"#);
    assert_eq!(item, Err(PayloadErrorKind::JsonRefused));
    let item = refusing::Item {
        id: "i-1".to_owned(),
    };
    assert_eq!(read(&write(&item)), Ok(item));
}

#[test]
fn the_environment_says_what_is_established() {
    if env::var(ESTABLISHED_VARIABLE).is_ok() {
        // The other process.
        assert_eq!(text(&write(&third()), EMBEDDED_SCHEMA), None);
        return;
    }
    for (value, passes) in [
        ("acme.orders.v1.Orders=2", true),
        ("3", true),
        ("acme.orders.v1.Orders=1,acme.Other=9", false),
        ("acme.Other=9", false),
    ] {
        let test = Command::new(env::current_exe().expect("this program"))
            .args(["--exact", "the_environment_says_what_is_established"])
            .env(ESTABLISHED_VARIABLE, value)
            .output()
            .expect("it runs");
        assert_eq!(test.status.success(), passes, "{value}");
    }
}
