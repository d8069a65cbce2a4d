//! `docs`: contracts and schemas, for people.

use std::path::PathBuf;

use avro_temporal_contract::contract::{
    check_root_temporal, check_temporal, is_contract, resolve_contract_of,
};
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::schema::SchemaSet;

use crate::answer::{Answer, Failure, join_messages, render_diagnostics};
use crate::output::OutputArgs;
use crate::page::{LONGEST, render_contract, render_file};
use crate::schemas::load;

#[derive(Debug, clap::Args)]
pub(crate) struct DocsArgs {
    #[command(flatten)]
    output: OutputArgs,
    /// Contracts and schema files, which may refer to each other in any order
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(args: &DocsArgs) -> Result<Answer, Failure> {
    args.output.check(&args.files)?;
    let loaded = load(&args.files)?;
    let set = &loaded.set;
    let mut diagnostics = Diagnostics::new();
    for id in set.ids() {
        check_temporal(set.get(id), &mut diagnostics);
    }
    // A file by two names is on the page once. The other files are those that these refer to.
    let asked = loaded
        .files
        .iter()
        .copied()
        .max()
        .map_or(0, |last| last + 1);
    let mut pages = Vec::new();
    for (index, file) in set.files().iter().enumerate() {
        check_root_temporal(file, &mut diagnostics);
        let page = if index >= asked || !is_contract(file) {
            render_file(set, file)
        } else {
            let whole = SchemaSet::clone(set);
            let Ok((set, contract)) = resolve_contract_of(whole, index, &mut diagnostics) else {
                continue;
            };
            render_contract(&set, &contract, &set.files()[index])
        };
        if page.len() > LONGEST {
            diagnostics.push(too_long(&file.source.name));
        }
        pages.push(page);
    }
    let messages = render_diagnostics(diagnostics.iter());
    let messages = join_messages(&[&loaded.warnings, &messages]);
    match diagnostics.check() {
        Ok(()) => args.output.answer(pages.join("\n"), &messages),
        Err(_) => Err(Failure::Refused(messages)),
    }
}

fn too_long(file: &str) -> Diagnostic {
    let message = format!("the page of `{file}` has more than {} MiB", LONGEST >> 20);
    Diagnostic::outside("page_too_long", message)
        .note("each operation shows the fields of its input")
        .help("split the contract, or shorten its documentation")
}
