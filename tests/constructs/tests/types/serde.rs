//! `serde = true`: the shape that plain JSON has, as the rest of the project reads and writes it.

use std::collections::BTreeMap;
use std::fmt::Debug;

use apache_avro::to_avro_datum;
use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::contract::plain_json::render_value;
use avro_temporal_runtime::serde::Serialize;
use avro_temporal_runtime::serde::de::DeserializeOwned;
use constructs::for_serde as made;
use serde_json::{Value, from_str, to_string};

use crate::shared::support::{decode, encode, schema_of};
use crate::shared::values::{Random, Values};

fn check<T: AvroType + Serialize + DeserializeOwned + Debug>() {
    let name = T::info().name();
    let schema = schema_of::<T>();
    let own = T::info().schema();
    let values = Values::of(&own.set);
    for round in 0..100 {
        let value = values.any(&own.ty, &mut Random(round), 0);
        let written = to_avro_datum(&schema, value).expect("apache-avro writes its value");
        let ours: T = decode(&written).expect("sound bytes");
        let bytes = encode(&ours);
        let plain = render_value(&own.set, &own.ty, &bytes).expect("our own bytes");
        let json = to_string(&ours).unwrap_or_else(|error| panic!("{name} {round}: {error}"));
        let read = |json: &str| from_str::<Value>(json).expect("JSON");
        assert!(same(&read(&json), &read(&plain)), "{name} {round}");
        for json in [json, plain] {
            let back: T = from_str(&json).unwrap_or_else(|error| panic!("{name} {round}: {error}"));
            assert!(encode(&back) == bytes || holds_nan(&json), "{name} {round}");
        }
    }
}

/// Equality of JSON, where a `float` can be written in several ways: 433793.12 and .13 are one.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(_), Value::Number(_)) => {
            let as_float = |value: &Value| value.to_string().parse::<f32>().map(f32::to_bits);
            left == right || as_float(left) == as_float(right)
        }
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let is_same =
                |((name, left), (other, right)): ((&String, &Value), (&String, &Value))| {
                    name == other && same(left, right)
                };
            left.len() == right.len() && left.iter().zip(right).all(is_same)
        }
        _ => left == right,
    }
}

/// Of not-a-number, JSON keeps no bits.
fn holds_nan(json: &str) -> bool {
    json.contains("\"NaN\"")
}

#[test]
fn every_type_is_plain_json() {
    use made::acme::{defaults, sensitive, unions};
    use made::recursive::unions as recursive;
    check::<unions::Order>();
    check::<unions::OrderPayment>();
    check::<unions::OrderNullInTheMiddle>();
    check::<unions::OrderSingle>();
    check::<unions::OrderSingleNull>();
    check::<unions::OrderPrimitives>();
    check::<unions::Color>();
    check::<unions::Digest>();
    check::<recursive::Expression>();
    check::<made::Type>();
    check::<made::Default>();
    check::<made::PaymentMethod>();
    check::<defaults::Partly>();
    check::<defaults::Many>();
    check::<defaults::Nothing>();
    check::<sensitive::Patient>();
}

#[test]
fn logical_types_are_plain_json() {
    check::<made::acme::logical::Invoice>();
    check::<made::acme::logical::Price>();
    check::<made::acme::logical::Line>();
    check::<made::acme::defaults::Settings>();
}

#[test]
fn a_missing_field_takes_its_default_and_no_other() {
    use made::acme::defaults::{Many, Partly, Settings};
    assert_eq!(
        from_str::<Settings>("{}").expect("defaults"),
        Settings::default()
    );
    let partly = r#"{"input": "a", "self": null, "type": []}"#;
    let expected = Partly::new("a".to_owned(), None, Vec::new());
    assert_eq!(from_str::<Partly>(partly).expect("a default"), expected);
    for json in [
        // Without `self`, which can be null and has no default.
        r#"{"input": "a", "type": []}"#,
        r#"{"input": "a", "self": null, "type": [], "types": []}"#,
        r#"{"input": "a", "self": null, "type": [], "decode": "1"}"#,
    ] {
        assert!(from_str::<Partly>(json).is_err(), "{json}");
    }
    assert!(from_str::<Many>("{}").is_err());
}

#[test]
fn a_long_is_also_a_string_of_digits_and_a_time_also_a_number() {
    use made::acme::defaults::Settings;
    let read = |json: &str| from_str::<Settings>(json).expect("settings");
    let settings = read(r#"{"d": "12", "s": 2, "f": "-Infinity", "g": "AP8=", "j": {}}"#);
    assert_eq!(settings.d, 12);
    assert_eq!(settings.s.0, 2);
    assert_eq!(settings.f.to_bits(), f64::NEG_INFINITY.to_bits());
    assert_eq!(settings.g, [0, 0xff]);
    assert_eq!(settings.j, BTreeMap::new());
    assert_eq!(read(r#"{"s": "1970-01-03"}"#).s.0, 2);
    for json in [
        r#"{"d": 1.5}"#,
        r#"{"c": 2147483648}"#,
        r#"{"g": [0]}"#,
        r#"{"k": "MIDDLE"}"#,
        r#"{"l": "AP8A"}"#,
    ] {
        assert!(from_str::<Settings>(json).is_err(), "{json}");
    }
}
