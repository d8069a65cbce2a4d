//! Generates a module for each accepted schema file, and a list of the types in them.

mod root;
mod types;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use avro_temporal_codegen::{Package, expand_include};
use avro_temporal_contract::diagnostic::Diagnostics;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::root::root_type;
use crate::types::named_types;

/// The schemas, below the package that has them: the crate of the other edition has none.
const FOLDER: &str = "schemas/accepted";

fn main() -> Result<(), Box<dyn Error>> {
    let package = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../corpus"));
    let folder = package.join(FOLDER);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut areas = TokenStream::new();
    let mut entries = TokenStream::new();
    for area in sorted(&folder)? {
        let mut modules = TokenStream::new();
        for file in sorted(&area)? {
            let file = Accepted::new(package, &file)?;
            modules.extend(file.module());
            entries.extend(file.entries()?);
        }
        let name = format_ident!("r#{}", text(area.file_name())?);
        let doc = format!("The schemas in the folder `{name}`.");
        areas.extend(quote!(#[doc = #doc] pub mod #name { #modules }));
    }
    let all = quote! {
        #areas

        /// Every type of every file.
        pub const ENTRIES: &[crate::Entry] = &[#entries];
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    fs::write(
        out.join("accepted.rs"),
        prettyplease::unparse(&syn::parse2(all)?),
    )?;
    Ok(())
}

/// An accepted schema file.
struct Accepted<'p> {
    package: &'p Path,
    /// Its path below the package.
    path: String,
    /// Its folder and name, without the extension.
    area: String,
    stem: String,
    items: TokenStream,
}

impl<'p> Accepted<'p> {
    fn new(package: &'p Path, file: &Path) -> Result<Self, Box<dyn Error>> {
        let path = text(file.strip_prefix(package).ok())?;
        let source = package.join("src/lib.rs");
        Ok(Self {
            items: expand(&path, &source),
            package,
            area: text(file.parent().and_then(Path::file_name))?,
            stem: text(file.file_stem())?,
            path,
        })
    }

    fn module(&self) -> TokenStream {
        let name = format_ident!("r#{}", self.stem);
        let doc = format!("The types of `{}`.", self.path);
        let items = &self.items;
        quote!(#[doc = #doc] pub mod #name { #items })
    }

    /// Its named types, and the type of its own schema if that has no name.
    fn entries(&self) -> Result<TokenStream, Box<dyn Error>> {
        let module = format!("crate::accepted::r#{}::r#{}", self.area, self.stem);
        let mut diagnostics = Diagnostics::new();
        let loaded = Package::at(self.package).load(&[&self.path], &mut diagnostics);
        let Ok(loaded) = loaded else {
            return Err(format!("{}:\n{diagnostics}", self.path).into());
        };
        let named: BTreeMap<String, String> = named_types(self.items.clone(), &module)?;
        let mut types: Vec<&str> = named.values().map(String::as_str).collect();
        let root = loaded.set.files()[0].root.as_ref();
        let root = root.and_then(|root| root_type(&loaded.set, root, &module, &named, &self.stem));
        types.extend(
            root.as_deref()
                .filter(|root| !named.values().any(|it| it == root)),
        );
        let file = self.path.strip_prefix(FOLDER).unwrap_or_default();
        let file = file.trim_start_matches('/');
        types
            .into_iter()
            .map(|rust| {
                let ty: syn::Type = syn::parse_str(rust)?;
                Ok(quote!(crate::Entry::of::<#ty>(#file, #rust),))
            })
            .collect()
    }
}

/// What the macro makes of a file; nothing of one that is a type of Rust's own, as a list of
/// numbers is.
fn expand(path: &str, source: &Path) -> TokenStream {
    let items = expand_include(quote!(#path), Some(source));
    let text = items.to_string();
    if text.contains("[no_named_type]") {
        return TokenStream::new();
    }
    items
}

/// The entries of a folder, in the order of their names.
fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let entries: Result<Vec<_>, _> = fs::read_dir(folder)?.collect();
    let mut paths: Vec<PathBuf> = entries?.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    Ok(paths)
}

fn text(part: Option<impl AsRef<std::ffi::OsStr>>) -> Result<String, &'static str> {
    let part = part.ok_or("every path has a name")?;
    let text = part.as_ref().to_str().ok_or("every name is text")?;
    Ok(text.to_owned())
}
