#![deny(deprecated)]

avro_temporal_runtime::include_avro!("../../examples/orders/schemas/order.avsc");

fn main() {}
