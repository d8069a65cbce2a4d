//! `compare`: whether a schema is compatible with earlier ones.

use std::fmt::Write as _;
use std::path::PathBuf;

use avro_temporal_contract::compatibility::{Direction, Level, check_level};
use avro_temporal_contract::diagnostic::Severity;
use avro_temporal_contract::resolution::Mismatch;
use clap::builder::PossibleValue;

use crate::answer::{Answer, Failure, join_messages, render_diagnostics};
use crate::schemas::{load, pick, pick_as};

#[derive(Debug, clap::Args)]
pub(crate) struct CompareArgs {
    /// How compatible the schema has to be
    #[arg(long, value_name = "LEVEL", ignore_case = true)]
    level: LevelArg,
    /// The schema file that is new
    #[arg(long, value_name = "FILE")]
    new: PathBuf,
    /// The type that is meant, by its fullname, or by its simple name if only one has it; an earlier
    /// file may have it under one of its aliases; without it, the schema that each file is
    #[arg(long = "type", value_name = "NAME")]
    name: Option<String>,
    /// The earlier schema files, from the oldest to the last
    #[arg(value_name = "OLD", required = true)]
    earlier: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy)]
struct LevelArg(Level);

impl clap::ValueEnum for LevelArg {
    fn value_variants<'a>() -> &'a [Self] {
        const LEVELS: [LevelArg; Level::ALL.len()] = {
            let mut levels = [LevelArg(Level::Backward); Level::ALL.len()];
            let mut at = 0;
            while at < levels.len() {
                levels[at] = LevelArg(Level::ALL[at]);
                at += 1;
            }
            levels
        };
        &LEVELS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self.0 {
            Level::Backward => "the new schema reads what the last one wrote",
            Level::BackwardTransitive => "the new schema reads what every earlier one wrote",
            Level::Forward => "the last schema reads what the new one writes",
            Level::ForwardTransitive => "every earlier schema reads what the new one writes",
            Level::Full => "both, with the last schema",
            Level::FullTransitive => "both, with every earlier schema",
        };
        Some(PossibleValue::new(self.0.name()).help(help))
    }
}

pub(crate) fn run(args: &CompareArgs) -> Result<Answer, Failure> {
    let name = args.name.as_deref();
    let loaded = load(std::slice::from_ref(&args.new))?;
    let new = pick(&loaded, 0, name)?;
    let mut warnings = loaded.warnings;
    let mut earlier = Vec::new();
    for path in &args.earlier {
        let loaded = load(std::slice::from_ref(path))?;
        earlier.push(pick_as(&loaded, name, &new)?);
        warnings = join_messages(&[&warnings, &loaded.warnings]);
    }
    let mut results = String::new();
    let mut told = Vec::new();
    let mut is_refused = false;
    for verdict in check_level(args.level.0, &new, &earlier) {
        let old = args.earlier[verdict.earlier].display();
        let new = args.new.display();
        let comparison = verdict.comparison;
        let word = if comparison.is_compatible() {
            "compatible"
        } else {
            is_refused = true;
            "incompatible"
        };
        let _ = match verdict.direction {
            Direction::Backward => writeln!(results, "{old} read as {new}: {word}"),
            Direction::Forward => writeln!(results, "{new} read as {old}: {word}"),
        };
        let with = |severity| move |mismatch: &Mismatch| mismatch.diagnostic(severity);
        told.extend(comparison.mismatches.iter().map(with(Severity::Error)));
        told.extend(comparison.warnings.iter().map(with(Severity::Warning)));
    }
    Ok(Answer {
        results,
        messages: join_messages(&[&warnings, &render_diagnostics(&told)]),
        is_refused,
    })
}
