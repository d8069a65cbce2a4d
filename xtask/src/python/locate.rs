//! Where a Python with fastavro is looked for, in order.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{fetch, interpreter};
use crate::interrupt;
use crate::progress::Screen;

/// Names the Python to use; the tests are told of it by the same variable.
pub(crate) const VARIABLE: &str = "AVRO_TEMPORAL_TEST_PYTHON";

/// Finds the Python, or fetches what it lacks into the target folder; returns its path.
pub(crate) fn locate(target: &Path, screen: Screen) -> Result<PathBuf> {
    let places = Places {
        named: env::var_os(VARIABLE).filter(|value| !value.is_empty()),
        cached: fetch::cached(target),
    };
    match places.find()? {
        Some(python) => Ok(python),
        None => fetch::fetch(target, screen),
    }
}

struct Places {
    named: Option<OsString>,
    cached: PathBuf,
}

impl Places {
    fn find(&self) -> Result<Option<PathBuf>> {
        if let Some(named) = &self.named {
            interpreter::check(Path::new(named)).with_context(|| {
                let named = named.display();
                format!(
                    "`{VARIABLE}` names `{named}`, which can't be used; \
                     set it to a Python with fastavro {}, or unset it",
                    fetch::VERSION
                )
            })?;
            // The tests run in the folder of their package.
            let is_path = Path::new(named).components().count() > 1;
            let named = if is_path {
                std::path::absolute(named)?
            } else {
                named.into()
            };
            return Ok(Some(named));
        }
        if !self.cached.is_file() {
            return Ok(None);
        }
        match interpreter::check(&self.cached) {
            Ok(()) => Ok(Some(self.cached.clone())),
            // An upgraded Python may need another fetch.
            Err(error) => {
                interrupt::check()?;
                let cached = self.cached.display();
                eprintln!("    `{cached}` is passed over: {error:#}");
                Ok(None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use tempfile::TempDir;

    use super::*;

    /// A folder that may hold a named Python and a cached one.
    struct Machine(TempDir);

    impl Machine {
        fn new() -> Self {
            Self(tempfile::tempdir().expect("a temporary folder"))
        }

        fn file(&self, place: &str) -> PathBuf {
            self.0.path().join(place)
        }

        fn install(&self, place: &str, script: &str) {
            let file = self.file(place);
            fs::write(&file, format!("#!/bin/sh\n{script}\n")).expect("a script");
            fs::set_permissions(&file, Permissions::from_mode(0o755)).expect("its mode");
        }

        fn find(&self, named: Option<&str>) -> Result<Option<PathBuf>> {
            let places = Places {
                named: named.map(|place| self.file(place).into()),
                cached: self.file("cached"),
            };
            places.find()
        }
    }

    const WORKS: &str = "echo 1.13.1";

    #[test]
    fn the_named_one_comes_before_the_cached_one() {
        let machine = Machine::new();
        assert_eq!(machine.find(None).expect("nothing is no error"), None);
        for (place, named) in [("cached", None), ("named", Some("named"))] {
            machine.install(place, WORKS);
            let found = machine.find(named).expect("one is there");
            assert_eq!(found, Some(machine.file(place)));
        }
    }

    #[test]
    fn a_named_one_of_another_version_is_an_error_that_names_both() {
        let machine = Machine::new();
        machine.install("cached", WORKS);
        machine.install("named", "echo 1.0.0");
        let error = machine.find(Some("named")).expect_err("it is too old");
        let error = format!("{error:#}");
        assert!(
            error.starts_with("`AVRO_TEMPORAL_TEST_PYTHON` names `/"),
            "{error}"
        );
        assert!(
            error.ends_with("has fastavro 1.0.0, and 1.13.1 is needed"),
            "{error}"
        );
    }

    #[test]
    fn a_named_one_that_is_missing_is_an_error() {
        let error = Machine::new().find(Some("named")).expect_err("no file");
        assert!(error.to_string().contains("set it to a Python"), "{error}");
    }

    #[test]
    fn a_cached_one_that_does_not_run_is_passed_over() {
        let machine = Machine::new();
        machine.install("cached", "echo 'no module named fastavro' >&2; exit 1");
        assert_eq!(machine.find(None).expect("nothing is no error"), None);
    }
}
