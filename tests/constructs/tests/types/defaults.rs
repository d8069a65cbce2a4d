//! What a schema's defaults are in Rust.

use std::collections::BTreeMap;

use avro_temporal_runtime::logical::Date;
use avro_temporal_runtime::{AvroType, wire};
use constructs::by_macro::acme::defaults::{
    Inner, Level, Many, Nothing, Pair, Partly, PartlyTypeItem, Settings, SettingsO,
};

#[test]
fn a_record_whose_fields_all_have_one_is_default() {
    let settings = Settings::default();
    let read = |json: &str| {
        let metadata = |key: &str| (key == wire::ENCODING).then_some(wire::JSON_PLAIN.as_bytes());
        wire::read::<Settings>(&metadata, json.as_bytes()).expect("an object")
    };
    assert_eq!(read("{}"), settings);
    let expected = Settings {
        a: (),
        b: true,
        c: -7,
        d: i64::MAX,
        e: 1.5,
        f: -1e300,
        g: vec![0, 0xff, b'1'],
        h: "\"äß\\\n{}".to_owned(),
        i: vec![1, 2],
        j: BTreeMap::from([("k".to_owned(), Some(1)), ("l".to_owned(), None)]),
        k: Level::Low,
        l: Pair([0xe4, b'1']),
        m: Some("any branch".to_owned()),
        n: Inner { x: 1, y: 2 },
        o: SettingsO::Inner(Inner { x: 3, y: 2 }),
        p: None,
        s: Date(1),
        ..settings.clone()
    };
    assert_eq!(settings, expected);
}

#[test]
fn defaults_of_logical_types_are_values_of_them() {
    let settings = Settings::default();
    assert_eq!(
        settings.q.to_string(),
        "550e8400-e29b-41d4-a716-446655440000"
    );
    assert_eq!(settings.r.to_string(), "0.01");
}

#[test]
fn the_default_symbol_of_an_enum_is_its_default() {
    assert_eq!(Level::default(), Level::High);
    assert_eq!(Nothing::default(), Nothing {});
}

#[test]
fn new_takes_the_fields_without_a_default() {
    let partly = Partly::new("a".to_owned(), None, vec![PartlyTypeItem::from(1)]);
    let expected = Partly {
        input: "a".to_owned(),
        decode: 1,
        self_: None,
        r#type: vec![PartlyTypeItem::Int(1)],
    };
    assert_eq!(partly, expected);
    let outer = Partly::new(String::new(), Some(Box::new(partly)), Vec::new());
    assert_eq!(outer.decode, 1);
    assert_eq!(Inner::new(5), Inner { x: 5, y: 2 });
    let many = Many::new(true, false, true, false, true, false, true, false);
    assert!(many.g && !many.h && many.i);
    assert_eq!(Many::MINIMUM_SIZE, 9);
}
