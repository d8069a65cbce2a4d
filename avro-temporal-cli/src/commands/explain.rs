//! `explain`: what a rule means, why it matters, and how to make the change.

use std::fmt::Write as _;

use avro_temporal_contract::name::suggest;

use super::pages::PAGES;
use crate::answer::{Answer, Failure};

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// A rule, as it stands in brackets behind a message; without it, all are listed
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub(crate) fn run(args: &ExplainArgs) -> Result<Answer, Failure> {
    let Some(rule) = &args.rule else {
        let mut results = String::new();
        for (rule, page) in PAGES {
            let _ = writeln!(results, "{rule}: {}", summary(page));
        }
        return Ok(Answer::yes(results, String::new()));
    };
    // As it is copied from a message.
    let wanted = rule.trim_matches(['[', ']']);
    match PAGES.iter().find(|(rule, _)| *rule == wanted) {
        Some((_, page)) => Ok(Answer::yes((*page).to_owned(), String::new())),
        None => Err(unknown(wanted)),
    }
}

/// The first sentence of a page.
fn summary(page: &str) -> &str {
    page.lines().nth(2).unwrap_or_default()
}

fn unknown(rule: &str) -> Failure {
    let names = PAGES.iter().map(|(rule, _)| *rule);
    let help = match suggest(rule, names) {
        Some(meant) => format!("write `{meant}`"),
        None => "`avro-temporal explain` lists all rules that have a page".to_owned(),
    };
    Failure::usage(format!(
        "no page is about `{}`\n  help: {help}",
        rule.escape_debug()
    ))
}
