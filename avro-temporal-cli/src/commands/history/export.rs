//! `history export`: runs of a server as a folder.

use std::fmt::Write as _;
use std::path::PathBuf;

use avro_temporal_contract::diagnostic::{Diagnostic, Severity};
use indicatif::ProgressBar;

use crate::answer::{Answer, Failure, render_diagnostics};
use crate::bundle::{Bundle, BundledSchemas};
use crate::codec_endpoint::{CodecArgs, CodecEndpoint};
use crate::namespace::{Fetched, Namespace, Run, ServerArgs};

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// The runs: a list filter, as `temporal workflow list --query` takes it; an empty one is all
    #[arg(long, value_name = "QUERY")]
    query: String,
    /// The folder that is made; one that is there has to be empty
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// The most runs; if there are more, it says so
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = parse_limit)]
    limit: usize,
    /// The contracts and schemas of the runs
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    codec: CodecArgs,
    #[command(flatten)]
    server: ServerArgs,
}

fn parse_limit(text: &str) -> Result<usize, &'static str> {
    match text.parse() {
        Ok(limit) if limit > 0 => Ok(limit),
        _ => Err("write a number from 1 on"),
    }
}

/// What was written, and what wasn't.
#[derive(Default)]
struct Exported {
    runs: usize,
    events: u64,
    warnings: Vec<Diagnostic>,
}

pub(crate) fn run(args: &ExportArgs) -> Result<Answer, Failure> {
    let bundle = Bundle::plan(&args.out)?;
    let schemas = BundledSchemas::load(&args.files)?;
    let codec = args.codec.endpoint(&args.server.namespace)?;
    let namespace = Namespace::connect(&args.server)?;
    let mut exported = Exported::default();
    let progress = ProgressBar::new_spinner();
    let outcome = export(
        args,
        &namespace,
        codec.as_ref(),
        (&bundle, &schemas),
        &mut exported,
        &progress,
    );
    progress.finish_and_clear();
    outcome.map_err(|failure| exported.broken_off(failure, args))?;
    Ok(exported.answer(args, &bundle, &schemas))
}

fn export(
    args: &ExportArgs,
    namespace: &Namespace,
    codec: Option<&CodecEndpoint>,
    (bundle, schemas): (&Bundle, &BundledSchemas),
    exported: &mut Exported,
    progress: &ProgressBar,
) -> Result<(), Failure> {
    // One more, which says that there are more.
    for (index, run) in namespace
        .runs(&args.query, args.limit.saturating_add(1))
        .enumerate()
    {
        let run = run?;
        if index == args.limit {
            exported.warnings.push(more_match(args.limit));
            break;
        }
        let mut file = bundle.begin_history(&run.workflow_id, &run.run_id)?;
        let fetched = namespace.events(&run, codec, |event| {
            exported.events += 1;
            progress.set_message(format!(
                "{} runs, {} events",
                exported.runs, exported.events
            ));
            progress.tick();
            file.push(&event)
        })?;
        match fetched {
            Fetched::Whole(_) => {
                if exported.runs == 0 {
                    bundle.write_schemas(schemas)?;
                }
                file.finish()?;
                exported.runs += 1;
            }
            Fetched::Gone => exported.warnings.push(gone(&run)),
        }
    }
    if exported.runs == 0 {
        bundle.tidy();
    }
    Ok(())
}

impl Exported {
    fn answer(&self, args: &ExportArgs, bundle: &Bundle, schemas: &BundledSchemas) -> Answer {
        let mut messages = render_diagnostics(&self.warnings);
        if self.runs == 0 {
            let message = format!(
                "no run of the namespace `{}` is exported",
                args.server.namespace
            );
            let none = Diagnostic::outside("no_runs", message)
                .note("the query finds none that the server still has")
                .help("check it with `temporal workflow list --query`");
            if !messages.is_empty() {
                messages.push('\n');
            }
            messages.push_str(&render_diagnostics([&none]));
        }
        let mut results = String::new();
        if self.runs > 0 {
            let runs = counted(self.runs, "run");
            let _ = write!(results, "{runs} in `{}`", bundle.histories().display());
            if !schemas.is_empty() {
                let _ = write!(results, ", schemas in `{}`", bundle.schemas().display());
            }
            results.push('\n');
        }
        Answer {
            results,
            messages,
            is_refused: self.runs == 0,
        }
    }

    /// What stands in the folder although it isn't whole.
    fn broken_off(&self, failure: Failure, args: &ExportArgs) -> Failure {
        if Bundle::plan(&args.out).is_ok() {
            return failure;
        }
        let kept = format!(
            "\nhint: `{}` holds {}, each whole, and not the others; to export again, delete it or \
             name another folder\n",
            args.out.display(),
            counted(self.runs, "run")
        );
        match failure {
            Failure::Refused(messages) => Failure::Refused(messages + &kept),
            Failure::Usage(messages) => Failure::Usage(messages + &kept),
            other @ Failure::UsageTold { .. } => other,
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

fn warning(rule: &'static str, message: String) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..Diagnostic::outside(rule, message)
    }
}

fn more_match(limit: usize) -> Diagnostic {
    let message = format!("the query finds more than {limit} runs; the others are not exported");
    warning("more_runs", message)
        .note("`--limit` says how many are")
        .help("ask for fewer with `--query`, or for more with `--limit`")
}

fn gone(run: &Run) -> Diagnostic {
    let message = format!(
        "the run `{}` of the workflow `{}` is left out",
        run.run_id.escape_debug(),
        run.workflow_id.escape_debug()
    );
    warning("run_gone", message)
        .note("the server lists it, and doesn't have its history any more")
        .help("nothing, if it is closed: it is deleted, and no worker will see it again")
}
