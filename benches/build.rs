//! The wide record: 300 fields, in Avro, for serde and for protobuf.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const FIELDS: usize = 300;

/// A kind of field: in Avro, in Rust, for prost, and its value.
const KINDS: [(&str, &str, &str, &str); 6] = [
    (
        r#""string""#,
        "String",
        "string",
        "format!(\"value {index}\")",
    ),
    (r#""long""#, "i64", "sint64", "i64::from(index) * 1_000_003"),
    (r#""int""#, "i32", "sint32", "index"),
    (r#""double""#, "f64", "double", "f64::from(index) / 4.0"),
    (r#""boolean""#, "bool", "bool", "index % 2 == 0"),
    (
        r#"["null","long"]"#,
        "Option<i64>",
        "sint64, optional",
        "(index % 4 == 1).then_some(i64::from(index))",
    ),
];

fn main() {
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let out = Path::new(&out);
    let mut schema =
        String::from(r#"{"type":"record","name":"Wide","namespace":"wide","fields":["#);
    let mut serde = String::new();
    let mut prost = String::new();
    let mut values = String::new();
    for index in 0..FIELDS {
        let (avro, rust, message, value) = KINDS[index % KINDS.len()];
        let comma = if index == 0 { "" } else { "," };
        let tag = index + 1;
        let _ = write!(schema, r#"{comma}{{"name":"field{index}","type":{avro}}}"#);
        let _ = writeln!(
            serde,
            "#[serde(rename = \"field{index}\")] pub(crate) field{index}: {rust},"
        );
        let _ = writeln!(
            prost,
            "#[prost({message}, tag = \"{tag}\")] pub(crate) field{index}: {rust},"
        );
        let _ = writeln!(
            values,
            "field{index}: {{ let index: i32 = {index}; {value} }},"
        );
    }
    schema.push_str("]}");
    fs::create_dir_all(out.join("schemas")).expect("a folder");
    fs::write(out.join("schemas/wide.avsc"), schema).expect("the schema");
    fs::write(out.join("wide_serde.rs"), format!("#[allow(clippy::struct_excessive_bools, reason = \"fifty of the fields are\")] #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)] pub(crate) struct Wide {{ {serde} }}")).expect("the serde type");
    fs::write(
        out.join("wide_prost.rs"),
        format!("#[allow(clippy::struct_excessive_bools, reason = \"fifty of the fields are\")] #[derive(Clone, PartialEq, prost::Message)] pub(crate) struct Wide {{ {prost} }}"),
    )
    .expect("the prost type");
    fs::write(out.join("wide_value.rs"), format!("Wide {{ {values} }}")).expect("the value");
    avro_temporal_codegen::Builder::new()
        .package(out)
        .schema("schemas/wide.avsc")
        .write("wide_avro.rs")
        .unwrap_or_else(|error| panic!("{error}"));
}
