use avro_temporal_runtime::Avro;
use avro_temporal_runtime::logical::TimestampMicros;
use std::collections::BTreeMap;

struct Line {
    sku: String,
}

#[derive(Avro)]
#[avro(schema = "schemas/basket.avsc")]
struct Basket {
    lines: Vec<Line>,
    labels: BTreeMap<String, String>,
    filled_at: TimestampMicros,
}

fn main() {}
