avro_temporal_runtime::include_avro!(
    "schemas/order.avsc",
    crate = "::avro_temporal_runtime",
    crate = "::avro_temporal_runtime"
);

fn main() {}
