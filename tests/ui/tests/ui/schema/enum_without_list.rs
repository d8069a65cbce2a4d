avro_temporal_runtime::include_avro!("schemas/mistakes/enum_without_list.avsc");

fn main() {}
