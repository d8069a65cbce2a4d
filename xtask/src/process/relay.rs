//! A log shown while another process writes it.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};

/// Where showing a log has got to.
pub(crate) struct Relay {
    log: File,
}

impl Relay {
    /// Begins at the start of a log that exists.
    pub(crate) fn open(log: &Path) -> Result<Self> {
        let file = File::open(log).with_context(|| format!("`{}` can't be read", log.display()))?;
        Ok(Self { log: file })
    }

    /// Copies what has been written since the last time.
    pub(crate) fn advance(&mut self, to: &mut impl Write) -> Result<()> {
        let copied = io::copy(&mut self.log, to).context("the output can't be shown")?;
        if copied > 0 {
            to.flush()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_is_shown_once_and_soon() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("log");
        let mut log = File::create(&path).expect("the log");
        let mut relay = Relay::open(&path).expect("it exists");
        let mut shown = Vec::new();
        for (written, expected) in [
            ("", ""),
            ("test a ... ", "test a ... "),
            ("ok\n", "test a ... ok\n"),
            ("", "test a ... ok\n"),
        ] {
            log.write_all(written.as_bytes()).expect("a write");
            relay.advance(&mut shown).expect("a copy");
            assert_eq!(String::from_utf8_lossy(&shown), expected);
        }
    }

    #[test]
    fn a_missing_log_is_named() {
        let error = Relay::open(Path::new("no-such-log"))
            .err()
            .expect("it is missing");
        assert_eq!(error.to_string(), "`no-such-log` can't be read");
    }
}
