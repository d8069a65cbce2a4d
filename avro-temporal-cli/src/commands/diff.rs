//! `diff`: what changed between two releases, or since one.

use std::path::PathBuf;

use avro_temporal_contract::json::Node;
use avro_temporal_contract::release::{Releases, diff};

use super::establish::{no_release, released};
use crate::answer::{Answer, Failure};
use crate::releases::{Working, working_node};

#[derive(Debug, clap::Args)]
pub(crate) struct DiffArgs {
    /// The release to begin with; by default the newest
    #[arg(long, value_name = "N")]
    from: Option<u32>,
    /// The release to end with; by default the working schema
    #[arg(long, value_name = "N")]
    to: Option<u32>,
    /// A contract, or a file that is one named type
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) fn run(args: &DiffArgs) -> Result<Answer, Failure> {
    let (working, releases) = released(&args.file)?;
    let latest = releases.manifest.latest();
    let from = args.from.unwrap_or(latest);
    let old = release(&working, &releases, from)?;
    let (new, until) = match args.to {
        Some(number) => (
            release(&working, &releases, number)?,
            format!("release {number}"),
        ),
        None => {
            let node = working_node(&working);
            let node = node.ok_or_else(|| Failure::value("the working schema can't be written"))?;
            (node, "the working schema".to_owned())
        }
    };
    let lines = diff(&old, &new);
    if lines.is_empty() {
        let name = working.subject.name();
        let said = format!("{name}: nothing changed from release {from} to {until}\n");
        return Ok(Answer::yes(String::new(), said));
    }
    Ok(Answer::yes(lines.join("\n") + "\n", String::new()))
}

fn release(working: &Working, releases: &Releases, number: u32) -> Result<Node, Failure> {
    let manifest = &releases.manifest;
    if manifest.entry(number).is_none() {
        return Err(no_release(working, number, manifest.latest()));
    }
    let release = releases.get(number).ok_or_else(|| {
        Failure::usage(format!(
            "release {number} of `{}` is retired, and its file is gone\n  help: name a release that is \
             retained",
            manifest.subject
        ))
    })?;
    Ok(release.subject.set.files()[0].node.clone())
}
