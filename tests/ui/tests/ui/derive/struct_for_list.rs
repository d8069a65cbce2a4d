use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/types.avsc")]
struct Seal {
    checksum: [u8; 16],
}

fn main() {}
