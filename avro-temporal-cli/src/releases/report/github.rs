//! Findings as workflow commands, a line each, which GitHub shows beside the lines of a change.
//!
//! Source: GitHub Actions, "Workflow commands".

use std::fmt::Write as _;

use avro_temporal_contract::diagnostic::{Diagnostic, Severity};

use crate::releases::Checked;

pub(super) fn render(checked: &Checked) -> String {
    let released = checked.released.iter();
    let findings = released.flat_map(|compared| compared.findings.iter().map(|it| &it.diagnostic));
    checked
        .diagnostics
        .iter()
        .chain(findings)
        .map(command)
        .collect()
}

fn command(diagnostic: &Diagnostic) -> String {
    let mut properties = Vec::new();
    if let Some(site) = &diagnostic.site {
        let (line, column) = site.position();
        properties.push(format!("file={}", property(&site.source().name)));
        properties.push(format!("line={line}"));
        properties.push(format!("col={column}"));
    }
    properties.push(format!("title={}", property(diagnostic.rule)));
    let word = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut text = diagnostic.message.clone();
    for (note, site) in &diagnostic.notes {
        let _ = write!(text, "\nnote: {note}");
        if let Some(site) = site {
            let _ = write!(text, ", at {site}");
        }
    }
    if let Some(help) = &diagnostic.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    format!("::{word} {}::{}\n", properties.join(","), data(&text))
}

/// What would end a command, or begin another.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use avro_temporal_contract::site::{Site, Source};

    use super::*;

    #[test]
    fn what_has_a_meaning_in_a_command_is_escaped() {
        let site = Site::new(&Source::new("a,b:c%.avsc", "x"), 0..1);
        let diagnostic = Diagnostic::warning("a_rule", &site, "100% of\r\n::error::this, that")
            .note("a: note")
            .help("b");
        assert_eq!(
            command(&diagnostic),
            "::warning file=a%2Cb%3Ac%25.avsc,line=1,col=1,title=a_rule::\
             100%25 of%0D%0A::error::this, that%0Anote: a: note%0Ahelp: b\n"
        );
    }
}
