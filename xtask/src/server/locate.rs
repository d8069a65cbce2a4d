//! Where a `temporal` executable is looked for, in order.

use std::env;
use std::ffi::OsString;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{TemporalCli, fetch};
use crate::interrupt;
use crate::progress::Screen;

/// Names the executable to use.
const VARIABLE: &str = "TEMPORAL_CLI";

/// Finds the executable, or fetches it into the target folder.
pub(crate) fn locate(target: &Path, screen: Screen) -> Result<TemporalCli> {
    let places = Places {
        named: env::var_os(VARIABLE).filter(|value| !value.is_empty()),
        path: env::var_os("PATH"),
        cached: fetch::cached(target),
    };
    match places.find()? {
        Some(cli) => Ok(cli),
        None => fetch::fetch(target, screen),
    }
}

struct Places {
    named: Option<OsString>,
    path: Option<OsString>,
    cached: PathBuf,
}

impl Places {
    fn find(&self) -> Result<Option<TemporalCli>> {
        if let Some(named) = &self.named {
            let cli = TemporalCli::check(Path::new(named)).with_context(|| {
                let named = named.display();
                format!(
                    "`{VARIABLE}` names `{named}`, which can't be used; \
                     set it to the `temporal` executable, or unset it"
                )
            })?;
            return Ok(Some(cli));
        }
        for candidate in self.on_path().into_iter().chain([self.cached.clone()]) {
            if !is_executable(&candidate) {
                continue;
            }
            match TemporalCli::check(&candidate) {
                Ok(cli) => return Ok(Some(cli)),
                // A version manager's stand-in for a tool that isn't installed is no reason to stop.
                Err(error) => {
                    interrupt::check()?;
                    eprintln!("    `{}` is passed over: {error:#}", candidate.display());
                }
            }
        }
        Ok(None)
    }

    fn on_path(&self) -> Vec<PathBuf> {
        let Some(path) = &self.path else {
            return Vec::new();
        };
        env::split_paths(path)
            .map(|folder| folder.join("temporal"))
            .collect()
    }
}

fn is_executable(file: &Path) -> bool {
    file.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};

    use tempfile::TempDir;

    use super::*;

    /// Three folders, any of which may hold an executable.
    struct Machine {
        folder: TempDir,
    }

    impl Machine {
        fn new() -> Self {
            let folder = tempfile::tempdir().expect("a temporary folder");
            for place in ["named", "path", "cached"] {
                fs::create_dir(folder.path().join(place)).expect("a folder");
            }
            Self { folder }
        }

        fn file(&self, place: &str) -> PathBuf {
            self.folder.path().join(place).join("temporal")
        }

        fn install(&self, place: &str, script: &str) {
            let file = self.file(place);
            fs::write(&file, format!("#!/bin/sh\n{script}\n")).expect("a script");
            fs::set_permissions(&file, Permissions::from_mode(0o755)).expect("its mode");
        }

        fn find(&self, named: Option<&str>) -> Result<Option<String>> {
            let places = Places {
                named: named.map(|place| self.file(place).into()),
                path: Some(self.folder.path().join("path").into()),
                cached: self.file("cached"),
            };
            Ok(places.find()?.map(|cli| cli.version().to_owned()))
        }
    }

    const WORKS: &str = "echo temporal version $(basename $(dirname $0))";

    #[test]
    fn the_named_one_comes_before_path_before_the_cached_one() {
        let machine = Machine::new();
        assert_eq!(machine.find(None).expect("nothing is no error"), None);
        for (place, named) in [("cached", None), ("path", None), ("named", Some("named"))] {
            machine.install(place, WORKS);
            let found = machine.find(named).expect("one is there");
            assert_eq!(found, Some(format!("temporal version {place}")));
        }
    }

    #[test]
    fn a_named_one_that_is_missing_is_an_error_that_names_the_variable() {
        let machine = Machine::new();
        machine.install("path", WORKS);
        let error = machine
            .find(Some("named"))
            .expect_err("the named file is missing");
        assert!(
            error.to_string().starts_with("`TEMPORAL_CLI` names `/"),
            "{error}"
        );
    }

    #[test]
    fn one_on_path_that_does_not_run_is_passed_over() {
        let machine = Machine::new();
        machine.install("path", "echo not installed >&2; exit 127");
        machine.install("cached", WORKS);
        let found = machine.find(None).expect("the cached one works");
        assert_eq!(found.as_deref(), Some("temporal version cached"));
    }

    #[test]
    fn another_program_of_that_name_is_passed_over() {
        let machine = Machine::new();
        machine.install("path", "echo 0.3 of something else");
        assert_eq!(machine.find(None).expect("nothing is no error"), None);
    }
}
