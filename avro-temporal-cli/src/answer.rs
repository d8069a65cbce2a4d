//! What a command says, and the exit code that says it to scripts.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::ExitCode;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};

/// What a command found out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    /// For standard output.
    pub(crate) results: String,
    /// For standard error.
    pub(crate) messages: String,
    /// Whether the answer is no.
    pub(crate) is_refused: bool,
}

/// Why a command found nothing out, for standard error.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// A schema or value is not what it is to be.
    Refused(String),
    /// What is asked for can't be looked at: a file that isn't there, a type that no file defines.
    Usage(String),
    /// The same for programs, which read standard output.
    UsageTold {
        /// For standard output.
        results: String,
        /// For standard error.
        messages: String,
    },
}

/// Success; the answer is yes.
const YES: u8 = 0;
/// A schema, value or pair is refused.
const REFUSED: u8 = 1;
/// The question makes no sense; also the code for arguments that don't.
const USAGE: u8 = 2;

impl Answer {
    /// Yes, and what was asked for.
    pub(crate) fn yes(results: String, messages: String) -> Self {
        Self {
            results,
            messages,
            is_refused: false,
        }
    }
}

impl Failure {
    /// A value, or what stands for one, that is refused.
    pub(crate) fn value(message: impl std::fmt::Display) -> Self {
        Self::Refused(format!("error: {message}\n"))
    }

    /// A question that makes no sense.
    pub(crate) fn usage(message: impl std::fmt::Display) -> Self {
        Self::Usage(format!("error: {message}\n"))
    }
}

/// How many problems are shown: a file can be wrong in thousands of places.
const SHOWN: usize = 100;

/// Problems as they are shown: a blank line between, a line break at the end.
pub(crate) fn render_diagnostics<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
) -> String {
    let mut shown = Diagnostics::new();
    let mut all = diagnostics.into_iter();
    for diagnostic in all.by_ref().take(SHOWN) {
        shown.push(diagnostic.clone());
    }
    let mut text = shown.to_string();
    if all.next().is_some() {
        let _ = write!(
            text,
            "\n\nerror: more than {SHOWN} problems; the others are not shown"
        );
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Messages one after the other, a blank line between.
pub(crate) fn join_messages(messages: &[&str]) -> String {
    let said: Vec<_> = messages
        .iter()
        .filter(|it| !it.is_empty())
        .copied()
        .collect();
    said.join("\n")
}

/// Prints what a command says.
pub(crate) fn print(outcome: Result<Answer, Failure>) -> ExitCode {
    let (results, messages, code) = match outcome {
        Ok(answer) => {
            let code = if answer.is_refused { REFUSED } else { YES };
            (answer.results, answer.messages, code)
        }
        Err(Failure::Refused(messages)) => (String::new(), messages, REFUSED),
        Err(Failure::Usage(messages)) => (String::new(), messages, USAGE),
        Err(Failure::UsageTold { results, messages }) => (results, messages, USAGE),
    };
    // Whoever closes the pipe early wants no more of it.
    let _ = std::io::stderr().write_all(messages.as_bytes());
    match std::io::stdout().write_all(results.as_bytes()) {
        Ok(()) => code.into(),
        Err(_) => REFUSED.max(code).into(),
    }
}
