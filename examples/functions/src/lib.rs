//! An order on functions and an impl block, each of which names the `.avsc` files of its data.
//!
//! - [`acme`]: what the schemas in `schemas/` became; namespaces are modules.
//! - [`activities`]: what touches the world, as functions.
//! - [`workflows`]: a workflow as an impl block, and its child as a function.

avro_temporal_runtime::include_avro!(
    "schemas/order.avsc",
    "schemas/order_status.avsc",
    "schemas/receipt.avsc",
);

pub mod activities;
pub mod workflows;
