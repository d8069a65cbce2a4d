use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/types.avsc", name = "Sael")]
struct Seal {
    checksum: [u8; 16],
}

fn main() {}
