//! The cases as they stand in `cases/`.
//!
//! A case begins with `=== ` and its name. A line that begins with two spaces goes on with the one
//! before it.
//!
//! | line | is |
//! |---|---|
//! | `shows: a, b` | the rulings of `rulings.txt` that it shows |
//! | `writer: …`, `reader: …` | the schemas |
//! | `never: rule path` | why no data is read; without a path, at the root |
//! | `some: rule path` | why some data isn't |
//! | `warns: rule path` | what is read, and perhaps not as it is meant |
//! | `peer: …` | why another implementation reads something else |
//! | `value => value` | plain JSON of the writer, and of the reader |
//! | `hex 02 06 => value` | Avro binary of the writer |
//! | `… => ! message` | the error that reading ends in, with its offset and path |
//! | `… => value \| ! message` | the same, for generated types alone, which are stricter |

use std::fs;
use std::path::Path;

/// A writer's schema, a reader's, and what becomes of data.
#[derive(Debug, Default)]
pub struct Case {
    /// Its file and name.
    pub name: String,
    /// The rulings that it shows.
    pub shows: Vec<String>,
    /// The writer's schema.
    pub writer: String,
    /// The reader's schema.
    pub reader: String,
    /// What is said of the pair before any data is read.
    pub told: Vec<Told>,
    /// Why another implementation reads something else.
    pub peer: Option<String>,
    /// What becomes of data.
    pub data: Vec<Datum>,
}

/// What is said of a pair: the line's word, the rule's id, the path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// `never`, `some` or `warns`.
    pub word: String,
    /// The rule's id.
    pub rule: String,
    /// The field from the root; empty at the root.
    pub path: String,
}

/// A value, and what it is to the reader.
#[derive(Debug)]
pub struct Datum {
    /// Plain JSON of the writer's schema, or `hex` and Avro binary.
    pub written: String,
    /// Plain JSON of the reader's schema, or `! ` and an error.
    pub read: String,
    /// The same for a generated type.
    pub typed: String,
}

/// Every case of a folder, in the order of its files.
pub fn load_cases(folder: &Path) -> Vec<Case> {
    let entries = fs::read_dir(folder).expect("the folder of the cases");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        let text = fs::read_to_string(file).expect("text");
        let stem = file.file_stem().expect("a name").to_string_lossy();
        parse_cases(&stem, &text)
    };
    files.iter().flat_map(read).collect()
}

fn parse_cases(file: &str, text: &str) -> Vec<Case> {
    let (_, text) = text.split_once("=== ").expect("a case");
    text.split("\n=== ")
        .map(|block| {
            let (name, lines) = block.split_once('\n').expect("a case of several lines");
            let mut case = Case {
                name: format!("{file}: {name}"),
                ..Case::default()
            };
            let lines = lines.replace("\n  ", " ");
            for line in lines.lines().filter(|line| !line.is_empty()) {
                case.add(line);
            }
            case
        })
        .collect()
}

impl Case {
    fn add(&mut self, line: &str) {
        if let Some((written, read)) = line.split_once(" => ") {
            let (read, typed) = read.split_once(" | ").unwrap_or((read, read));
            self.data.push(Datum {
                written: written.to_owned(),
                read: read.to_owned(),
                typed: typed.to_owned(),
            });
            return;
        }
        let (key, value) = line
            .split_once(": ")
            .unwrap_or_else(|| panic!("{}: `{line}` says nothing", self.name));
        match key {
            "shows" => self.shows = value.split(", ").map(str::to_owned).collect(),
            "writer" => value.clone_into(&mut self.writer),
            "reader" => value.clone_into(&mut self.reader),
            "peer" => self.peer = Some(value.to_owned()),
            "never" | "some" | "warns" => {
                let (rule, path) = value.split_once(' ').unwrap_or((value, ""));
                self.told.push(Told {
                    word: key.to_owned(),
                    rule: rule.to_owned(),
                    path: path.to_owned(),
                });
            }
            _ => panic!("{}: no line begins with `{key}`", self.name),
        }
    }
}
