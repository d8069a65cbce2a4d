//! What all programs of the example agree on.

use std::env;

use avro_temporal_runtime::logical::TimestampMicros;
use avro_temporal_runtime::{Client, ConnectError};

use crate::orders::{
    CardDeclined, ChangeNoteRequest, Order, OrderLine, OrderStatus, Receipt, ReleaseRequest,
};

/// Names the file in which the starter leaves workflow ids, one a line.
pub const RUNS_FILE_VARIABLE: &str = "ORDERS_RUNS_FILE";

/// Connects to the server that `TEMPORAL_ADDRESS` names, or to a dev server at its usual place.
///
/// # Errors
///
/// If no server answers.
pub async fn connect() -> Result<Client, ConnectError> {
    let address = env::var("TEMPORAL_ADDRESS").unwrap_or_else(|_| "localhost:7233".to_owned());
    Client::connect(&address, "default").await
}

/// The orders that are placed: the smallest and the largest numbers that there are among them, and
/// one with a card that is declined.
pub fn orders() -> Vec<Order> {
    let order = |order_id: &str, customer_id, placed_at, card: &str| Order {
        order_id: order_id.to_owned(),
        customer_id,
        placed_at: TimestampMicros(placed_at),
        lines: vec![
            OrderLine {
                sku: "tea-assam-250".to_owned(),
                quantity: 3,
                unit_price_cents: 1_250,
            },
            OrderLine {
                sku: "pot-iron-1l".to_owned(),
                quantity: 1,
                unit_price_cents: 8_900,
            },
        ],
        card: card.to_owned(),
        express: false,
        note: None,
    };
    vec![
        order("A-1", 4_711, 1_767_225_600_000_001, "card-1"),
        order("A-2", i64::MAX, 1_767_225_600_123_456, "card-2"),
        order("A-3", i64::MIN, -1, "card-3"),
        order("A-4", 4_711, 1_767_225_600_000_002, DECLINED_CARD),
    ]
}

/// The card that the bank declines.
pub const DECLINED_CARD: &str = "card-stolen";

/// The note that each order gets.
pub fn change_note() -> ChangeNoteRequest {
    ChangeNoteRequest {
        note: "leave it with the neighbour at № 7 ☂".to_owned(),
    }
}

/// The release that each order gets.
pub fn release() -> ReleaseRequest {
    ReleaseRequest {
        approved_by: "warehouse".to_owned(),
        parcels: 2,
    }
}

/// Begins the number of every parcel.
pub const CARRIER: &str = "DE";

/// What an order is expected to end with.
///
/// # Errors
///
/// If that is an error.
pub fn outcome(order: &Order) -> Result<Receipt, CardDeclined> {
    if order.card == DECLINED_CARD {
        let code = "stolen".to_owned();
        return Err(CardDeclined { code });
    }
    Ok(Receipt {
        order_id: order.order_id.clone(),
        total_cents: 12_650,
        status: OrderStatus::Shipped,
        parcels: (1..=release().parcels)
            .map(|number| format!("{CARRIER}-{}-{number}", order.order_id))
            .collect(),
        note: Some(change_note().note),
    })
}
