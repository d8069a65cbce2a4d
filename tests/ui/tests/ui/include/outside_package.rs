#![deny(deprecated)]

avro_temporal_runtime::include_avro!("../../examples/functions/schemas/order.avsc");

fn main() {}
