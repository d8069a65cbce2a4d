//! What came of replaying histories.

use std::fmt;

use super::failure::ReplayFailure;

/// A history, and whether this program goes on with it.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// The file's name, or the workflow id and the run id.
    pub name: String,
    /// What is wrong, if something is.
    pub outcome: Result<(), ReplayFailure>,
}

/// Histories that were replayed, in the order in which they were given.
#[derive(Debug, Clone)]
#[must_use = "it says what failed"]
pub struct ReplayReport {
    /// Each history.
    pub replayed: Vec<Replayed>,
}

/// A report with failures.
#[derive(Debug, Clone)]
pub struct ReplayFailures(ReplayReport);

impl ReplayReport {
    /// Those that failed.
    pub fn failures(&self) -> impl Iterator<Item = (&str, &ReplayFailure)> {
        let replayed = self.replayed.iter();
        replayed.filter_map(|it| Some((it.name.as_str(), it.outcome.as_ref().err()?)))
    }

    /// The report, as an error if a history failed.
    ///
    /// # Errors
    ///
    /// If a history failed; it shows all of them.
    pub fn into_result(self) -> Result<Self, ReplayFailures> {
        if self.failures().next().is_none() {
            Ok(self)
        } else {
            Err(ReplayFailures(self))
        }
    }

    /// Ends a test if a history failed.
    ///
    /// # Panics
    ///
    /// If one did; it shows all of them.
    #[track_caller]
    pub fn assert_all_replay(self) {
        if let Err(failures) = self.into_result() {
            panic!("{failures}");
        }
    }
}

impl ReplayFailures {
    /// The whole report, with what didn't fail.
    pub fn report(&self) -> &ReplayReport {
        &self.0
    }
}

/// A line for each history.
impl fmt::Display for ReplayReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Replayed { name, outcome }) in self.replayed.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            match outcome {
                Ok(()) => write!(f, "{name}: ok")?,
                Err(failure) => write!(f, "{name}: failed: {failure}")?,
            }
        }
        Ok(())
    }
}

/// A line for each that failed, below how many there are.
impl fmt::Display for ReplayFailures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (failed, all) = (self.0.failures().count(), self.0.replayed.len());
        write!(f, "{failed} of {all} histories can't be replayed")?;
        for (name, failure) in self.0.failures() {
            write!(f, "\n{name}: {failure}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ReplayFailures {}
