//! Recorded runs and the schemas that read them, in a folder that needs nothing else.

mod file_name;
mod history_file;
mod schemas;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use avro_temporal_contract::diagnostic::Diagnostic;

pub(crate) use history_file::HistoryFile;
pub(crate) use schemas::BundledSchemas;

use crate::answer::{Failure, render_diagnostics};

/// The folder of the histories, a file for each run.
const HISTORIES: &str = "histories";
/// The folder of the schemas, with their `released/`.
const SCHEMAS: &str = "schemas";

/// A folder that is to be filled.
pub(crate) struct Bundle(PathBuf);

impl Bundle {
    /// A folder that isn't there yet, or is empty; nothing is written.
    ///
    /// # Errors
    ///
    /// If there is anything in it, as it might be of another time or another namespace.
    pub(crate) fn plan(folder: &Path) -> Result<Self, Failure> {
        let refuse = |why: &str, help: &str| {
            let message = format!("`{}` can't be exported to: {why}", folder.display());
            Failure::Usage(render_diagnostics([&Diagnostic::outside(
                "bundle_folder_taken",
                message,
            )
            .help(help)]))
        };
        let help = "name a new folder, or an empty one";
        match fs::read_dir(folder) {
            Ok(mut entries) => match entries.next() {
                None => Ok(Self(folder.to_owned())),
                Some(_) => Err(refuse("it isn't empty", help)),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self(folder.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                Err(refuse("it is no folder", help))
            }
            Err(error) => Err(refuse(&error.to_string(), help)),
        }
    }

    /// Where the histories are.
    pub(crate) fn histories(&self) -> PathBuf {
        self.0.join(HISTORIES)
    }

    /// Where the schemas are.
    pub(crate) fn schemas(&self) -> PathBuf {
        self.0.join(SCHEMAS)
    }

    /// Writes the schemas.
    pub(crate) fn write_schemas(&self, schemas: &BundledSchemas) -> Result<(), Failure> {
        schemas.write(&self.schemas())
    }

    /// Takes away the folder of histories, if there are none.
    pub(crate) fn tidy(&self) {
        // One that isn't there, or isn't empty, is as it should be.
        let _ = fs::remove_dir(self.histories());
    }

    /// Begins the file of a run's history.
    pub(crate) fn begin_history(
        &self,
        workflow_id: &str,
        run_id: &str,
    ) -> Result<HistoryFile, Failure> {
        HistoryFile::begin(&self.histories(), workflow_id, run_id)
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("`{}` can't be written: {error}", path.display());
    Failure::Usage(render_diagnostics([&Diagnostic::outside(
        "output_unwritable",
        message,
    )
    .help("name a folder that can be written to, with room in it")]))
}
