//! Schema files from the disk: the only IO of code generation.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics, Reported};
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{Names, SchemaSet, resolve_schemas};
use avro_temporal_contract::site::{Site, Source};

/// The package whose schemas are read.
#[derive(Debug, Clone)]
pub struct Package {
    root: PathBuf,
}

/// Schemas that were read, and the files they came from.
#[derive(Debug)]
pub struct Loaded {
    /// The checked types.
    pub set: Arc<SchemaSet>,
    /// The files that the result depends on, absolute, those that were asked for first.
    pub files: Vec<PathBuf>,
}

impl Package {
    /// The package that a source file belongs to: the nearest folder above it with a Cargo.toml.
    /// Without a source file, or a Cargo.toml above it, `fallback`.
    pub fn of_source(file: Option<&Path>, fallback: &Path) -> Self {
        let absolute = file.and_then(|file| std::path::absolute(file).ok());
        let root = absolute.as_deref().and_then(|file| {
            file.ancestors()
                .skip(1)
                .find(|folder| folder.join("Cargo.toml").is_file())
        });
        Self {
            root: root.unwrap_or(fallback).to_path_buf(),
        }
    }

    /// The package in a folder.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// A path that is relative to the package, from the root of the disk.
    pub(crate) fn path(&self, relative: &Path) -> PathBuf {
        self.root.join(relative)
    }

    /// Reads schema files and what they refer to: the other files of their folders, and those that
    /// `[package.metadata.avro-temporal] schemas` names.
    ///
    /// # Errors
    ///
    /// A file that isn't there or isn't a schema, and all that is wrong in one.
    pub fn load(&self, paths: &[&str], diagnostics: &mut Diagnostics) -> Result<Loaded, Reported> {
        let mut wanted = Vec::new();
        let mut failed = None;
        for path in paths {
            match self.read(path) {
                Ok(source) => {
                    self.warn_outside(path, &source, diagnostics);
                    wanted.push(source);
                }
                Err(diagnostic) => failed = Some(diagnostics.push(*diagnostic)),
            }
        }
        if let Some(reported) = failed {
            return Err(reported);
        }
        let others = self.others(paths, diagnostics)?;
        let set = resolve_schemas(&wanted, &others, Names::Relative, diagnostics)?;
        let files = set
            .files()
            .iter()
            .map(|file| self.root.join(&file.source.name))
            .collect();
        Ok(Loaded {
            set: Arc::new(set),
            files,
        })
    }

    fn read(&self, path: &str) -> Result<Arc<Source>, Box<Diagnostic>> {
        let absolute = self.root.join(path);
        let extension = absolute
            .extension()
            .and_then(|extension| extension.to_str());
        match extension {
            Some("avsc" | "avpr") => {}
            Some("avdl") => {
                return Err(Box::new(
                    Diagnostic::outside(
                        "not_supported_yet",
                        format!("`{path}` is Avro IDL, which is not read yet"),
                    )
                    .help("translate it into an `.avpr` file, and name that"),
                ));
            }
            _ => {
                return Err(Box::new(
                    Diagnostic::outside(
                        "not_a_schema_file",
                        format!("`{path}` ends neither in `.avsc` nor in `.avpr`"),
                    )
                    .help("name an Avro schema file, such as `schemas/order.avsc`"),
                ));
            }
        }
        match fs::read_to_string(&absolute) {
            Ok(text) => Ok(Source::new(path, text)),
            Err(error) => Err(Box::new(self.unreadable(path, &absolute, &error))),
        }
    }

