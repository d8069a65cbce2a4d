//! The end of a log.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// How many lines of a log an error shows.
const LINES: usize = 30;
/// Bounds what is read of a log that may be large.
const BYTES: u64 = 16 * 1024;

/// Returns the last lines of a log, indented, for use in an error.
pub(crate) fn tail(log: &Path) -> String {
    let Ok(text) = read_end(log) else {
        return format!("    (`{}` can't be read)", log.display());
    };
    let lines: Vec<&str> = text.trim_end().lines().collect();
    if lines.is_empty() {
        return "    (empty)".to_owned();
    }
    let shown = &lines[lines.len().saturating_sub(LINES)..];
    shown
        .iter()
        .map(|line| format!("    | {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn read_end(log: &Path) -> std::io::Result<String> {
    let mut file = File::open(log)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(BYTES)))?;
    let mut bytes = Vec::new();
    file.take(BYTES).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_are_shown() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let log = folder.path().join("log");
        let lines: Vec<String> = (0..2_000).map(|line| format!("line {line}")).collect();
        std::fs::write(&log, lines.join("\n")).expect("the log");
        let end = tail(&log);
        assert_eq!(end.lines().count(), LINES);
        assert!(end.ends_with("    | line 1999"), "{end}");
    }

    #[test]
    fn an_empty_or_missing_log_is_said_to_be_so() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let log = folder.path().join("log");
        assert!(tail(&log).contains("can't be read"));
        std::fs::write(&log, "").expect("the log");
        assert_eq!(tail(&log), "    (empty)");
    }
}
