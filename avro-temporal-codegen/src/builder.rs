//! The build script's front end.

use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics, Reported};
use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::contract::{
    ContractStyle, Foreign, bad_foreign_path, bad_module, generate_contract, parse_foreign_path,
    parse_module,
};
use crate::include::{Style, default_runtime, generate};
use crate::load::Package;
use crate::one_module::Modules;
use crate::report::list;

/// Generates types and contracts in a build script: the same items as `include_avro!` and
/// `contract!`.
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
#[derive(Debug, Default, Clone)]
pub struct Builder {
    root: Option<PathBuf>,
    paths: Vec<String>,
    contracts: Vec<String>,
    runtime: Option<String>,
    serde: bool,
    module: Option<String>,
    foreign: Vec<(String, String)>,
    contract_only: bool,
}

/// What was generated.
#[derive(Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The items.
    pub tokens: TokenStream,
    /// The files that they depend on.
    pub files: Vec<PathBuf>,
    /// What doesn't keep the items from being used.
    pub warnings: Diagnostics,
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
    /// What the builder was told makes no sense.
    Options(Diagnostics),
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

    /// Adds a contract: an `.avpr` file, relative to the package's folder. It becomes a module, as by
    /// `contract!`.
    #[must_use]
    pub fn contract(mut self, path: impl Into<String>) -> Self {
        self.contracts.push(path.into());
        self
    }

    /// Sets the name of the contract's module, if it isn't that of the protocol.
    #[must_use]
    pub fn module(mut self, name: impl Into<String>) -> Self {
        self.module = Some(name.into());
        self
    }

    /// Says that another crate has the types of a namespace, in the module at `path`: contracts name
    /// them there, and don't generate them again.
    #[must_use]
    pub fn extern_types(mut self, namespace: impl Into<String>, path: impl Into<String>) -> Self {
        self.foreign.push((namespace.into(), path.into()));
        self
    }

    /// Makes of contracts their types, names and ids alone, which need nothing of Temporal's.
    #[must_use]
    pub fn contract_only(mut self, contract_only: bool) -> Self {
        self.contract_only = contract_only;
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

    /// The generated items, the files they depend on, and warnings.
    ///
    /// # Errors
    ///
    /// What is wrong in the schemas and contracts.
    pub fn expand(&self) -> Result<Generated, BuildError> {
        let package = match &self.root {
            Some(root) => Package::at(root),
            None => Package::at(variable("CARGO_MANIFEST_DIR")?),
        };
        let runtime = match &self.runtime {
            None => default_runtime(),
            Some(path) => match syn::parse_str::<syn::Path>(path) {
                Ok(parsed) => quote!(#parsed),
                Err(_) => return Err(BuildError::CratePath(path.clone())),
            },
        };
        let style = Style {
            runtime,
            serde: self.serde,
        };
        let contract_style = self.contract_style(style.clone())?;
        let mut diagnostics = Diagnostics::new();
        let mut tokens = TokenStream::new();
        let mut files = Vec::new();
        let mut modules = Modules::default();
        let mut clashes = Diagnostics::new();
        let mut add = |origin: String, generated: Result<(TokenStream, Vec<PathBuf>), Reported>| {
            let Ok((items, more)) = generated else { return };
            modules.add(&origin, &items, &mut clashes);
            tokens.extend(items);
            files.extend(more);
        };
        if !self.paths.is_empty() || self.contracts.is_empty() {
            let paths: Vec<&str> = self.paths.iter().map(String::as_str).collect();
            let origin = list(paths.iter().copied());
            add(origin, generate(&package, &paths, &style, &mut diagnostics));
        }
        for path in &self.contracts {
            // Of one contract, so that what was found in another doesn't refuse it.
            let mut own = Diagnostics::new();
            let generated = generate_contract(&package, path, &contract_style, &mut own);
            add(list([path.as_str()]), generated);
            diagnostics.extend(own);
        }
        diagnostics.extend(clashes);
        if diagnostics.check().is_err() {
            return Err(BuildError::Schemas(diagnostics));
        }
        Ok(Generated {
            tokens,
            files,
            warnings: diagnostics,
        })
    }

    /// What contracts are told; options that would say nothing are refused.
    fn contract_style(&self, types: Style) -> Result<ContractStyle, BuildError> {
        let mut problems = Diagnostics::new();
        let options = [
            ("module", self.module.is_some()),
            ("extern_types", !self.foreign.is_empty()),
            ("contract_only", self.contract_only),
        ];
        for (option, is_said) in options {
            if is_said && self.contracts.is_empty() {
                let message = format!("`{option}` is for contracts, and there is none");
                problems.push(
                    Diagnostic::outside("unused_option", message)
                        .help("remove it, or name the contract by `contract`"),
                );
            }
        }
        if self.module.is_some() && self.contracts.len() > 1 {
            let message = "`module` names one module, and there are several contracts";
            problems.push(
                Diagnostic::outside("several_contracts", message).help("generate each by its own"),
            );
        }
        let module = self.module.as_deref().and_then(|text| {
            let module = parse_module(text);
            if module.is_none() {
                problems.push(bad_module(text));
            }
            module
        });
        let mut foreign: Vec<Foreign> = Vec::new();
        for (namespace, path) in &self.foreign {
            if foreign.iter().any(|it| it.namespace == *namespace) {
                let message = format!("the namespace `{namespace}` is given twice");
                let diagnostic = Diagnostic::outside("duplicate_option", message);
                problems.push(diagnostic.help("remove one"));
            } else if let Some(parsed) = parse_foreign_path(path, Span::call_site()) {
                foreign.push(Foreign {
                    namespace: namespace.clone(),
                    path: parsed,
                    span: Span::call_site(),
                });
            } else {
                problems.push(bad_foreign_path(path));
            }
        }
        if problems.check().is_err() {
            return Err(BuildError::Options(problems));
        }
        Ok(ContractStyle {
            types,
            module,
            foreign,
            is_contract_only: self.contract_only,
        })
    }

    /// The generated items, and the files they depend on.
    ///
    /// # Errors
    ///
    /// What is wrong in the schemas; warnings are told to Cargo.
    pub fn generate(&self) -> Result<(TokenStream, Vec<PathBuf>), BuildError> {
        let generated = self.expand()?;
        for warning in generated.warnings.warnings() {
            let message = warning.to_string();
            for line in message.lines() {
                println!("cargo::warning={line}");
            }
        }
        Ok((generated.tokens, generated.files))
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
        fs::write(&out, format(&tokens)).map_err(|error| BuildError::Write(out.clone(), error))?;
        Ok(out)
    }
}

impl Generated {
    /// The items as people write them.
    pub fn text(&self) -> String {
        format(&self.tokens)
    }
}

fn format(tokens: &TokenStream) -> String {
    match syn::parse2(tokens.clone()) {
        Ok(parsed) => prettyplease::unparse(&parsed),
        Err(_) => tokens.to_string(),
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
            Self::Schemas(diagnostics) | Self::Options(diagnostics) => {
                write!(f, "\n{diagnostics}\n")
            }
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
