use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/labels.avsc")]
struct Labels {
    labels: Vec<String>,
}

fn main() {}
