//! Contracts of one test.

use std::fs;
use std::path::{Path, PathBuf};

use avro_temporal_codegen::{BuildError, Builder};

/// A package with one contract.
pub(crate) fn package(case: &str, contract: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("contracts")
        .join(case.replace(' ', "_"));
    fs::create_dir_all(&folder).expect("the folder for tests");
    fs::write(folder.join("Cargo.toml"), "").expect("the folder for tests");
    fs::write(folder.join("c.avpr"), contract).expect("the folder for tests");
    folder
}

/// Each error of a contract, whole.
pub(crate) fn refused(
    case: &str,
    contract: &str,
    change: impl Fn(Builder) -> Builder,
) -> Vec<String> {
    let builder = Builder::new()
        .package(package(case, contract))
        .contract("c.avpr");
    match change(builder).expand() {
        Ok(_) => Vec::new(),
        Err(BuildError::Schemas(problems) | BuildError::Options(problems)) => {
            problems.errors().map(ToString::to_string).collect()
        }
        Err(error) => panic!("{case}: {error}"),
    }
}

/// A protocol `n.P` of these types and messages.
pub(crate) fn protocol(types: &str, messages: &str) -> String {
    format!(
        "{{\"protocol\": \"P\", \"namespace\": \"n\", \"types\": [{types}],\n\"messages\": {{\n{messages}\n}}}}"
    )
}

/// A message with nothing but its name and these members of `temporal`.
pub(crate) fn message(name: &str, temporal: &str) -> String {
    let one_way = if temporal.contains("\"signal\"") {
        ", \"one-way\": true"
    } else {
        ""
    };
    format!(
        "\"{name}\": {{\"request\": [], \"response\": \"null\"{one_way}, \"temporal\": {{{temporal}}}}}"
    )
}
