//! The package that code is generated for.

use std::path::{Component, Path, PathBuf};

use avro_temporal_contract::diagnostic::Diagnostic;

use crate::answer::{Failure, render_diagnostics};

/// The folder that files are named from: what is generated names files, and has to be the same on
/// every machine.
#[derive(Debug)]
pub(crate) struct Root(PathBuf);

impl Root {
    /// The folder that was named; else the nearest one above a file that has a Cargo.toml; else the
    /// working directory, if the file is in it; else the file's own.
    pub(crate) fn find(named: Option<&Path>, file: &Path) -> Result<Self, Failure> {
        if let Some(named) = named {
            if !named.is_dir() {
                let message = format!("there is no folder `{}`", named.display());
                return Err(usage(
                    "package_not_found",
                    message,
                    "name the package's folder",
                ));
            }
            return absolute(named).map(Self);
        }
        let file = absolute(file)?;
        let mut above = file.ancestors().skip(1);
        if let Some(package) = above.find(|folder| folder.join("Cargo.toml").is_file()) {
            return Ok(Self(package.to_owned()));
        }
        let working = absolute(Path::new("."))?;
        let folder = if file.starts_with(&working) {
            working
        } else {
            file.parent().map_or(working, Path::to_owned)
        };
        Ok(Self(folder))
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    /// A file as the folder sees it: `schemas/order.avsc`, `../common.avsc`.
    pub(crate) fn relative(&self, file: &Path) -> Result<String, Failure> {
        let file = absolute(file)?;
        let shared = self.0.components().zip(file.components());
        let shared = shared.take_while(|(ours, theirs)| ours == theirs).count();
        let up = self.0.components().skip(shared).map(|_| Some(".."));
        let down = file.components().skip(shared);
        let down = down.map(|component| component.as_os_str().to_str());
        let steps: Option<Vec<&str>> = up.chain(down).collect();
        steps.map(|steps| steps.join("/")).ok_or_else(|| {
            let message = format!("the path `{}` is not UTF-8", file.display());
            usage("path_not_utf8", message, "rename the file or its folder")
        })
    }
}

/// A path from the root of the file system on, without `.` and `..`; links are not looked at, as
/// macros don't.
fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    let absolute = std::path::absolute(path).map_err(|error| {
        let message = format!("the working directory can't be used: {error}");
        usage("no_working_directory", message, "run it in another folder")
    })?;
    let mut straight = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                straight.pop();
            }
            _ => straight.push(component),
        }
    }
    Ok(straight)
}

fn usage(rule: &'static str, message: String, help: &str) -> Failure {
    Failure::Usage(render_diagnostics([
        &Diagnostic::outside(rule, message).help(help)
    ]))
}
