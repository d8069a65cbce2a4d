//! Values on their way in and out.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::answer::Failure;

/// The most bytes of a value's text.
const MAX_INPUT: u64 = 64 * 1024 * 1024;

/// Where a value comes from.
#[derive(Debug, clap::Args)]
pub(crate) struct ValueArgs {
    /// The value; without it, it is read from standard input
    #[arg(value_name = "VALUE", allow_hyphen_values = true)]
    pub(crate) value: Option<String>,
    /// A file that the value is read from; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "value")]
    pub(crate) input: Option<PathBuf>,
}

impl ValueArgs {
    /// The value's text.
    pub(crate) fn read(self) -> Result<String, Failure> {
        if let Some(value) = self.value {
            return Ok(value);
        }
        match self.input {
            Some(path) if path != Path::new("-") => {
                let name = format!("`{}`", path.display());
                if path.is_dir() {
                    return Err(Failure::usage(format!(
                        "{name} is a folder\n  help: name a file that holds the value"
                    )));
                }
                let file = File::open(&path).map_err(|error| unreadable(&name, &error))?;
                read_all(file, &name)
            }
            _ => read_all(std::io::stdin().lock(), "standard input"),
        }
    }
}

fn unreadable(name: &str, error: &std::io::Error) -> Failure {
    let reason = match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    };
    Failure::usage(format!("{name} can't be read: {reason}"))
}

fn read_all(input: impl Read, name: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    input
        .take(MAX_INPUT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(name, &error))?;
    if bytes.len() as u64 > MAX_INPUT {
        return Err(Failure::value(format!(
            "{name} has more than {} MiB",
            MAX_INPUT >> 20
        )));
    }
    String::from_utf8(bytes).map_err(|_| Failure::value(format!("{name} is not UTF-8")))
}

/// Bytes of hex digits, white space between them as one likes.
pub(crate) fn parse_hex(text: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut high = None;
    for (index, character) in text.chars().enumerate() {
        if character.is_ascii_whitespace() {
            continue;
        }
        let digit = character
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok());
        let Some(digit) = digit else {
            return Err(Failure::value(format!(
                "character {} of the value is no hex digit\n  help: write two digits for each byte, such as `06`",
                index + 1
            )));
        };
        match high.take() {
            None => high = Some(digit),
            Some(high) => bytes.push(high << 4 | digit),
        }
    }
    if high.is_some() {
        return Err(Failure::value(
            "the value has an odd number of hex digits\n  help: write two digits for each byte, such as `06`",
        ));
    }
    Ok(bytes)
}

/// Bytes as hex digits.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
