avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/invoice.avsc");

fn main() {}
