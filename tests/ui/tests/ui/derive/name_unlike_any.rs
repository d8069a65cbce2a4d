use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/types.avsc", name = "acme.orders.v1.Invoice")]
struct Invoice {
    number: i64,
}

fn main() {}
