//! `check`: whether files are sound schemas.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::answer::{Answer, Failure};
use crate::schemas::load;

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Schema files, which may refer to each other in any order
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(crate) fn run(args: &CheckArgs) -> Result<Answer, Failure> {
    let loaded = load(&args.files)?;
    let mut results = String::new();
    for file in &loaded.files {
        let file = &loaded.set.files()[*file];
        let mut names: Vec<_> = file
            .types
            .iter()
            .map(|id| loaded.set.get(*id).name.as_str())
            .collect();
        if let (true, Some(root)) = (names.is_empty(), &file.root) {
            names.push(root.avro_name());
        }
        let _ = writeln!(results, "{}: {}", file.source.name, names.join(", "));
    }
    Ok(Answer::yes(results, loaded.warnings))
}
