//! The build script's front end.

use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

use avro_temporal_contract::diagnostic::Diagnostics;
use proc_macro2::TokenStream;

use crate::include::{Style, default_runtime, generate};
use crate::load::Package;

/// Generates types in a build script: the same items as `include_avro!`.
///
/// # Examples
///
/// ```no_run
/// // build.rs
/// avro_temporal_codegen::Builder::new()
///     .schema("schemas/order.avsc")
///     .write("types.rs")
///     .unwrap_or_else(|error| panic!("{error}"));
/// ```
///
/// ```text
/// // src/lib.rs
/// include!(concat!(env!("OUT_DIR"), "/types.rs"));
/// ```
#[derive(Debug, Default)]
pub struct Builder {
    root: Option<PathBuf>,
    paths: Vec<String>,
    runtime: Option<String>,
    serde: bool,
}

/// Why types could not be generated.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// What is wrong in the schemas.
    Schemas(Diagnostics),
    /// The generated file could not be written.
    Write(PathBuf, io::Error),
    /// The path of the runtime crate is not a path.
    CratePath(String),
    /// The variable is not set: the code doesn't run in a build script.
    NotABuildScript(&'static str),
}

impl Builder {
    /// No schema yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a schema file, relative to the package's folder.
    #[must_use]
    pub fn schema(mut self, path: impl Into<String>) -> Self {
        self.paths.push(path.into());
        self
    }

    /// Sets the package's folder; without it, that of the build script's package.
    #[must_use]
    pub fn package(mut self, root: impl Into<PathBuf>) -> Self {
        self.root = Some(root.into());
        self
    }

    /// Sets the path of the runtime crate, if it isn't `::avro_temporal_runtime`.
    #[must_use]
    pub fn crate_path(mut self, path: impl Into<String>) -> Self {
        self.runtime = Some(path.into());
        self
    }

    /// Makes the types serde's too, in the shape of plain JSON; the runtime crate needs its feature
    /// `serde`.
    #[must_use]
    pub fn serde(mut self, serde: bool) -> Self {
        self.serde = serde;
        self
    }

    /// The generated items, and the files they depend on.
    ///
    /// # Errors
    ///
    /// What is wrong in the schemas; warnings are told to Cargo.
    pub fn generate(&self) -> Result<(TokenStream, Vec<PathBuf>), BuildError> {
        let package = match &self.root {
            Some(root) => Package::at(root),
            None => Package::at(variable("CARGO_MANIFEST_DIR")?),
        };
        let runtime = match &self.runtime {
            None => default_runtime(),
            Some(path) => match syn::parse_str::<syn::Path>(path) {
                Ok(parsed) => quote::quote!(#parsed),
                Err(_) => return Err(BuildError::CratePath(path.clone())),
            },
        };
        let paths: Vec<&str> = self.paths.iter().map(String::as_str).collect();
        let mut diagnostics = Diagnostics::new();
        let style = Style {
            runtime,
            serde: self.serde,
        };
        match generate(&package, &paths, &style, &mut diagnostics) {
            Ok(generated) => {
                for warning in diagnostics.warnings() {
                    let message = warning.to_string();
                    for line in message.lines() {
                        println!("cargo::warning={line}");
                    }
                }
                Ok(generated)
            }
            Err(_) => Err(BuildError::Schemas(diagnostics)),
        }
    }

    /// Writes the items to a file in `OUT_DIR`, formatted, and tells Cargo what they depend on.
    ///
    /// # Errors
    ///
    /// As [`generate`](Self::generate), and if the file can't be written.
    pub fn write(&self, file: impl AsRef<Path>) -> Result<PathBuf, BuildError> {
        let (tokens, files) = self.generate()?;
        for file in files {
            println!("cargo::rerun-if-changed={}", file.display());
        }
        let out = variable("OUT_DIR")?.join(file);
        let text = match syn::parse2(tokens.clone()) {
            Ok(parsed) => prettyplease::unparse(&parsed),
            Err(_) => tokens.to_string(),
        };
        fs::write(&out, text).map_err(|error| BuildError::Write(out.clone(), error))?;
        Ok(out)
    }
}

fn variable(name: &'static str) -> Result<PathBuf, BuildError> {
    env::var_os(name)
        .map(PathBuf::from)
        .ok_or(BuildError::NotABuildScript(name))
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Schemas(diagnostics) => write!(f, "\n{diagnostics}\n"),
            Self::Write(path, error) => {
                write!(f, "`{}` can't be written: {error}", path.display())
            }
            Self::CratePath(path) => write!(
                f,
                "`{path}` is not a path; write the runtime crate as `::avro_temporal_runtime`"
            ),
            Self::NotABuildScript(name) => {
                write!(f, "`{name}` is not set; call the builder in a build script")
            }
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Write(_, error) => Some(error),
            _ => None,
        }
    }
}
