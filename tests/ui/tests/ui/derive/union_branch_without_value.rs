use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/payment.avsc")]
enum Payment {
    Null,
    String,
    Long(i64),
}

fn main() {}
