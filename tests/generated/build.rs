//! Generates the same types as the macro in `src/lib.rs`.

fn main() {
    avro_temporal_codegen::Builder::new()
        .schema("schemas/order.avsc")
        .schema("schemas/traps.avsc")
        .write("types.rs")
        .unwrap_or_else(|error| panic!("{error}"));
}
