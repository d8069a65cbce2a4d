//! An order of eleven fields and five lines.

use prost::Message;
use serde::{Deserialize, Serialize};

use super::avro::{new, old};

const LINES: i32 = 5;

pub(super) fn avro() -> new::order::Order {
    new::order::Order {
        order_id: "order-2026-0001".to_owned(),
        customer_id: 48_151_623,
        status: new::order::Status::Charged,
        lines: (0..LINES)
            .map(|line| new::order::Line {
                sku: format!("article-{line:04}"),
                quantity: line + 1,
                unit_price_cents: 1_999 + i64::from(line),
                discount: (line % 2 == 0).then_some(0.25),
            })
            .collect(),
        note: Some("leave it at the door".to_owned()),
        placed_at: 1_767_225_600_123_456,
        total_cents: 30_015,
        express: true,
        weight: 3.75,
        city: "Leipzig".to_owned(),
        voucher: None,
    }
}

/// As an older program wrote it.
pub(super) fn old() -> old::order::Order {
    let new = avro();
    old::order::Order {
        customer_id: 48_151_623,
        order_id: new.order_id,
        status: old::order::Status::Charged,
        legacy: "nobody reads this any more".to_owned(),
        lines: new
            .lines
            .into_iter()
            .zip(0..)
            .map(|(line, index)| old::order::Line {
                sku: line.sku,
                quantity: line.quantity,
                unit_price_cents: 1_999 + index,
            })
            .collect(),
        note: new.note,
        placed_at: new.placed_at,
        total_cents: new.total_cents,
        express: new.express,
        weight: 3.75,
        city: new.city,
    }
}

/// What becomes of that.
pub(super) fn from_old() -> new::order::Order {
    let mut order = avro();
    for line in &mut order.lines {
        line.discount = None;
    }
    order
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_field_names, reason = "the names are the schema's")]
pub(super) struct Order {
    order_id: String,
    customer_id: i64,
    status: Status,
    lines: Vec<Line>,
    note: Option<String>,
    placed_at: i64,
    total_cents: i64,
    express: bool,
    weight: f64,
    city: String,
    voucher: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
enum Status {
    Placed,
    Charged,
    Shipped,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Line {
    sku: String,
    quantity: i32,
    unit_price_cents: i64,
    discount: Option<f64>,
}

pub(super) fn serde() -> Order {
    let order = avro();
    Order {
        order_id: order.order_id,
        customer_id: order.customer_id,
        status: Status::Charged,
        lines: order
            .lines
            .into_iter()
            .map(|line| Line {
                sku: line.sku,
                quantity: line.quantity,
                unit_price_cents: line.unit_price_cents,
                discount: line.discount,
            })
            .collect(),
        note: order.note,
        placed_at: order.placed_at,
        total_cents: order.total_cents,
        express: order.express,
        weight: order.weight,
        city: order.city,
        voucher: order.voucher,
    }
}

#[derive(Clone, PartialEq, Message)]
#[allow(clippy::struct_field_names, reason = "the names are the schema's")]
pub(super) struct OrderMessage {
    #[prost(string, tag = "1")]
    order_id: String,
    #[prost(sint64, tag = "2")]
    customer_id: i64,
    #[prost(int32, tag = "3")]
    status: i32,
    #[prost(message, repeated, tag = "4")]
    lines: Vec<LineMessage>,
    #[prost(string, optional, tag = "5")]
    note: Option<String>,
    #[prost(sint64, tag = "6")]
    placed_at: i64,
    #[prost(sint64, tag = "7")]
    total_cents: i64,
    #[prost(bool, tag = "8")]
    express: bool,
    #[prost(double, tag = "9")]
    weight: f64,
    #[prost(string, tag = "10")]
    city: String,
    #[prost(string, optional, tag = "11")]
    voucher: Option<String>,
}

#[derive(Clone, PartialEq, Message)]
struct LineMessage {
    #[prost(string, tag = "1")]
    sku: String,
    #[prost(sint32, tag = "2")]
    quantity: i32,
    #[prost(sint64, tag = "3")]
    unit_price_cents: i64,
    #[prost(double, optional, tag = "4")]
    discount: Option<f64>,
}

pub(super) fn prost() -> OrderMessage {
    let order = avro();
    OrderMessage {
        order_id: order.order_id,
        customer_id: order.customer_id,
        status: 1,
        lines: order
            .lines
            .into_iter()
            .map(|line| LineMessage {
                sku: line.sku,
                quantity: line.quantity,
                unit_price_cents: line.unit_price_cents,
                discount: line.discount,
            })
            .collect(),
        note: order.note,
        placed_at: order.placed_at,
        total_cents: order.total_cents,
        express: order.express,
        weight: order.weight,
        city: order.city,
        voucher: order.voucher,
    }
}
