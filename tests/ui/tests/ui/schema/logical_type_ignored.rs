#![deny(deprecated)]

avro_temporal_runtime::include_avro!("schemas/mistakes/logical_type_ignored.avsc");

fn main() {}
