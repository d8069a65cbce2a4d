use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/checksum.avsc")]
struct Checksum {
    bytes: [u8; 16],
}

fn main() {}
