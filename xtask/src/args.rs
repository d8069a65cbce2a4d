//! The command line.

use std::ffi::OsString;

use clap::Parser;

use crate::soak::Subject;
use crate::test::Stage;

/// The project's own commands.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Runs the order example on a Temporal dev server and checks every payload of its histories
    Demo(DemoArgs),
    /// Runs all checks and tests, stage by stage, up to the first that fails
    Test(TestArgs),
    /// Measures speed and size against other formats, libraries and generators, and writes
    /// docs/benchmarks.md
    Bench(BenchArgs),
    /// Tries for long what short tests don't find
    Soak {
        #[command(subcommand)]
        subject: Subject,
    },
    /// Checks the house rules that the compiler doesn't know
    Tidy,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DemoArgs {
    /// Keeps server and worker up for a look at the runs in Temporal's web UI, until Ctrl-C
    #[arg(long)]
    pub(crate) ui: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct BenchArgs {
    /// What to measure alone: a value, such as `order`, or `types`; the page stays as it is. Of
    /// `contracts`, their part of the page is written
    pub(crate) value: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct TestArgs {
    /// The stages to run (all of them when none is named)
    #[arg(value_enum, value_name = "STAGE")]
    pub(crate) stages: Vec<Stage>,
    /// What to pass on to `cargo test`, as in `cargo xtask test test -- -p orders some_name`
    #[arg(last = true, value_name = "CARGO TEST ARGUMENTS")]
    pub(crate) cargo_test: Vec<OsString>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, clap::Error> {
        Args::try_parse_from(line.split(' ')).map(|args| args.command)
    }

    fn parse_test(line: &str) -> TestArgs {
        match parse(line) {
            Ok(Command::Test(args)) => args,
            other => panic!("`{line}` is not the test command: {other:?}"),
        }
    }

    #[test]
    fn the_definition_is_consistent() {
        <Args as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn demo_takes_the_ui_flag() {
        assert!(matches!(
            parse("xtask demo"),
            Ok(Command::Demo(DemoArgs { ui: false }))
        ));
        assert!(matches!(
            parse("xtask demo --ui"),
            Ok(Command::Demo(DemoArgs { ui: true }))
        ));
    }

    #[test]
    fn soak_takes_a_subject_and_its_time() {
        let soak = |line: &str| match parse(line) {
            Ok(Command::Soak {
                subject: Subject::Fuzz(options),
            }) => (options.minutes, options.target, options.keep),
            other => panic!("`{line}` is not the soak command: {other:?}"),
        };
        assert_eq!(soak("xtask soak fuzz"), (60, None, false));
        assert_eq!(
            soak("xtask soak fuzz --minutes 5 --target schema --keep"),
            (5, Some("schema".to_owned()), true)
        );
        assert!(parse("xtask soak fuzz --minutes 0").is_err());
        assert!(parse("xtask soak").is_err());
    }

    #[test]
    fn soak_takes_numbers_of_runs_and_histories() {
        let soak = |line: &str| match parse(line) {
            Ok(Command::Soak {
                subject: Subject::Runs(options),
            }) => (options.runs, options.histories),
            other => panic!("`{line}` is not the soak command: {other:?}"),
        };
        assert_eq!(soak("xtask soak runs"), (100, 1_000));
        assert_eq!(soak("xtask soak runs --runs 8 --histories 50"), (8, 50));
        assert!(parse("xtask soak runs --runs 0").is_err());
        assert!(parse("xtask soak runs --histories 0").is_err());
    }

    #[test]
    fn test_takes_stages_by_name() {
        assert_eq!(parse_test("xtask test").stages, []);
        assert_eq!(
            parse_test("xtask test tidy clippy").stages,
            [Stage::Tidy, Stage::Clippy]
        );
        assert!(parse("xtask test tidier").is_err());
    }

    #[test]
    fn what_follows_the_two_dashes_goes_to_cargo_test() {
        let args = parse_test("xtask test test -- -p orders some_name");
        assert_eq!(args.stages, [Stage::Test]);
        assert_eq!(args.cargo_test, ["-p", "orders", "some_name"]);
    }
}
