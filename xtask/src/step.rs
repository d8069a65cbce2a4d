//! The one line at the start of a step and the one with its duration at the end.

use std::time::{Duration, Instant};

use anyhow::Result;

/// Announces a step, does it, and says how long it took.
pub(crate) fn step<T>(title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("==> {title}");
    let start = Instant::now();
    let outcome = work();
    let ending = if outcome.is_ok() {
        "done in"
    } else {
        "failed after"
    };
    eprintln!("    {ending} {}", seconds(start.elapsed()));
    outcome
}

/// Renders a duration for people.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_passes_its_outcome_on() {
        assert_eq!(step("add", || Ok(1 + 1)).ok(), Some(2));
        let failure = step("fail", || -> Result<()> { anyhow::bail!("no") });
        assert_eq!(failure.expect_err("the step fails").to_string(), "no");
    }

    #[test]
    fn seconds_have_one_decimal() {
        assert_eq!(seconds(Duration::from_millis(1_260)), "1.3 s");
    }
}
