//! The schemas of a bundle: the files that were named, those that they need, and their releases.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::release::{MANIFEST, folder_of};

use super::unwritable;
use crate::answer::{Failure, render_diagnostics};
use crate::releases::{Folder, not_releasable, subjects};
use crate::schemas::{NotLoaded, load_reporting};

/// Texts by their paths in the bundle's folder of schemas.
#[derive(Debug, Default)]
pub(crate) struct BundledSchemas(BTreeMap<PathBuf, String>);

impl BundledSchemas {
    /// Reads contracts and schemas, the files of their folders that define what they lack, and the
    /// releases that they retain.
    ///
    /// Texts are kept as they are, so that what is said of them names the lines that people know.
    ///
    /// # Errors
    ///
    /// If one isn't sound, has nothing that is released, or is called as another of another folder.
    pub(crate) fn load(paths: &[PathBuf]) -> Result<Self, Failure> {
        let mut bundled = Self::default();
        if paths.is_empty() {
            return Ok(bundled);
        }
        let mut diagnostics = Diagnostics::new();
        let loaded = load_reporting(paths, &mut diagnostics);
        let refused =
            |diagnostics: &Diagnostics| Failure::Refused(render_diagnostics(diagnostics.iter()));
        let loaded = loaded.map_err(|why| match why {
            NotLoaded::Missing => Failure::Usage(render_diagnostics(diagnostics.iter())),
            NotLoaded::Refused => refused(&diagnostics),
        })?;
        let working = subjects(&loaded, paths, &mut diagnostics);
        if diagnostics.check().is_err() {
            return Err(refused(&diagnostics));
        }
        for file in loaded.set.files() {
            let path = Path::new(&file.source.name);
            let name = path.file_name().map_or(path, Path::new);
            bundled.add(name.to_owned(), file.source.text.clone())?;
        }
        for (working, path) in working.iter().zip(paths) {
            let Some(working) = working else {
                return Err(not_releasable(path));
            };
            let folder = Folder::of(working);
            if !folder.is_begun() {
                continue;
            }
            let releases = folder.load(&mut diagnostics);
            let releases = releases.map_err(|_| refused(&diagnostics))?;
            let retained = releases.retained.iter().map(|it| it.entry.file.as_str());
            let into = PathBuf::from(folder_of(&working.subject.name().to_string()));
            for file in retained.chain([MANIFEST]) {
                bundled.add(into.join(file), folder.read(file)?)?;
            }
        }
        Ok(bundled)
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, path: PathBuf, text: String) -> Result<(), Failure> {
        match self.0.get(&path) {
            Some(other) if *other != text => Err(Failure::usage(format!(
                "two of the files are called `{}`, and differ\n  help: rename one, or export what \
                 they are about apart",
                path.display()
            ))),
            _ => {
                self.0.insert(path, text);
                Ok(())
            }
        }
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), Failure> {
        for (path, text) in &self.0 {
            let path = folder.join(path);
            let parent = path.parent().unwrap_or(folder);
            fs::create_dir_all(parent).map_err(|error| unwritable(parent, &error))?;
            fs::write(&path, text).map_err(|error| unwritable(&path, &error))?;
        }
        Ok(())
    }
}
