use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/payment.avsc")]
enum Payment {
    Null,
    String(String),
    Long(i32),
}

fn main() {}
