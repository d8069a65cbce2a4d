//! Orders, and what makes them go wrong.

use crate::fulfilment::Order;

/// The article of which there is none.
pub const SOLD_OUT: &str = "tea-gone";

/// The card that the bank declines.
pub const STOLEN_CARD: &str = "card-stolen";

/// The card that the bank refunds at the second attempt.
pub const SLOW_CARD: &str = "card-slow";

/// The card that the bank never refunds.
pub const CLOSED_CARD: &str = "card-closed";

/// Where no carrier drives to.
pub const UNREACHED: &str = "Moon";

/// An order that goes through.
pub fn order(order_id: impl Into<String>) -> Order {
    Order {
        order_id: order_id.into(),
        sku: "tea-assam-250".to_owned(),
        card: "card-good".to_owned(),
        country: "Iceland".to_owned(),
    }
}
