use avro_temporal_runtime::Avro;
use avro_temporal_runtime::logical::TimestampMicros;
use std::collections::BTreeMap;

#[derive(Avro)]
#[avro(schema = "schemas/basket.avsc")]
struct Basket {
    lines: Vec<String>,
    labels: BTreeMap<String, String>,
    filled_at: TimestampMicros,
}

fn main() {}
