//! Test programs shown while they run, and counted.

use std::path::Path;
use std::{fs, io};

use anyhow::Result;

use super::tally::{Tally, parse_results};
use crate::process::{Guard, Relay};

/// Waits for test programs as long as a watch finds nothing wrong, and shows what they print; what
/// was counted is kept when tests fail too.
///
/// # Errors
///
/// If their output can't be shown; that tests fail is the outcome.
pub(crate) fn count(
    tests: &mut Guard,
    log: &Path,
    mut watch: impl FnMut() -> Result<()>,
) -> Result<(Tally, Result<()>)> {
    let mut relay = Relay::open(log)?;
    let mut screen = io::stdout();
    let outcome = tests.finish_while(None, || {
        relay.advance(&mut screen)?;
        watch()
    });
    relay.advance(&mut screen)?;
    let counted = parse_results(&String::from_utf8_lossy(&fs::read(log)?));
    Ok((counted, outcome))
}
