//! Code that another version of the generator wrote.

avro_temporal_runtime::__require_version!("0.0.9");

fn main() {}
