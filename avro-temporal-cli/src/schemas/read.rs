//! Schema files from the disk, each with the other files of its folder for the names it lacks.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{Names, SchemaSet, resolve_schemas};
use avro_temporal_contract::site::Source;

use crate::answer::{Failure, render_diagnostics};

/// The most bytes of a schema file.
const MAX_FILE: u64 = 4 * 1024 * 1024;

/// Schemas that were read.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// The checked types; its first files are those that were asked for.
    pub(crate) set: Arc<SchemaSet>,
    /// Where in the set each file is that was asked for.
    pub(crate) files: Vec<usize>,
    /// What doesn't keep the schemas from being used, as it is shown.
    pub(crate) warnings: String,
}

/// Reads schema files that may refer to each other, in any order, and to the other files of their
/// folders.
pub(crate) fn load(paths: &[PathBuf]) -> Result<Loaded, Failure> {
    let mut diagnostics = Diagnostics::new();
    let loaded = load_reporting(paths, &mut diagnostics);
    let messages = render_diagnostics(diagnostics.iter());
    match loaded {
        Ok(mut loaded) => {
            loaded.warnings = messages;
            Ok(loaded)
        }
        Err(why) => Err(why.with(messages)),
    }
}

/// Why schemas aren't read; the reasons are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotLoaded {
    /// A file isn't there.
    Missing,
    /// A file is no schema.
    Refused,
}

impl NotLoaded {
    fn with(self, messages: String) -> Failure {
        match self {
            Self::Missing => Failure::Usage(messages),
            Self::Refused => Failure::Refused(messages),
        }
    }
}

/// As [`load`], what is found on the way given back apart.
pub(crate) fn load_reporting(
    paths: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Result<Loaded, NotLoaded> {
    let ReadFiles {
        texts,
        files,
        known,
    } = read_reporting(paths, diagnostics)?;
    let sources: Vec<_> = texts.into_iter().map(|(_, source)| source).collect();
    let others = neighbours(paths, &known);
    let set = resolve_schemas(&sources, &others, Names::Relative, diagnostics)
        .map_err(|_| NotLoaded::Refused)?;
    Ok(Loaded {
        set: Arc::new(set),
        files,
        warnings: String::new(),
    })
}

/// Files that were read, each once.
pub(crate) struct ReadFiles {
    /// The texts, each with the path by which it was asked for first.
    pub(crate) texts: Vec<(PathBuf, Arc<Source>)>,
    /// Where each of the paths is among the texts.
    files: Vec<usize>,
    /// The files of the texts, whatever they are called.
    known: Vec<PathBuf>,
}

/// Reads files, and nothing that they refer to.
pub(crate) fn read_files(paths: &[PathBuf]) -> Result<ReadFiles, Failure> {
    let mut diagnostics = Diagnostics::new();
    read_reporting(paths, &mut diagnostics)
        .map_err(|why| why.with(render_diagnostics(diagnostics.iter())))
}

fn read_reporting(
    paths: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Result<ReadFiles, NotLoaded> {
    let mut texts = Vec::new();
    let mut known: Vec<PathBuf> = Vec::new();
    let mut files = Vec::new();
    let mut is_missing = false;
    for path in paths {
        // By two names it is one file.
        let id = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        if let Some(index) = known.iter().position(|other| *other == id) {
            files.push(index);
            continue;
        }
        match read(path) {
            Ok(text) => {
                files.push(texts.len());
                known.push(id);
                texts.push((path.clone(), Source::new(shown(path), text)));
            }
            Err(unreadable) => {
                is_missing |= unreadable.is_missing;
                diagnostics.push(*unreadable.diagnostic);
            }
        }
    }
    if diagnostics.check().is_err() {
        return Err(if is_missing {
            NotLoaded::Missing
        } else {
            NotLoaded::Refused
        });
    }
    Ok(ReadFiles {
        texts,
        files,
        known,
    })
}

/// A file that can't be read.
pub(crate) struct Unreadable {
    pub(crate) diagnostic: Box<Diagnostic>,
    /// Whether it isn't there, rather than no schema.
    pub(crate) is_missing: bool,
}

/// The text of a file that isn't too long.
pub(crate) fn read(path: &Path) -> Result<String, Unreadable> {
    let name = shown(path);
    let refused = |is_missing, reason: &str, help: String| Unreadable {
        diagnostic: Box::new(
            Diagnostic::outside(
                "schema_file_unreadable",
                format!("the schema file `{name}` can't be read: {reason}"),
            )
            .help(help),
        ),
        is_missing,
    };
    if path.is_dir() {
        let help = "name the schema files in it, such as `schemas/*.avsc`";
        return Err(refused(true, "it is a folder", help.to_owned()));
    }
    if path
        .extension()
        .is_some_and(|extension| extension == "avdl")
    {
        let help = "translate it into an `.avpr` file, and name that";
        return Err(refused(
            false,
            "it is Avro IDL, which is not read yet",
            help.to_owned(),
        ));
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        let is_missing = error.kind() == std::io::ErrorKind::NotFound;
        let reason = if is_missing {
            "there is no such file".to_owned()
        } else {
            error.to_string()
        };
        let help = match neighbour(path).filter(|_| is_missing) {
            Some(meant) => format!("write `{meant}`"),
            None => "name a file that can be read".to_owned(),
        };
        return Err(refused(true, &reason, help));
    }
    if bytes.len() as u64 > MAX_FILE {
        let reason = format!("it has more than {} MiB", MAX_FILE >> 20);
        let help = "split it into files that refer to each other";
        return Err(refused(false, &reason, help.to_owned()));
    }
    String::from_utf8(bytes)
        .map_err(|_| refused(false, "it is not UTF-8", "save it as UTF-8".to_owned()))
}

/// The file in the same folder whose name was probably meant.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let files = schema_files(folder(path));
    let names = files.iter().filter_map(|file| file.file_name()?.to_str());
    Some(shown(&path.with_file_name(suggest(wanted, names)?)))
}

/// The other schema files of the folders, in a fixed order. What can't be read there is not needed.
fn neighbours(paths: &[PathBuf], known: &[PathBuf]) -> Vec<Arc<Source>> {
    let folders: BTreeSet<&Path> = paths.iter().map(|path| folder(path)).collect();
    folders
        .into_iter()
        .flat_map(schema_files)
        .filter(|file| fs::canonicalize(file).is_ok_and(|id| !known.contains(&id)))
        .filter_map(|file| Some(Source::new(shown(&file), read(&file).ok()?)))
        .collect()
}

/// The folder that a file is in.
pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The schema files and protocols of a folder, sorted: a folder's own order is the disk's.
fn schema_files(folder: &Path) -> BTreeSet<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeSet::new();
    };
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "avsc" || extension == "avpr")
        })
        .filter(|path| path.is_file())
        .collect()
}

/// A path as messages show it.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    text.strip_prefix("./").unwrap_or(&text).to_owned()
}
