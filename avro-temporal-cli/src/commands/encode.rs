//! `encode`: plain JSON to Avro binary.

use std::path::PathBuf;

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::json::{Node, parse_json};
use avro_temporal_contract::plain_json::parse_value;
use avro_temporal_contract::site::Source;

use crate::answer::{Answer, Failure};
use crate::schemas::{load, pick};
use crate::value::{ValueArgs, to_hex};

#[derive(Debug, clap::Args)]
pub(crate) struct EncodeArgs {
    /// The schema file
    #[arg(long, value_name = "FILE")]
    schema: PathBuf,
    /// The type that is meant, by its fullname, or by its simple name if only one has it; without it,
    /// the schema that the file is
    #[arg(long = "type", value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    value: ValueArgs,
}

pub(crate) fn run(args: EncodeArgs) -> Result<Answer, Failure> {
    let loaded = load(&[args.schema])?;
    let schema = pick(&loaded, 0, args.name.as_deref())?;
    let node = parse(&args.value.read()?)?;
    let binary = parse_value(&schema.set, &schema.ty, &node)
        .map_err(|misfit| Failure::value(format!("the value doesn't fit: {misfit}")))?;
    Ok(Answer::yes(to_hex(&binary) + "\n", loaded.warnings))
}

fn parse(text: &str) -> Result<Node, Failure> {
    let source = Source::new("value", text);
    let mut diagnostics = Diagnostics::new();
    parse_json(&source, &mut diagnostics).map_err(|_| {
        let error = diagnostics.errors().next();
        // Not the message: a key that stands twice is data.
        let reason = match error.map(|error| error.rule) {
            Some("empty_file") => "the value is empty",
            Some("duplicate_key") => "the value has a key that stands twice",
            _ => "the value is not JSON",
        };
        let place = error.and_then(|error| {
            let (line, column) = error.site.as_ref()?.position();
            Some(format!(": see line {line}, column {column}"))
        });
        Failure::value(format!("{reason}{}", place.unwrap_or_default()))
    })
}
