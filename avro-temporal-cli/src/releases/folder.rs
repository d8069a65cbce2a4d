//! The folder of what is released: the manifest, and a file for each release.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics, Reported};
use avro_temporal_contract::release::{MANIFEST, Manifest, Releases, folder_of};
use avro_temporal_contract::site::{Site, Source};

use super::Working;
use crate::answer::{Failure, render_diagnostics};
use crate::schemas::{folder, read, shown};

/// A folder that may not be there yet.
pub(crate) struct Folder {
    path: PathBuf,
    subject: String,
}

impl Folder {
    /// The folder beside a file.
    pub(crate) fn of(working: &Working) -> Self {
        let subject = working.subject.name().to_string();
        Self {
            path: folder(&working.path).join(folder_of(&subject)),
            subject,
        }
    }

    /// The manifest's path.
    pub(crate) fn manifest(&self) -> PathBuf {
        self.path.join(MANIFEST)
    }

    /// A path in the folder, as messages show it.
    pub(crate) fn shown(&self, file: &str) -> String {
        shown(&self.path.join(file))
    }

    /// Whether releases have begun.
    pub(crate) fn is_begun(&self) -> bool {
        self.manifest().symlink_metadata().is_ok()
    }

    /// Reads the manifest and all releases.
    ///
    /// # Errors
    ///
    /// What can't be read, isn't as it was written, or isn't in the manifest.
    pub(crate) fn load(&self, diagnostics: &mut Diagnostics) -> Result<Releases, Reported> {
        let path = self.manifest();
        let text = read(&path).map_err(|it| diagnostics.push(*it.diagnostic))?;
        let source = Source::new(shown(&path), text);
        let read_release = |file: &str| {
            let path = self.path.join(file);
            match read(&path) {
                Ok(text) => Ok(Source::new(shown(&path), text)),
                Err(it) if it.is_missing => Err("it isn't there".to_owned()),
                Err(it) => Err(it.diagnostic.message),
            }
        };
        let releases = Releases::load(&source, &self.subject, read_release, diagnostics)?;
        match self.unlisted(&releases.manifest) {
            None => Ok(releases),
            Some(file) => {
                let site = Site::new(&Source::new(self.shown(&file), ""), 0..0);
                let message = format!(
                    "the manifest of `{}` doesn't list `{file}`, which is beside it",
                    self.subject
                );
                Err(diagnostics.push(
                    Diagnostic::error("bad_manifest", &site, message)
                        .note("the manifest is written last: a release that was interrupted leaves a file")
                        .help(format!(
                            "delete `{}`, and release again; if it was released, take the manifest \
                             from the commit that did it",
                            self.shown(&file)
                        )),
                ))
            }
        }
    }

    /// The text of a file in the folder.
    pub(crate) fn read(&self, file: &str) -> Result<String, Failure> {
        read(&self.path.join(file))
            .map_err(|it| Failure::Refused(render_diagnostics([it.diagnostic.as_ref()])))
    }

    /// A file that looks like a release, and is none, nor was.
    fn unlisted(&self, manifest: &Manifest) -> Option<String> {
        let mut unlisted: Vec<String> = fs::read_dir(&self.path)
            .ok()?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| {
                let stem = name
                    .strip_suffix(".avpr")
                    .or_else(|| name.strip_suffix(".avsc"));
                stem.is_some_and(|stem| stem.parse::<u32>().is_ok())
            })
            .filter(|name| manifest.entries.iter().all(|entry| entry.file != *name))
            .collect();
        unlisted.sort();
        unlisted.into_iter().next()
    }

    /// Writes a file in the folder: whole, or not at all.
    pub(crate) fn write(&self, file: &str, text: &str) -> Result<(), Failure> {
        let failed = |error: &io::Error| {
            Failure::value(format!(
                "`{}` can't be written: {error}\n  help: make its folder writable",
                self.shown(file)
            ))
        };
        fs::create_dir_all(&self.path).map_err(|error| failed(&error))?;
        let path = self.path.join(file);
        let beside = self
            .path
            .join(format!(".{file}.{}.partial", std::process::id()));
        let written = write_whole(&beside, text).and_then(|()| fs::rename(&beside, &path));
        written.map_err(|error| {
            // What is left of it is worth nothing.
            let _ = fs::remove_file(&beside);
            failed(&error)
        })
    }

    /// Deletes a file in the folder.
    pub(crate) fn delete(&self, file: &str) -> Result<(), Failure> {
        fs::remove_file(self.path.join(file)).map_err(|error| {
            Failure::value(format!(
                "`{}` can't be deleted: {error}\n  help: delete it: the manifest says that it is retired",
                self.shown(file)
            ))
        })
    }
}

/// Writes a file to the disk, not to its cache alone.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
