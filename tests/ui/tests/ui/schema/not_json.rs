avro_temporal_runtime::include_avro!("schemas/mistakes/not_json.avsc");

fn main() {}