    fn unreadable(&self, path: &str, absolute: &Path, error: &std::io::Error) -> Diagnostic {
        let reason = match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
            // What the system says of a folder is another thing on each.
            _ if absolute.is_dir() => "it is a folder".to_owned(),
            std::io::ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
            _ => error.to_string(),
        };
        let diagnostic = Diagnostic::outside(
            "schema_file_unreadable",
            format!("the schema file `{path}` can't be read: {reason}"),
        );
        match error.kind() {
            std::io::ErrorKind::NotFound => {
                let diagnostic =
                    diagnostic.note("paths are relative to the folder of the nearest Cargo.toml");
                match self.neighbour(absolute) {
                    Some(meant) => diagnostic.help(format!("write `{meant}`")),
                    None => diagnostic.help("create the file, or correct the path"),
                }
            }
            std::io::ErrorKind::InvalidData => diagnostic.help("save it as UTF-8"),
            _ => diagnostic.help("name a file that can be read"),
        }
    }

    /// The file in the same folder whose name was probably meant.
    fn neighbour(&self, absolute: &Path) -> Option<String> {
        let stem = |file: &Path| Some(file.file_stem()?.to_str()?.to_owned());
        let wanted = stem(absolute)?;
        let files = schema_files(absolute.parent()?);
        let names: Vec<String> = files.iter().filter_map(|file| stem(file)).collect();
        let meant = suggest(&wanted, names.iter().map(String::as_str))?;
        let file = files
            .iter()
            .find(|file| stem(file).as_deref() == Some(meant))?;
        self.relative(file)
    }

    /// A file outside of the package isn't in what `cargo package` packs.
    fn warn_outside(&self, path: &str, source: &Arc<Source>, diagnostics: &mut Diagnostics) {
        let root = without_detours(&self.root);
        if !without_detours(&self.root.join(path)).starts_with(root) {
            diagnostics.push(
                Diagnostic::warning(
                    "schema_outside_package",
                    &Site::new(source, 0..0),
                    format!("`{path}` is outside of the package, and is not packed with it"),
                )
                .help("move it into the package's folder"),
            );
        }
    }

    /// The files that may define what the wanted ones refer to, in a fixed order.
    fn others(
        &self,
        paths: &[&str],
        diagnostics: &mut Diagnostics,
    ) -> Result<Vec<Arc<Source>>, Reported> {
        let mut folders = BTreeSet::new();
        for path in paths {
            if let Some(folder) = self.root.join(path).parent() {
                folders.insert(folder.to_path_buf());
            }
        }
        let wanted: BTreeSet<PathBuf> = paths.iter().map(|path| self.root.join(path)).collect();
        let mut others = Vec::new();
        for file in folders.iter().flat_map(|folder| schema_files(folder)) {
            if wanted.contains(&file) {
                continue;
            }
            let name = self.relative(&file);
            if let (Some(name), Ok(text)) = (name, fs::read_to_string(&file)) {
                others.push(Source::new(name, text));
            }
        }
        for path in self.listed(diagnostics)? {
            if wanted.contains(&self.root.join(&path)) || others.iter().any(|it| it.name == path) {
                continue;
            }
            match self.read(&path) {
                Ok(source) => others.push(source),
                Err(diagnostic) => return Err(diagnostics.push(*diagnostic)),
            }
        }
        Ok(others)
    }

    /// The paths of `[package.metadata.avro-temporal] schemas`.
    fn listed(&self, diagnostics: &mut Diagnostics) -> Result<Vec<String>, Reported> {
        let Ok(text) = fs::read_to_string(self.root.join("Cargo.toml")) else {
            return Ok(Vec::new());
        };
        // Cargo has read the file before us, and says it better if it isn't TOML.
        let Ok(manifest) = text.parse::<toml::Table>() else {
            return Ok(Vec::new());
        };
        let metadata = ["package", "metadata", "avro-temporal"]
            .iter()
            .try_fold(&manifest, |table, key| table.get(*key)?.as_table());
        let Some(listed) = metadata.and_then(|table| table.get("schemas")) else {
            return Ok(Vec::new());
        };
        let paths: Option<Vec<String>> = listed.as_array().and_then(|paths| {
            paths
                .iter()
                .map(|path| path.as_str().map(str::to_owned))
                .collect()
        });
        paths.ok_or_else(|| {
            diagnostics.push(
                Diagnostic::outside(
                    "bad_metadata",
                    "`schemas` of `[package.metadata.avro-temporal]` is not a list of paths",
                )
                .help("write `schemas = [\"schemas/common.avsc\"]`"),
            )
        })
    }

    fn relative(&self, file: &Path) -> Option<String> {
        let relative = file.strip_prefix(&self.root).unwrap_or(file);
        Some(relative.to_str()?.replace('\\', "/"))
    }
}

/// The path without `..`, as it is written; links are not looked at.
fn without_detours(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir if straight.pop() => {}
            Component::CurDir => {}
            _ => straight.push(component),
        }
    }
    straight
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
