//! `decode`: Avro binary to plain JSON, of the schema that wrote it or of another.

use std::path::PathBuf;

use avro_temporal_contract::diagnostic::Severity;
use avro_temporal_contract::plain_json::render_value;
use avro_temporal_contract::resolution::{Resolver, Schema};
use avro_temporal_contract::wire::{HEADER_SIZE, split_header};

use crate::answer::{Answer, Failure, join_messages, render_diagnostics};
use crate::schemas::{load, pick, pick_as};
use crate::value::{ValueArgs, parse_hex};

#[derive(Debug, clap::Args)]
pub(crate) struct DecodeArgs {
    /// The schema file, of who wrote the value
    #[arg(long, value_name = "FILE", required_unless_present = "writer")]
    schema: Option<PathBuf>,
    /// The schema file of who wrote the value, which is read as `--reader` says
    #[arg(
        long,
        value_name = "FILE",
        requires = "reader",
        conflicts_with = "schema"
    )]
    writer: Option<PathBuf>,
    /// The schema file of who reads the value
    #[arg(long, value_name = "FILE", requires = "writer")]
    reader: Option<PathBuf>,
    /// The type that is meant, by its fullname, or by its simple name if only one has it; the writer
    /// may have it under one of the reader's aliases; without it, the schema that the file is
    #[arg(long = "type", value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    value: ValueArgs,
}

pub(crate) fn run(args: DecodeArgs) -> Result<Answer, Failure> {
    let name = args.name.as_deref();
    if let (Some(writer), Some(reader)) = (args.writer, args.reader) {
        let (writers, readers) = (load(&[writer])?, load(&[reader])?);
        let reader = pick(&readers, 0, name)?;
        let writer = pick_as(&writers, name, &reader)?;
        let resolver = Resolver::new(&writer, &reader).map_err(|mismatches| {
            let told: Vec<_> = mismatches
                .iter()
                .map(|mismatch| mismatch.diagnostic(Severity::Error))
                .collect();
            Failure::Refused(render_diagnostics(&told))
        })?;
        let binary = parse_hex(&args.value.read()?)?;
        let json = resolver
            .render(&binary)
            .map_err(|error| refused(&writer, &binary, &error.to_string()))?;
        let warnings = join_messages(&[&writers.warnings, &readers.warnings]);
        return Ok(Answer::yes(json + "\n", warnings));
    }
    let loaded = load(args.schema.as_slice())?;
    let schema = pick(&loaded, 0, name)?;
    let binary = parse_hex(&args.value.read()?)?;
    let json = render_value(&schema.set, &schema.ty, &binary)
        .map_err(|error| refused(&schema, &binary, &error.to_string()))?;
    Ok(Answer::yes(json + "\n", loaded.warnings))
}

/// Why a value can't be read; a payload's data begins with a header that is no part of the value.
fn refused(writer: &Schema, binary: &[u8], error: &str) -> Failure {
    let fingerprint = writer.set.fingerprint(&writer.ty);
    let help = match split_header(binary) {
        Ok((header, _)) if header == fingerprint => format!(
            "\n  help: leave out the first {HEADER_SIZE} bytes, which are the header of a single object"
        ),
        _ => String::new(),
    };
    Failure::value(format!("the value can't be read: {error}{help}"))
}
