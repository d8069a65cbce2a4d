//! What is said of each file: the rule, and the place.
//!
//! `UPDATE_DIAGNOSTICS=1` writes the tables beside the folders anew; read them before you commit
//! them.

use std::fmt::Write as _;
use std::fs;

use avro_temporal_codegen::{BuildError, Builder};
use avro_temporal_runtime::contract::diagnostic::{Diagnostic, Severity};

use crate::accepted::{accepted, files, package};

#[test]
fn every_refused_file_is_refused_at_its_place() {
    let files = files("schemas/refused");
    assert!(files.len() >= 60, "{} files", files.len());
    let mut table = String::new();
    for file in files {
        let builder = Builder::new()
            .package(package())
            .schema(format!("schemas/refused/{file}"));
        let said = match builder.generate() {
            Err(BuildError::Schemas(diagnostics)) => diagnostics,
            Err(other) => panic!("{file}: {other}"),
            Ok(_) => panic!("{file} is accepted"),
        };
        add(&mut table, &file, said.iter());
    }
    compare("refused", &table);
}

#[test]
fn no_accepted_file_is_warned_of_but_those_that_deserve_it() {
    let mut table = String::new();
    for file in accepted() {
        add(&mut table, &file.file, file.diagnostics.iter());
    }
    compare("accepted", &table);
}

/// The file, and a line for each problem.
fn add<'d>(table: &mut String, file: &str, said: impl Iterator<Item = &'d Diagnostic>) {
    let lines: String = said.map(line).collect();
    if !lines.is_empty() {
        let _ = write!(table, "{file}\n{lines}");
    }
}

fn line(diagnostic: &Diagnostic) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let place = diagnostic.site.as_ref().map_or_else(
        || "in no file".to_owned(),
        |site| {
            let (line, column) = site.position();
            let pointer = site.pointer();
            let pointer = if pointer.is_empty() { "/" } else { &pointer };
            format!("{line}:{column} {pointer}")
        },
    );
    format!("  {severity} {} at {place}\n", diagnostic.rule)
}

fn compare(name: &str, table: &str) {
    let path = package().join(format!("schemas/{name}.txt"));
    if std::env::var_os("UPDATE_DIAGNOSTICS").is_some() {
        fs::write(&path, table).expect("the folder can be written to");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = expected
        .lines()
        .zip(table.lines())
        .find(|(was, is)| was != is);
    let lines = (expected.lines().count(), table.lines().count());
    assert!(
        expected == table,
        "{name}.txt differs (first: {differs:?}; lines: {lines:?}); \
         if that is meant, set UPDATE_DIAGNOSTICS=1"
    );
}
