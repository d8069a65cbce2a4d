//! A command, what it finds, and what it says.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// `=== name` begins a case, `>>> path` a file or, with a slash at its end, a folder; `<<< text` is
/// standard input, `$` the command's arguments, `?` the exit code, followed by standard output, and
/// `!` is followed by standard error.
pub(crate) struct Case<'t> {
    pub(crate) name: &'t str,
    files: Vec<(&'t str, Vec<u8>)>,
    input: Vec<u8>,
    arguments: Vec<String>,
    pub(crate) expected: Said,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) results: String,
    pub(crate) messages: String,
}

/// The cases of a text.
pub(crate) fn parse_cases(text: &str) -> Vec<Case<'_>> {
    text.split("=== ").skip(1).map(parse_case).collect()
}

fn parse_case(text: &str) -> Case<'_> {
    let (name, rest) = text.split_once('\n').expect("a name");
    let (given, rest) = rest.split_once("$ ").expect("a command");
    let (line, rest) = rest.split_once('\n').expect("what it says");
    let (code, rest) = rest.split_once('\n').expect("results");
    let (results, messages) = rest.split_once("!\n").expect("messages");
    let mut files = Vec::new();
    let (given, input) = match given.split_once("<<< ") {
        Some((given, input)) => (given, bytes(input)),
        None => (given, Vec::new()),
    };
    for file in given.split(">>> ").skip(1) {
        let (path, content) = file.split_once('\n').expect("a path");
        files.push((path, bytes(content)));
    }
    Case {
        name,
        files,
        input,
        arguments: words(line),
        expected: Said {
            code: code.strip_prefix("? ").expect("a code").parse().ok(),
            results: results.to_owned(),
            messages: match messages.trim_end() {
                "" => String::new(),
                text => format!("{text}\n"),
            },
        },
    }
}

/// A text with what can't stand in one.
fn bytes(text: &str) -> Vec<u8> {
    let text = text.replace("⟨HUGE⟩", &" ".repeat(5 << 20));
    let mut parts = text.split("⟨FF⟩");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(0xff);
        bytes.extend_from_slice(part.as_bytes());
    }
    bytes
}

/// Words with spaces between, or with quotes around.
pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in line.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

impl Case<'_> {
    pub(crate) fn run(&self) -> Said {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, content) in &self.files {
            let path = folder.path().join(path);
            if path.to_string_lossy().ends_with('/') {
                fs::create_dir_all(path).expect("a folder");
                continue;
            }
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, content).expect("a file");
        }
        run(folder.path(), &self.arguments, &self.input)
    }
}

/// Runs the program in a folder with nothing on standard input.
pub(crate) fn run_words(folder: &Path, arguments: &[&str]) -> Said {
    let arguments: Vec<String> = arguments.iter().map(|&word| word.to_owned()).collect();
    run(folder, &arguments, b"")
}

/// Runs the program in a folder.
pub(crate) fn run(folder: &Path, arguments: &[String], input: &[u8]) -> Said {
    let mut child = Command::new(env!("CARGO_BIN_EXE_avro-temporal"))
        .args(arguments)
        .current_dir(folder)
        // Who works at this machine is nobody's business.
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // It may not want to read.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("it ends");
    Said {
        code: output.status.code(),
        results: String::from_utf8(output.stdout).expect("text"),
        messages: String::from_utf8(output.stderr).expect("text"),
    }
}
