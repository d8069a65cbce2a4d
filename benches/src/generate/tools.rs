//! The generators.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use prost_build::Module;
use rsgen_avro::{Generator, Source};

use crate::records;

/// A generator, and how a program uses its types.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    generate: fn(&Path, usize) -> Result<String>,
    /// The crates that its types need; `RUNTIME` is the path of ours.
    pub(crate) dependencies: &'static str,
    /// `fn round<T>(&[u8]) -> Option<Vec<u8>>`: reads and writes a value of a type.
    pub(crate) round: &'static str,
    /// The path of a type is this, and its name.
    pub(crate) module: &'static str,
    /// A type that isn't generated: with it alone, the program has all that types have in common.
    pub(crate) known: &'static str,
}

pub(crate) const ALL: [&Tool; 3] = [&OURS, &PROST, &RSGEN];

/// Generates the types of so many records.
pub(crate) fn timed(tool: &Tool, count: usize, folder: &Path) -> Result<(String, Duration)> {
    if count == 0 {
        return Ok((String::new(), Duration::ZERO));
    }
    fs::create_dir_all(folder)?;
    let start = Instant::now();
    let types = (tool.generate)(folder, count).with_context(|| tool.name)?;
    Ok((types, start.elapsed()))
}

const OURS: Tool = Tool {
    name: "avro-temporal",
    generate: |folder, count| {
        fs::write(folder.join("records.avsc"), records::avro(count))?;
        let (tokens, _) = avro_temporal_codegen::Builder::new()
            .package(folder)
            .schema("records.avsc")
            .generate()?;
        // As in a build script.
        Ok(prettyplease::unparse(&syn::parse2(tokens)?))
    },
    dependencies: r#"avro-temporal-runtime = { path = "RUNTIME", default-features = false }"#,
    // With the decoder of other versions, which is part of what is generated.
    round: r"
use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::codec::{Reader, Writer};
use avro_temporal_runtime::contract::resolution::Plan;

fn round<T: AvroType>(bytes: &[u8]) -> Option<Vec<u8>> {
    let plan = Plan::new(T::info().schema(), T::info().schema()).ok()?;
    let value = T::decode_resolved(&mut Reader::new(bytes), plan.root()).ok()?;
    let mut out = Writer::new();
    value.encode(&mut out);
    T::decode(&mut Reader::new(bytes)).ok()?.encode(&mut out);
    out.finish().ok()
}",
    module: "types::bench::",
    known: "i64",
};

const PROST: Tool = Tool {
    name: "prost-build",
    generate: |folder, count| {
        fs::write(folder.join("records.proto"), records::protobuf(count))?;
        let files = protox::compile(["records.proto"], [folder])?;
        let mut config = prost_build::Config::new();
        // As ours, which are ordered.
        config.btree_map(["."]);
        let module = Module::from_protobuf_package_name("bench");
        let requests = files.file.into_iter().map(|file| (module.clone(), file));
        let mut generated = config.generate(requests.collect())?;
        generated.remove(&module).context("no module")
    },
    dependencies: r#"prost = "0.14""#,
    round: r"
fn round<T: prost::Message + Default>(bytes: &[u8]) -> Option<Vec<u8>> {
    Some(T::decode(bytes).ok()?.encode_to_vec())
}",
    module: "types::",
    known: "()",
};

const RSGEN: Tool = Tool {
    name: "rsgen-avro",
    generate: |_, count| {
        let mut types = Vec::new();
        let schemas = records::avro(count);
        Generator::new()?.generate(&Source::SchemaStr(&schemas), &mut types)?;
        Ok(String::from_utf8(types)?)
    },
    dependencies: "apache-avro = { version = \"0.21\", features = [\"derive\"] }\nserde = { version = \"1\", features = [\"derive\"] }",
    round: r"
fn round<T: serde::Serialize + serde::de::DeserializeOwned>(bytes: &[u8]) -> Option<Vec<u8>> {
    let schema = apache_avro::Schema::parse_str(std::str::from_utf8(bytes).ok()?).ok()?;
    let value = apache_avro::from_avro_datum(&schema, &mut &bytes[..], None).ok()?;
    let value: T = apache_avro::from_value(&value).ok()?;
    apache_avro::to_avro_datum(&schema, apache_avro::to_value(value).ok()?).ok()
}",
    module: "types::",
    known: "i64",
};
