//! Several commands, one after the other, in one folder.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::case::{Said, run, words};

/// `=== name` begins a session in a folder of its own; of its steps, `>>> path` writes a file, `--- path`
/// deletes one, `~~~ path` replaces text in one (`from => to`, a line each; `TODAY` is
/// the date of a release), `<<< path` shows one, and
/// `$` runs the program, as in the cases.
enum Step<'t> {
    Write(&'t str, String),
    Delete(&'t str),
    Replace(&'t str, Vec<(&'t str, &'t str)>),
    Show(&'t str),
    Run(&'t str),
}

/// Runs the sessions of a text, and gives the text with what is said now.
pub(crate) fn play(text: &str) -> String {
    let mut out = String::new();
    for session in text.split("=== ").skip(1) {
        let (name, rest) = session.split_once('\n').expect("a name");
        let _ = writeln!(out, "=== {name}");
        let folder = tempfile::tempdir().expect("a folder");
        for step in steps(rest) {
            take(&step, folder.path(), &mut out);
        }
        out.push('\n');
    }
    out
}

fn steps(text: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((mark, rest)) = line.split_once(' ') else {
            continue;
        };
        let mut body = Vec::new();
        while let Some(line) = lines.next_if(|line| !is_mark(line)) {
            body.push(line);
        }
        steps.push(match mark {
            ">>>" => Step::Write(rest, body.join("\n") + "\n"),
            "---" => Step::Delete(rest),
            "~~~" => {
                let edits = body.iter().filter_map(|line| line.split_once(" => "));
                Step::Replace(rest, edits.collect())
            }
            "<<<" => Step::Show(rest),
            "$" => Step::Run(rest),
            _ => panic!("{line}"),
        });
    }
    steps
}

fn is_mark(line: &str) -> bool {
    [">>> ", "--- ", "~~~ ", "<<< ", "$ "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

fn take(step: &Step<'_>, folder: &Path, out: &mut String) {
    match step {
        Step::Write(path, content) => {
            let _ = write!(out, ">>> {path}\n{content}");
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, content).expect("a file");
        }
        Step::Delete(path) => {
            let _ = writeln!(out, "--- {path}");
            fs::remove_file(folder.join(path)).expect("the file");
        }
        Step::Replace(path, edits) => {
            let _ = writeln!(out, "~~~ {path}");
            let mut text = fs::read_to_string(folder.join(path)).expect("the file");
            if edits.iter().any(|(from, _)| from.contains("TODAY")) {
                text = without_today(&text);
            }
            for (from, to) in edits {
                let _ = writeln!(out, "{from} => {to}");
                assert!(text.contains(from), "{from} isn't in\n{text}");
                text = text.replace(from, to);
            }
            fs::write(folder.join(path), text).expect("a file");
        }
        Step::Show(path) => {
            let text = fs::read_to_string(folder.join(path)).expect("the file");
            let _ = write!(out, "<<< {path}\n{}", without_today(&text));
        }
        Step::Run(line) => {
            let Said {
                code,
                results,
                messages,
            } = run(folder, &words(line), b"");
            let code = code.expect("no signal");
            let _ = write!(out, "$ {line}\n? {code}\n{results}!\n{messages}");
        }
    }
}

/// A text in which the day of the test is a word.
fn without_today(text: &str) -> String {
    let lines = text.lines().map(|line| match line.strip_prefix("date = ") {
        Some(day) => {
            assert_eq!(day.len(), r#""2026-01-31""#.len(), "{line}");
            "date = TODAY"
        }
        None => line,
    });
    lines.fold(String::new(), |text, line| text + line + "\n")
}
