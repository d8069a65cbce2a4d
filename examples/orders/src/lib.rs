//! An order, from the customer's card to the parcels, on types that come out of `.avsc` files.
//!
//! - [`types`]: what the schemas in `schemas/` became.
//! - [`activities`]: what touches the world: cards and parcels.
//! - [`workflows`]: [`ProcessOrder`](workflows::ProcessOrder) and its child
//!   [`ShipOrder`](workflows::ShipOrder).
//! - [`history`]: what the server kept of it all, shown and checked.
//! - [`settings`]: what all programs of the example agree on.

pub mod activities;
pub mod history;
pub mod settings;
pub mod types;
pub mod workflows;
