//! `check`: whether files are sound schemas and contracts, and may follow what was released.

use std::fmt::Write as _;
use std::path::PathBuf;

use avro_temporal_contract::contract::Contract;
use avro_temporal_contract::schema::{File, SchemaSet};

use crate::answer::{Answer, Failure};
use crate::releases::{Checked, Format, check_files, report, summary};
use crate::schemas::shown;

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Schema files and contracts, which may refer to each other in any order
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// How findings are told
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

pub(crate) fn run(args: &CheckArgs) -> Result<Answer, Failure> {
    let checked = check_files(&args.files);
    let mut results = String::new();
    list(&checked, &mut results);
    for compared in &checked.released {
        summary(compared, &mut results);
    }
    report(&checked, args.format, &results, &hint(&checked))
}

/// That nothing is compared, once for all files.
fn hint(checked: &Checked) -> String {
    match checked.unreleased.as_slice() {
        [] => String::new(),
        files => {
            let mut text = String::from(
                "hint: a contract without releases is compared with none; begin them: `avro-temporal init",
            );
            for file in files {
                let _ = write!(text, " {}", shown(file));
            }
            text + "`\n"
        }
    }
}

fn list(checked: &Checked, results: &mut String) {
    let Some(loaded) = &checked.loaded else {
        return;
    };
    for (index, working) in loaded.files.iter().zip(&checked.working) {
        let subject = working.as_ref().map(|it| &it.subject);
        let set = subject.map_or(&loaded.set, |it| &it.set);
        let file = &set.files()[*index];
        list_types(set, file, results);
        if let Some(contract) = subject.and_then(|it| it.contract()) {
            list_operations(contract, file, results);
        }
    }
}

fn list_types(set: &SchemaSet, file: &File, results: &mut String) {
    let mut names: Vec<_> = file
        .types
        .iter()
        .map(|id| set.get(*id).name.as_str())
        .collect();
    if let (true, Some(root)) = (names.is_empty(), &file.root) {
        names.push(root.avro_name());
    }
    if names.is_empty() {
        names.push("no types");
    }
    let _ = writeln!(results, "{}: {}", file.source.name, names.join(", "));
}

fn list_operations(contract: &Contract, file: &File, results: &mut String) {
    let workflows = contract
        .workflows
        .iter()
        .map(|it| ("workflow", &it.operation));
    let activities = contract
        .activities
        .iter()
        .map(|it| ("activity", &it.operation));
    let signals = contract.signals.iter().map(|it| ("signal", &it.operation));
    let queries = contract.queries.iter().map(|it| ("query", &it.operation));
    let updates = contract.updates.iter().map(|it| ("update", &it.operation));
    let handlers = signals.chain(queries).chain(updates);
    for (kind, operation) in workflows.chain(activities).chain(handlers) {
        let _ = writeln!(
            results,
            "{}: {kind} {}, `{}` on the wire",
            file.source.name, operation.message, operation.name
        );
    }
}
