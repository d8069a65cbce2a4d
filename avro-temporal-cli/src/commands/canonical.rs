//! `canonical`: schemas in Avro's Parsing Canonical Form.

use std::path::PathBuf;

use avro_temporal_contract::resolution::Schema;

use crate::answer::{Answer, Failure};
use crate::schemas::{load, pick};

#[derive(Debug, clap::Args)]
pub(crate) struct CanonicalArgs {
    #[command(flatten)]
    schemas: SchemasArgs,
}

/// Schemas, one for each line of the answer.
#[derive(Debug, clap::Args)]
pub(crate) struct SchemasArgs {
    /// Schema files, which may refer to each other in any order
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The type that is meant, by its fullname, or by its simple name if only one has it; without it,
    /// the schema that each file is
    #[arg(long = "type", value_name = "NAME")]
    name: Option<String>,
}

impl SchemasArgs {
    /// A line for each schema.
    pub(crate) fn each(&self, line: impl Fn(&Schema) -> String) -> Result<Answer, Failure> {
        let loaded = load(&self.files)?;
        let count = if self.name.is_some() {
            1
        } else {
            self.files.len()
        };
        let mut results = String::new();
        for file in 0..count {
            results += &line(&pick(&loaded, file, self.name.as_deref())?);
            results.push('\n');
        }
        Ok(Answer::yes(results, loaded.warnings))
    }
}

pub(crate) fn run(args: &CanonicalArgs) -> Result<Answer, Failure> {
    args.schemas
        .each(|schema| schema.set.canonical_form(&schema.ty))
}
