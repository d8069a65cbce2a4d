//! Generates the same types as the macro in `src/lib.rs`, for every edition's crate.

fn main() {
    avro_temporal_codegen::Builder::new()
        .package(concat!(env!("CARGO_MANIFEST_DIR"), "/../constructs"))
        .contract("schemas/contracts/orders.avpr")
        .contract_only(true)
        .module("by_build_script")
        .write("orders.rs")
        .unwrap_or_else(|error| panic!("{error}"));
    let mut builder = avro_temporal_codegen::Builder::new()
        .package(concat!(env!("CARGO_MANIFEST_DIR"), "/../constructs"));
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
