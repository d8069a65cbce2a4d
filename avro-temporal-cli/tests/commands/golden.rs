//! Files of what the program writes, to read and to compare.
//!
//! `UPDATE_GOLDEN=1 cargo test -p avro-temporal-cli --test commands` writes them anew.

use std::path::Path;
use std::{env, fs};

/// Compares what was written with a file beside this one.
pub(crate) fn check_golden(name: &str, written: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/commands/golden");
    let path = folder.join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, written).expect("the folder can be written to");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    let mut lines = golden.lines().zip(written.lines()).enumerate();
    if let Some((line, (was, is))) = lines.find(|(_, (was, is))| was != is) {
        panic!(
            "{name} differs from line {}: `{is}` was `{was}`; \
             if that is meant, run this test with UPDATE_GOLDEN=1",
            line + 1
        );
    }
    assert!(golden == written, "{name} has fewer or more lines");
}
