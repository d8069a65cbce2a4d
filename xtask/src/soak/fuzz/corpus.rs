//! What is kept of what was found: few inputs, which reach nearly as much.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use super::folders::Folders;
use super::target::Target;

/// How many inputs are kept of a target, and of how many bytes together and each.
const INPUTS: usize = 300;
const BYTES: u64 = 160 * 1024;
const LONGEST: usize = 4096;
/// Far more than going through a corpus takes.
const LIMIT: Duration = Duration::from_mins(30);

/// Replaces the kept inputs by those that reach most of what they and the found ones reach.
pub(super) fn keep(target: &Target, folders: &Folders) -> Result<()> {
    let merged = folders.target.join("merged").join(&target.name);
    replace_folder(&merged)?;
    let mut command = target.command();
    // Each edge once: how often it is taken matters to what is tried next, not to a test.
    command.args(["-set_cover_merge=1", "-use_counters=0"]);
    command.arg(format!("-max_len={LONGEST}"));
    command.args([&merged, &target.kept, &target.corpus]);
    target.wait(command, &target.log_beside("merge"), LIMIT)?;
    let chosen = choose(list(&merged)?);
    // Beside it, so that what is interrupted leaves the kept inputs as they were.
    let fresh = target.kept.with_extension("fresh");
    replace_folder(&fresh)?;
    let mut bytes = 0;
    for input in &chosen {
        let name = input.path.file_name().context("a file has a name")?;
        fs::copy(&input.path, fresh.join(name))?;
        bytes += input.bytes;
    }
    replace_folder(&target.kept)?;
    fs::rename(&fresh, &target.kept)?;
    eprintln!("    {} inputs, {} KiB", chosen.len(), bytes.div_ceil(1024));
    Ok(())
}

fn replace_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("`{}` can't be removed", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("`{}` can't be created", folder.display()))
}

/// An input, as libFuzzer wrote it: first those that add most to what is reached.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Input {
    written: SystemTime,
    bytes: u64,
    path: PathBuf,
}

fn list(folder: &Path) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let data = fs::metadata(&path)?;
        inputs.push(Input {
            written: data.modified()?,
            bytes: data.len(),
            path,
        });
    }
    Ok(inputs)
}

/// The first, as many as fit the limits; a large one may give way to several small ones.
fn choose(mut inputs: Vec<Input>) -> Vec<Input> {
    inputs.sort();
    let mut bytes = 0;
    let fitting = inputs.into_iter().filter(|input| {
        let fits = bytes + input.bytes <= BYTES;
        bytes += if fits { input.bytes } else { 0 };
        fits
    });
    fitting.take(INPUTS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(sizes: &[u64]) -> Vec<Input> {
        let numbered = (0_u64..).zip(sizes);
        let inputs = numbered.map(|(index, bytes)| Input {
            written: SystemTime::UNIX_EPOCH + Duration::from_secs(index),
            bytes: *bytes,
            path: PathBuf::from(index.to_string()),
        });
        inputs.collect()
    }

    #[test]
    fn the_first_are_chosen_up_to_both_limits() {
        let sizes =
            |inputs: &[Input]| -> Vec<u64> { inputs.iter().map(|input| input.bytes).collect() };
        let chosen = choose(inputs(&[3, BYTES, 1, 2, BYTES - 6, 1]));
        assert_eq!(sizes(&chosen), [3, 1, 2, BYTES - 6]);
        assert_eq!(choose(inputs(&vec![1; INPUTS + 1])).len(), INPUTS);
    }
}
