//! `check`: whether files are sound schemas and contracts.

use std::fmt::Write as _;
use std::path::PathBuf;

use avro_temporal_contract::contract::{
    Contract, check_root_temporal, check_temporal, is_contract, resolve_contract_of,
};
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::schema::{File, SchemaSet};

use crate::answer::{Answer, Failure, join_messages, render_diagnostics};
use crate::schemas::load;

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Schema files and contracts, which may refer to each other in any order
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(args: &CheckArgs) -> Result<Answer, Failure> {
    let loaded = load(&args.files)?;
    let set = &loaded.set;
    let mut diagnostics = Diagnostics::new();
    for id in set.ids() {
        check_temporal(set.get(id), &mut diagnostics);
    }
    let mut results = String::new();
    for index in &loaded.files {
        let file = &set.files()[*index];
        check_root_temporal(file, &mut diagnostics);
        if !is_contract(file) {
            list_types(set, file, &mut results);
            continue;
        }
        let whole = SchemaSet::clone(set);
        if let Ok((set, contract)) = resolve_contract_of(whole, *index, &mut diagnostics) {
            let file = &set.files()[*index];
            list_types(&set, file, &mut results);
            list_operations(&contract, file, &mut results);
        }
    }
    let messages = render_diagnostics(diagnostics.iter());
    let messages = join_messages(&[&loaded.warnings, &messages]);
    match diagnostics.check() {
        Ok(()) => Ok(Answer::yes(results, messages)),
        Err(_) => Err(Failure::Refused(messages)),
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
