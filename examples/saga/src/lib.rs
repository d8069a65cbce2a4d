//! An order whose steps are undone when a later one fails.
//!
//! - [`fulfilment`]: what `schemas/fulfilment.avpr` became.
//! - [`workflows`]: the steps, and what undoes them.
//! - [`activities`]: a shop that fails as its orders ask for, and keeps a log.
//! - [`orders`]: an order for each way that it can go.

avro_temporal_runtime::contract!("schemas/fulfilment.avpr");

pub mod activities;
pub mod orders;
pub mod workflows;
