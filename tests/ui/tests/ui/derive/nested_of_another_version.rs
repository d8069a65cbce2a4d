use avro_temporal_runtime::Avro;
use avro_temporal_runtime::logical::TimestampMicros;
use std::collections::BTreeMap;

avro_temporal_runtime::include_avro!("schemas/later/line.avsc");
use acme::orders::v1::Line;

#[derive(Avro)]
#[avro(schema = "schemas/basket.avsc")]
struct Basket {
    lines: Vec<Line>,
    labels: BTreeMap<String, String>,
    filled_at: TimestampMicros,
}

fn main() {}
