//! The one type of every problem, and its rendering as text.

use std::collections::HashMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::site::Site;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The run ends after the phase.
    Error,
    /// The run goes on.
    Warning,
}

/// A problem: what, where, why, and the edit that fixes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// The rule's id in snake case, as in `[unknown_type]`.
    pub rule: &'static str,
    /// What is wrong: lower case, without a full stop, the item in backticks.
    pub message: String,
    /// Where; a problem outside of schemas has its place in Rust alone.
    pub site: Option<Site>,
    /// Why, or what else matters: each a sentence, with the place it speaks of.
    pub notes: Vec<(String, Option<Site>)>,
    /// The edit that fixes it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place in a schema.
    pub fn error(rule: &'static str, site: &Site, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            rule,
            message: message.into(),
            site: Some(site.clone()),
            notes: Vec::new(),
            help: None,
        }
    }

    /// An error that stands in no schema: a file that isn't there, a wrong option.
    pub fn outside(rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            rule,
            message: message.into(),
            site: None,
            notes: Vec::new(),
            help: None,
        }
    }

    /// A warning at a place in a schema.
    pub fn warning(rule: &'static str, site: &Site, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(rule, site, message)
        }
    }

    /// Adds why.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push((text.into(), None));
        self
    }

    /// Adds why, with the place that it speaks of.
    #[must_use]
    pub fn note_at(mut self, text: impl Into<String>, site: &Site) -> Self {
        self.notes.push((text.into(), Some(site.clone())));
        self
    }

    /// Adds the edit that fixes it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

/// What, `[rule]`, where, why and the fix, a line each; the first without `error:`, which the
/// compiler, Cargo or the terminal put before it.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.rule)?;
        if let Some(site) = &self.site {
            write!(f, "\n  at {site}")?;
        }
        for (note, site) in &self.notes {
            write!(f, "\n  note: {note}")?;
            if let Some(site) = site {
                write!(f, ", at {site}")?;
            }
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

/// Proof that an error was pushed; nothing but [`Diagnostics::push`] makes one, so that a phase
/// that returns `Err(Reported)` can't have lost its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reported(());

/// How many bytes of messages a run keeps: a text of some kilobytes can be wrong in thousands of
/// places, and each message can hold a name of some kilobytes.
const KEPT: usize = 1 << 20;

/// The problems of a run, in the order they were found.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// The positions in the list by their hash.
    by_hash: HashMap<u64, Vec<usize>>,
    bytes: usize,
    /// How many errors are not in the list.
    omitted: usize,
}

impl Diagnostics {
    /// No problem yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Records an error or a warning. Beyond a megabyte of messages, errors are counted alone.
    pub fn push(&mut self, diagnostic: Diagnostic) -> Reported {
        if self.bytes > KEPT {
            self.omitted += usize::from(diagnostic.severity == Severity::Error);
            return Reported(());
        }
        let same = self.by_hash.entry(hash(&diagnostic)).or_default();
        // The same place may be reached twice, through two files that refer to it.
        if !same.iter().any(|index| self.list[*index] == diagnostic) {
            same.push(self.list.len());
            self.bytes += diagnostic.message.len();
            self.bytes += diagnostic.help.as_ref().map_or(0, String::len);
            self.list.push(diagnostic);
        }
        Reported(())
    }

    /// Ends a phase: all its problems are known, and any error stops the run.
    ///
    /// # Errors
    ///
    /// When an error was pushed.
    pub fn check(&self) -> Result<(), Reported> {
        if self.omitted > 0 || self.errors().next().is_some() {
            return Err(Reported(()));
        }
        Ok(())
    }

    /// The errors.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The warnings.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Warning)
    }

    /// All problems, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Forgets problems that follow from others; some are left.
    pub(crate) fn retain(&mut self, keep: impl Fn(&Diagnostic) -> bool) {
        let omitted = self.omitted;
        for diagnostic in std::mem::take(self).list {
            if keep(&diagnostic) {
                self.push(diagnostic);
            }
        }
        self.omitted += omitted;
    }

    /// Adds another run's problems.
    pub fn extend(&mut self, other: Self) {
        for diagnostic in other.list {
            self.push(diagnostic);
        }
        self.omitted += other.omitted;
    }
}

/// Each problem with `error:` or `warning:` before it, a blank line between.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.list.iter().enumerate() {
            if index > 0 {
                f.write_str("\n\n")?;
            }
            let label = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            write!(f, "{label}: {diagnostic}")?;
        }
        if self.omitted > 0 {
            write!(f, "\n\nerror: {} more errors are not shown", self.omitted)?;
        }
        Ok(())
    }
}

fn hash(diagnostic: &Diagnostic) -> u64 {
    let mut hasher = DefaultHasher::new();
    diagnostic.rule.hash(&mut hasher);
    diagnostic.message.hash(&mut hasher);
    diagnostic.site.as_ref().map(Site::span).hash(&mut hasher);
    hasher.finish()
}
