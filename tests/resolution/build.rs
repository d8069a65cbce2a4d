//! Generates a type of every reader's schema in `cases/`, each in a module of its own.

#[path = "src/case.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "the tests need more of a case than its reader"
)]
mod case;
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
            panic!("{schema}\n{reason}");
        }
    }
    fs::write(out.join("readers.rs"), readers.finish()).expect("OUT_DIR can be written to");
}
