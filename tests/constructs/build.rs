//! Generates the same types as the macro in `src/lib.rs`.

fn main() {
    let mut builder = avro_temporal_codegen::Builder::new();
    for file in [
        "unions",
        "payment-method",
        "text",
        "logical",
        "defaults",
        "sensitive",
    ] {
        builder = builder.schema(format!("schemas/{file}.avsc"));
    }
    builder
        .schema("schemas/orders.avpr")
        .write("types.rs")
        .unwrap_or_else(|error| panic!("{error}"));
}
