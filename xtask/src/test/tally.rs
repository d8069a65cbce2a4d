//! How many tests ran, summed over the test programs.

use std::fmt;

/// The sum of the `test result:` lines that test programs print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// How many tests passed.
    pub(crate) passed: u64,
    /// How many tests failed.
    pub(crate) failed: u64,
}

impl Tally {
    /// Adds what another run counted.
    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Tells whether not a single test ran.
    pub(super) fn is_zero(self) -> bool {
        self == Self::default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Reads what `cargo test` prints.
pub(super) fn parse_results(output: &str) -> Tally {
    let mut tally = Tally::default();
    for result in output
        .lines()
        .filter_map(|line| line.strip_prefix("test result: "))
    {
        tally.passed += number_before(result, " passed;");
        tally.failed += number_before(result, " failed;");
    }
    tally
}

/// The outcome before the numbers may be coloured, the numbers never are.
fn number_before(result: &str, word: &str) -> u64 {
    let before = result.split_once(word).map_or("", |(before, _)| before);
    let number = before.rsplit(' ').next().unwrap_or_default();
    number.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
        running 2 tests
test a ... ok
test b ... FAILED

test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.02s

test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 40 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out

running 0 tests

test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn results_are_summed() {
        let tally = parse_results(OUTPUT);
        assert_eq!(tally.to_string(), "41 passed, 1 failed");
        assert!(!tally.is_zero());
    }

    #[test]
    fn runs_are_summed() {
        let mut tally = parse_results(OUTPUT);
        tally.add(parse_results("test result: ok. 2 passed; 3 failed;"));
        assert_eq!(tally.to_string(), "43 passed, 4 failed");
    }

    #[test]
    fn other_lines_count_for_nothing() {
        let output = "a test result: ok. 9 passed; 9 failed;\ntest result: cheese\n";
        assert!(parse_results(output).is_zero());
    }
}
