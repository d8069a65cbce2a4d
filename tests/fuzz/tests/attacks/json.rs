//! JSON that people send: deep, long, and numbers that are none.

use avro_temporal_runtime::logical::Decimal;
use avro_temporal_runtime::{AvroType, PayloadErrorKind};
use fuzz::Payload;
use fuzz::types::Generated;
use fuzz::types::evolved::versions::Plain;
use fuzz::types::plain::shapes::recursive::Node;
use fuzz::types::plain::traps::r#type::Tree;

use crate::bounds::{alone, bounded_by};

/// A value of JSON knows its place, and takes hundreds of bytes for the one of a digit.
const FREE: usize = 4 << 20;
const TIMES: usize = 512;

/// A text, the type that it is read as, and how its refusal begins.
struct Attack {
    name: &'static str,
    victim: Generated,
    text: Vec<u8>,
    refusal: &'static str,
}

fn attack<T: AvroType>(
    name: &'static str,
    text: impl Into<Vec<u8>>,
    refusal: &'static str,
) -> Attack {
    Attack {
        name,
        victim: Generated::of::<T>(),
        text: text.into(),
        refusal,
    }
}

fn run(attack: &Attack) {
    let name = attack.name;
    println!("{name}");
    let payload = Payload::json(attack.text.clone());
    let length = attack.text.len();
    let read = bounded_by(FREE + TIMES * length, name, length, || {
        payload.reread(&attack.victim)
    });
    let error = read.expect_err(name);
    assert!(error.to_string().len() < 1000, "{name}: {error}");
    let (PayloadErrorKind::InvalidJson(reason) | PayloadErrorKind::JsonMisfit(reason)) =
        error.kind()
    else {
        panic!("{name}: {error}")
    };
    assert!(reason.starts_with(attack.refusal), "{name}: {reason}");
}

#[test]
fn texts() {
    let _alone = alone();
    let nodes = |count: usize| {
        format!(
            r#"{}{{"value":0,"next":null}}{}"#,
            r#"{"value":0,"next":"#.repeat(count),
            "}".repeat(count)
        )
    };
    let many = |count: usize| {
        let fields: Vec<_> = (0..count).map(|field| format!(r#""f{field}":0"#)).collect();
        format!("{{{}}}", fields.join(","))
    };
    let table = [
        attack::<Node>(
            "a hundred thousand arrays",
            "[".repeat(100_000),
            "invalid_json",
        ),
        attack::<Node>(
            "a hundred thousand objects",
            r#"{"a":"#.repeat(100_000),
            "invalid_json",
        ),
        attack::<Node>(
            "a list of ten thousand nodes",
            nodes(10_000),
            "invalid_json",
        ),
        attack::<Tree>(
            "arrays for a record",
            format!("{}{}", "[".repeat(500), "]".repeat(500)),
            "an array stands where",
        ),
        attack::<Plain>(
            "fields by the thousand",
            many(2000),
            "`versions.Plain` has no such field",
        ),
        attack::<Plain>(
            "a key of a megabyte",
            format!(r#"{{"{}":0}}"#, "k".repeat(1 << 20)),
            "`versions.Plain` has no such field",
        ),
        attack::<Plain>("a key twice", r#"{"count":1,"count":2}"#, "duplicate_key"),
        attack::<Plain>("nothing", "", "empty_file"),
        attack::<Plain>("two values", "{}{}", "invalid_json"),
        attack::<String>("half a character", "\"\\ud800\"", "invalid_json"),
        attack::<String>("a control character", "\"\0\"", "invalid_json"),
        attack::<String>(
            "bytes that are no text",
            b"\"\xff\"".to_vec(),
            "it is not UTF-8",
        ),
        attack::<String>("a comment", "/* \"a\" */ \"b\"", "invalid_json"),
        attack::<Vec<u8>>(
            "a megabyte that is no base64",
            format!("\"{}\"", "*".repeat(1 << 20)),
            "the string is not padded base64",
        ),
        attack::<Vec<i64>>("an array with a comma too many", "[1,]", "invalid_json"),
    ];
    for attack in &table {
        run(attack);
    }
}

#[test]
fn numbers() {
    let _alone = alone();
    let digits = "9".repeat(1 << 20);
    let table = [
        attack::<f64>(
            "a double beyond the last",
            "1e999999",
            "the number is too large",
        ),
        attack::<f64>(
            "a double of a megabyte",
            digits.clone(),
            "the number is too large",
        ),
        attack::<f32>("a float beyond the last", "1e39", "the number is too large"),
        attack::<f64>("infinity without quotes", "Infinity", "invalid_json"),
        attack::<i64>(
            "a long with an exponent",
            "1e999999",
            "the number is not whole, or has more than 64 bits",
        ),
        attack::<i64>(
            "a long of a megabyte",
            digits.clone(),
            "the number is not whole, or has more than 64 bits",
        ),
        attack::<i64>(
            "a long of a megabyte in quotes",
            format!("\"{digits}\""),
            "the digits have more than 64 bits",
        ),
        attack::<i32>(
            "an int of 33 bits",
            "2147483648",
            "the number has more than 32 bits",
        ),
        attack::<i64>("a leading zero", "01", "invalid_json"),
        attack::<i64>("a plus", "+1", "invalid_json"),
        attack::<Decimal<10, 2>>(
            "a decimal of a megabyte",
            format!("\"{digits}\""),
            "the digits don't fit `decimal(10, 2)`",
        ),
        attack::<Decimal<10, 2>>(
            "a decimal of a megabyte after the point",
            format!("\"0.{digits}\""),
            "the digits don't fit `decimal(10, 2)`",
        ),
    ];
    for attack in &table {
        run(attack);
    }
}
