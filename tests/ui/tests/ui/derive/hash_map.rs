use avro_temporal_runtime::Avro;
use avro_temporal_runtime::logical::TimestampMicros;
use std::collections::HashMap;

avro_temporal_runtime::include_avro!("schemas/line.avsc");
use acme::orders::v1::Line;

#[derive(Avro)]
#[avro(schema = "schemas/basket.avsc")]
struct Basket {
    lines: Vec<Line>,
    labels: HashMap<String, String>,
    filled_at: TimestampMicros,
}

fn main() {}
