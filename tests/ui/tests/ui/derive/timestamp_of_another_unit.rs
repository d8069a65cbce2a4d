use avro_temporal_runtime::Avro;
use avro_temporal_runtime::logical::TimestampMillis;
use std::collections::BTreeMap;

avro_temporal_runtime::include_avro!("schemas/line.avsc");
use acme::orders::v1::Line;

#[derive(Avro)]
#[avro(schema = "schemas/basket.avsc")]
struct Basket {
    lines: Vec<Line>,
    labels: BTreeMap<String, String>,
    filled_at: TimestampMillis,
}

fn main() {}
