//! Generates a type of every reader's schema in `cases/`, and of some at random, each in a module of
//! its own.

#[path = "src/case.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "the tests need more of a case than its reader"
)]
mod case;
#[path = "build/pairs.rs"]
mod pairs;
#[path = "../../avro-temporal-contract/tests/contract/random.rs"]
mod random;
#[path = "build/reader.rs"]
mod reader;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use self::reader::Readers;

fn main() {
    println!("cargo::rerun-if-changed=cases");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("a build script"));
    let mut readers = Readers::new(out.join("schemas"));
    let schemas: BTreeSet<String> = case::load_cases(Path::new("cases"))
        .into_iter()
        .map(|case| case.reader)
        .collect();
    for schema in &schemas {
        if let Err(reason) = readers.add(schema) {
            panic!("{schema}\n{reason:?}");
        }
    }
    let pairs = pairs::add_pairs(&mut readers);
    let code = format!(
        "{}\npub(super) const PAIRS: &[(&str, &str)] = &[\n{pairs}];\n",
        readers.finish()
    );
    fs::write(out.join("readers.rs"), code).expect("OUT_DIR can be written to");
}
