//! The file of a run's history, written event by event.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::file_name::stem;
use super::unwritable;
use crate::answer::Failure;

/// A file under another name until it is whole; without [`finish`](Self::finish) nothing of it stays.
pub(crate) struct HistoryFile {
    writer: BufWriter<File>,
    partial: PathBuf,
    target: PathBuf,
    is_begun: bool,
    is_finished: bool,
}

impl HistoryFile {
    /// Begins a file in a folder, which is made.
    pub(super) fn begin(folder: &Path, workflow_id: &str, run_id: &str) -> Result<Self, Failure> {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        let stem = stem(workflow_id, run_id);
        // The file system says which names are the same to it: some don't tell capitals apart.
        let mut number = 1;
        loop {
            let name = match number {
                1 => format!("{stem}.json"),
                number => format!("{stem}~{number}.json"),
            };
            number += 1;
            let target = folder.join(&name);
            if target.symlink_metadata().is_ok() {
                continue;
            }
            let partial = folder.join(format!("{name}.partial"));
            match File::create_new(&partial) {
                Ok(file) => {
                    return Ok(Self {
                        writer: BufWriter::new(file),
                        partial,
                        target,
                        is_begun: false,
                        is_finished: false,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(unwritable(&partial, &error)),
            }
        }
    }

    /// Adds an event, as JSON.
    pub(crate) fn push(&mut self, event: &[u8]) -> Result<(), Failure> {
        let before: &[u8] = if self.is_begun {
            b","
        } else {
            b"{\"events\":["
        };
        self.is_begun = true;
        self.write(before)?;
        self.write(event)
    }

    /// Ends the file, and gives it its name.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.write(if self.is_begun {
            b"]}\n"
        } else {
            b"{\"events\":[]}\n"
        })?;
        let finished = self
            .writer
            .flush()
            .and_then(|()| fs::rename(&self.partial, &self.target));
        finished.map_err(|error| unwritable(&self.target, &error))?;
        self.is_finished = true;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.writer.write_all(bytes);
        written.map_err(|error| unwritable(&self.partial, &error))
    }
}

impl Drop for HistoryFile {
    fn drop(&mut self) {
        if !self.is_finished {
            let _ = fs::remove_file(&self.partial);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("text")
            })
            .collect();
        names.sort();
        names
    }

    #[test]
    fn events_become_a_history_once_it_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut file = HistoryFile::begin(folder.path(), "a", "r").expect("a file");
        file.push(b"{\"event_id\":1}").expect("room");
        file.push(b"{\"event_id\":2}").expect("room");
        assert_eq!(names(folder.path()), ["a-r.json.partial"]);
        file.finish().expect("a name");
        assert_eq!(names(folder.path()), ["a-r.json"]);
        let text = fs::read_to_string(folder.path().join("a-r.json")).expect("a file");
        assert_eq!(text, "{\"events\":[{\"event_id\":1},{\"event_id\":2}]}\n");
    }

    #[test]
    fn what_is_not_finished_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut file = HistoryFile::begin(folder.path(), "a", "r").expect("a file");
        file.push(b"{}").expect("room");
        drop(file);
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn names_that_are_taken_get_a_number() {
        let folder = tempfile::tempdir().expect("a folder");
        for _ in 0..3 {
            let file = HistoryFile::begin(folder.path(), "a", "r").expect("a file");
            file.finish().expect("a name");
        }
        let expected = ["a-r.json", "a-r~2.json", "a-r~3.json"];
        assert_eq!(names(folder.path()), expected);
    }

    #[test]
    fn hostile_ids_stay_in_the_folder() {
        let outside = tempfile::tempdir().expect("a folder");
        let folder = outside.path().join("histories");
        let long = "/".repeat(1000);
        for id in ["../../x", "/etc/passwd", "a\0b", "..", ".", "", &long] {
            let file = HistoryFile::begin(&folder, id, id).expect("a file");
            file.finish().expect("a name");
        }
        assert_eq!(names(outside.path()), ["histories"]);
        assert_eq!(names(&folder).len(), 7);
    }
}
