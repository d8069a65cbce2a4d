//! Generates a contract for every edition's crate.

fn main() {
    avro_temporal_codegen::Builder::new()
        .package(concat!(env!("CARGO_MANIFEST_DIR"), "/../contracts"))
        .contract("schemas/everything.avpr")
        .extern_types("acme.common", "crate::common::common")
        .write("everything.rs")
        .unwrap_or_else(|error| panic!("{error}"));
}
