use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/parcels.avsc")]
struct Parcels {
    count: i64,
}

fn main() {}
