//! What was found, for people, programs and GitHub.

mod github;
mod json;
mod text;

pub(crate) use text::summary;

use super::Checked;
use crate::answer::{Answer, Failure};

/// In which form findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object on standard output
    Json,
    /// Workflow commands on standard output, which GitHub shows in the files of a pull request
    Github,
}

/// Tells what was found. `results` is what else a text has on standard output, and `closing` what it
/// ends with on standard error.
pub(crate) fn report(
    checked: &Checked,
    format: Format,
    results: &str,
    closing: &str,
) -> Result<Answer, Failure> {
    let results = match format {
        Format::Text => return text::render(checked, results, closing),
        Format::Json => json::render(checked),
        Format::Github => github::render(checked),
    };
    let messages = closing.to_owned();
    if checked.is_missing {
        return Err(Failure::UsageTold { results, messages });
    }
    Ok(Answer {
        results,
        messages,
        is_refused: checked.is_refused(),
    })
}
