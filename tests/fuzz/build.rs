//! Generates types of every construct, from the schemas of the crates that test them one by one.

use avro_temporal_codegen::Builder;

fn main() {
    let beside = |folder: &str| {
        Builder::new().package(format!("{}/../{folder}", env!("CARGO_MANIFEST_DIR")))
    };
    let generated = ["order", "traps", "pedantic", "shapes", "wide"]
        .iter()
        .fold(beside("generated"), |builder, file| {
            builder.schema(format!("schemas/{file}.avsc"))
        });
    write(&generated, "generated.rs");
    write(
        &beside("generated").schema("schemas/versions/new/types.avsc"),
        "versions.rs",
    );
    let constructs = ["unions", "payment-method", "text", "logical", "defaults"]
        .iter()
        .fold(beside("constructs"), |builder, file| {
            builder.schema(format!("schemas/{file}.avsc"))
        });
    write(&constructs.schema("schemas/orders.avpr"), "constructs.rs");
}

fn write(builder: &Builder, file: &str) {
    builder
        .write(file)
        .unwrap_or_else(|error| panic!("{error}"));
}
