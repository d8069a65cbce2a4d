//! A small record, texts, numbers, and a list.

use std::collections::{BTreeMap, HashMap};

use prost::Message;
use serde::{Deserialize, Serialize};

use super::avro::{deep, numbers, small, texts};

pub(super) fn small_avro() -> small::Small {
    small::Small {
        id: 123_456_789,
        ok: true,
        code: 404,
    }
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Small {
    id: i64,
    ok: bool,
    code: i32,
}

pub(super) fn small_serde() -> Small {
    let small::Small { id, ok, code } = small_avro();
    Small { id, ok, code }
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct SmallMessage {
    #[prost(sint64, tag = "1")]
    id: i64,
    #[prost(bool, tag = "2")]
    ok: bool,
    #[prost(sint32, tag = "3")]
    code: i32,
}

pub(super) fn small_prost() -> SmallMessage {
    let small::Small { id, ok, code } = small_avro();
    SmallMessage { id, ok, code }
}

pub(super) fn texts_avro() -> texts::Texts {
    let words = "Der Tee ist noch heiß; the tea is still hot, and the pot is made of iron. ";
    texts::Texts {
        title: "a review of a teapot".to_owned(),
        body: words.repeat(20),
        tags: (0..20).map(|tag| format!("tag number {tag}")).collect(),
        labels: (0..20)
            .map(|label| (format!("key-{label}"), format!("value of label {label}")))
            .collect(),
    }
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Texts {
    title: String,
    body: String,
    tags: Vec<String>,
    labels: BTreeMap<String, String>,
}

pub(super) fn texts_serde() -> Texts {
    let texts::Texts {
        title,
        body,
        tags,
        labels,
    } = texts_avro();
    Texts {
        title,
        body,
        tags,
        labels,
    }
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct TextsMessage {
    #[prost(string, tag = "1")]
    title: String,
    #[prost(string, tag = "2")]
    body: String,
    #[prost(string, repeated, tag = "3")]
    tags: Vec<String>,
    #[prost(map = "string, string", tag = "4")]
    labels: HashMap<String, String>,
}

pub(super) fn texts_prost() -> TextsMessage {
    let texts::Texts {
        title,
        body,
        tags,
        labels,
    } = texts_avro();
    TextsMessage {
        title,
        body,
        tags,
        labels: labels.into_iter().collect(),
    }
}

pub(super) fn numbers_avro() -> numbers::Numbers {
    numbers::Numbers {
        doubles: (0..1000).map(|index| f64::from(index) / 8.0).collect(),
        longs: (0..1000)
            .map(|index| i64::from(index) * 1_000_003)
            .collect(),
        ints: (0..1000).collect(),
    }
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Numbers {
    doubles: Vec<f64>,
    longs: Vec<i64>,
    ints: Vec<i32>,
}

pub(super) fn numbers_serde() -> Numbers {
    let numbers::Numbers {
        doubles,
        longs,
        ints,
    } = numbers_avro();
    Numbers {
        doubles,
        longs,
        ints,
    }
}

#[derive(Clone, PartialEq, Message)]
pub(super) struct NumbersMessage {
    #[prost(double, repeated, tag = "1")]
    doubles: Vec<f64>,
    #[prost(sint64, repeated, tag = "2")]
    longs: Vec<i64>,
    #[prost(sint32, repeated, tag = "3")]
    ints: Vec<i32>,
}

pub(super) fn numbers_prost() -> NumbersMessage {
    let numbers::Numbers {
        doubles,
        longs,
        ints,
    } = numbers_avro();
    NumbersMessage {
        doubles,
        longs,
        ints,
    }
}

// Not more: serde_avro_fast reads no deeper.
const NODES: i32 = 20;

pub(super) fn deep_avro() -> deep::Deep {
    let first = deep::Deep {
        value: 0,
        next: None,
    };
    (1..NODES).fold(first, |next, value| deep::Deep {
        value,
        next: Some(Box::new(next)),
    })
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Deep {
    value: i32,
    next: Option<Box<Deep>>,
}

pub(super) fn deep_serde() -> Deep {
    let first = Deep {
        value: 0,
        next: None,
    };
    (1..NODES).fold(first, |next, value| Deep {
        value,
        next: Some(Box::new(next)),
    })
}
