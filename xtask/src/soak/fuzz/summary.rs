//! What libFuzzer's log says.

use std::time::Duration;

/// What a run came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Summary {
    /// How many inputs were run.
    pub(super) executions: u64,
    /// How many inputs reach something that others don't.
    pub(super) corpus: u64,
    /// The most bytes that an input allocated at once.
    pub(super) peak: u64,
    time: Duration,
}

impl Summary {
    /// The columns of [`line`](Self::line).
    pub(super) const HEADER: &str = "target       executions   seconds   corpus   peak allocation";

    /// Reads the log of a run; `None` if it doesn't say what was run.
    pub(super) fn parse(log: &str, time: Duration) -> Option<Self> {
        let last = |prefix: &str| {
            log.lines()
                .filter_map(|line| line.strip_prefix(prefix))
                .filter_map(leading_number)
                .next_back()
        };
        let corpus = log
            .lines()
            .filter_map(|line| line.split_once(" corp: "))
            .filter_map(|(_, rest)| leading_number(rest))
            .next_back();
        Some(Self {
            executions: last("stat::number_of_executed_units:")?,
            corpus: corpus?,
            peak: last("peak allocation:")?,
            time,
        })
    }

    /// One line of the table.
    pub(super) fn line(&self, name: &str) -> String {
        format!(
            "{name:<10}{:>13}{:>10}{:>9}{:>14} KiB",
            self.executions,
            self.time.as_secs(),
            self.corpus,
            self.peak.div_ceil(1024)
        )
    }
}

/// An input that fails.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// Where it was written.
    pub(super) input: String,
    /// What went wrong, in a line.
    pub(super) reason: String,
}

/// Reads which input failed, if one did.
pub(super) fn parse_failure(log: &str) -> Option<Failure> {
    let input = log
        .lines()
        .filter_map(|line| line.split_once("Test unit written to "))
        .next_back()?
        .1;
    Some(Failure {
        input: input.trim().to_owned(),
        reason: panic_of(log)
            .or_else(|| complaint_of(log))
            .unwrap_or_else(|| "it ended the program".to_owned()),
    })
}

/// The place of a panic, and the first line of its message.
fn panic_of(log: &str) -> Option<String> {
    const SHOWN: usize = 300;
    let mut lines = log.lines();
    let place = lines.find_map(|line| {
        let at = line.find("panicked at ")?;
        Some(&line[at..])
    })?;
    let message: String = lines
        .next()
        .unwrap_or_default()
        .chars()
        .take(SHOWN)
        .collect();
    Some(format!("{place} {message}"))
}

/// What libFuzzer itself says: too slow, too much memory, a signal.
fn complaint_of(log: &str) -> Option<String> {
    let line = log
        .lines()
        .find_map(|line| line.split_once("ERROR: libFuzzer: "))?;
    Some(line.1.trim().to_owned())
}

fn leading_number(text: &str) -> Option<u64> {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "\
peak allocation: 100 bytes for an input of 1
#2\tINITED cov: 12 ft: 13 corp: 1/1b exec/s: 0 rss: 35Mb
#9\tNEW    cov: 14 ft: 15 corp: 2/5b lim: 4 exec/s: 0 rss: 35Mb L: 4/4 MS: 1 CopyPart-
peak allocation: 5000 bytes for an input of 7
#4194304\tpulse  cov: 14 ft: 15 corp: 21/512Kb lim: 4096 exec/s: 838860 rss: 36Mb
#9000000\tDONE   cov: 14 ft: 15 corp: 22/512Kb lim: 4096 exec/s: 818181 rss: 36Mb
stat::number_of_executed_units: 9000000
stat::peak_rss_mb:              36
";

    #[test]
    fn the_last_figures_count() {
        let summary = Summary::parse(LOG, Duration::from_mins(2)).expect("figures");
        assert_eq!(
            summary.line("schema"),
            "schema          9000000       120       22             5 KiB"
        );
        assert_eq!(summary.line("schema").len(), Summary::HEADER.len());
        assert_eq!(parse_failure(LOG), None);
        for figure in ["stat::number", "corp:", "peak allocation:"] {
            let without = LOG.replace(figure, "");
            assert_eq!(Summary::parse(&without, Duration::ZERO), None, "{figure}");
        }
    }

    #[test]
    fn a_failure_has_a_reason_and_an_input() {
        let written = "artifact_prefix='a/'; Test unit written to a/timeout-12\nBase64: AA==\n";
        let reason = |before: &str| {
            let failure = parse_failure(&format!("{LOG}{before}\n{written}")).expect("a failure");
            assert_eq!(failure.input, "a/timeout-12");
            failure.reason
        };
        assert_eq!(
            reason("==1== ERROR: libFuzzer: timeout after 6 seconds"),
            "timeout after 6 seconds"
        );
        assert_eq!(
            reason("\nthread 'main' (1) panicked at src/a.rs:3:4:\nleft is not right\n  left: 1"),
            "panicked at src/a.rs:3:4: left is not right"
        );
        assert_eq!(reason(""), "it ended the program");
    }
}
