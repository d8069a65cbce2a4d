//! An order, from the customer's card to the parcels, on one contract.
//!
//! - [`orders`]: what `schemas/orders.avpr` became: types, errors, calls, a client.
//! - [`activities`]: what touches the world: cards and parcels.
//! - [`workflows`]: [`ProcessOrder`](workflows::ProcessOrder) and its child
//!   [`ShipOrder`](workflows::ShipOrder).
//! - [`history`]: what the server kept of it all, shown and checked.
//! - [`settings`]: what all programs of the example agree on.

avro_temporal_runtime::contract!("schemas/orders.avpr");

pub mod activities;
pub mod history;
pub mod settings;
pub mod workflows;
