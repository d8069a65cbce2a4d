//! `include_avro!` and `Builder`: types from schema files.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use avro_temporal_contract::contract::check_root_temporal;
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics, Reported};
use avro_temporal_contract::schema::{SchemaSet, Shape, TypeId};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Expr, LitStr, Token};

use crate::emit::{Emit, emit_types};
use crate::load::{Loaded, Package};
use crate::naming::{check_names, check_union_names};
use crate::options::{boolean_of, check_once, crate_path, string_literal, text_of, unknown_option};
use crate::releases::{LoadedReleases, load_schema_releases};
use crate::report::{Errors, RustSite, compile_warnings, list};
use crate::support::{check_support, check_type_support};
use crate::unions::{Union, unions_of_file, unions_of_types};

/// The default path of the runtime crate.
pub(crate) fn default_runtime() -> TokenStream {
    quote!(::avro_temporal_runtime)
}

/// How types are written.
#[derive(Clone)]
pub(crate) struct Style {
    /// The path of the runtime crate.
    pub(crate) runtime: TokenStream,
    /// Whether the types are serde's too.
    pub(crate) serde: bool,
}

/// Reads schema files and emits their types.
pub(crate) fn generate(
    package: &Package,
    paths: &[&str],
    style: &Style,
    diagnostics: &mut Diagnostics,
) -> Result<(TokenStream, Vec<PathBuf>), Reported> {
    let Loaded { set, mut files } = package.load(paths, diagnostics)?;
    let releases = load_schema_releases(package, &set, &mut files, diagnostics)?;
    let items = emit_checked(&set, paths, &releases, style, diagnostics)?;
    Ok((items, files))
}

/// Emits the types of schemas that are in memory; `path` is the name of the first of them.
///
/// # Errors
///
/// What is wrong in the schemas, or isn't generated.
#[doc(hidden)]
pub fn generate_from_memory(
    set: &SchemaSet,
    path: &str,
    serde: bool,
) -> Result<TokenStream, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let style = Style {
        runtime: default_runtime(),
        serde,
    };
    emit_checked(set, &[path], &[], &style, &mut diagnostics).map_err(|_| diagnostics)
}

/// Checks what was read, and emits it.
fn emit_checked(
    set: &SchemaSet,
    paths: &[&str],
    releases: &[LoadedReleases],
    style: &Style,
    diagnostics: &mut Diagnostics,
) -> Result<TokenStream, Reported> {
    let ids: Vec<TypeId> = set.ids().collect();
    let own = unions_of_files(set, paths);
    check_support(set, &ids, diagnostics);
    for file in set.files() {
        check_root_temporal(file, diagnostics);
        if let Some(root) = &file.root {
            let what = format!("`{}`", file.source.name);
            check_type_support(&what, root, diagnostics);
        }
    }
    check_generated_names(set, &ids, paths, diagnostics);
    diagnostics.check()?;
    if ids.is_empty() && own.is_empty() {
        return Err(diagnostics.push(
            Diagnostic::outside(
                "no_named_type",
                format!(
                    "no record, enum, fixed or union is defined in {}",
                    list(paths.iter().copied())
                ),
            )
            .note("other schemas are Rust's own types, such as `String` and `Vec<i64>`")
            .help("name a schema file that defines one"),
        ));
    }
    let emit = Emit::new(set, &ids, &own, &style.runtime);
    let emit = emit.with_serde(style.serde).with_releases(releases);
    Ok(emit_types(&emit))
}

/// The unions that the named files are: each once, however often it is named.
fn unions_of_files<'a>(set: &'a SchemaSet, paths: &[&str]) -> Vec<Union<'a>> {
    let mut seen = HashSet::new();
    let named = set.files().iter().take(paths.len());
    named
        .filter(|file| seen.insert(file.source.name.as_str()))
        .flat_map(unions_of_file)
        .collect()
}

fn check_generated_names(
    set: &SchemaSet,
    ids: &[TypeId],
    paths: &[&str],
    diagnostics: &mut Diagnostics,
) {
    check_names(set, ids, diagnostics);
    let mut unions = unions_of_types(set, ids);
    unions.extend(unions_of_files(set, paths));
    check_union_names(set, ids, &unions, diagnostics);
}

/// Expands `include_avro!`. `source` is the file that the macro stands in, if it is known.
pub fn expand_include(input: TokenStream, source: Option<&Path>) -> TokenStream {
    let mut errors = Errors::default();
    let include = Include::parse(input, &mut errors);
    let style = Style {
        runtime: include.runtime.clone().unwrap_or_else(default_runtime),
        serde: include.serde == Some(true),
    };
    let Some(first) = include.paths.first() else {
        return errors.into_tokens();
    };
    let package = crate::package_of(source);
    let paths: Vec<String> = include.paths.iter().map(LitStr::value).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut diagnostics = Diagnostics::new();
    let generated = generate(&package, &paths, &style, &mut diagnostics);
    let items = match generated {
        Ok((items, files)) => {
            let warnings = compile_warnings(&diagnostics, first.span());
            let tracking = track(&files);
            quote!(#items #tracking #warnings)
        }
        Err(_) => {
            include.report(&diagnostics, &mut errors);
            stand_ins(&package, &paths, &style)
        }
    };
    let errors = errors.into_tokens();
    quote!(#items #errors)
}

/// What `include_avro!` says.
#[derive(Default)]
struct Include {
    paths: Vec<LitStr>,
    runtime: Option<TokenStream>,
    serde: Option<bool>,
}

impl Include {
    /// Reads the arguments; what is wrong with them is reported, the rest is kept.
    fn parse(input: TokenStream, errors: &mut Errors) -> Self {
        let mut include = Self::default();
        let parsed = (|input: ParseStream<'_>| include.parse_all(input, errors)).parse2(input);
        if let Err(error) = parsed {
            errors.syntax(&error);
        }
        if include.paths.is_empty() && errors.is_empty() {
            errors.push(
                Span::call_site(),
                Diagnostic::outside("no_schema_file", "`include_avro!` names no schema file")
                    .help("write `include_avro!(\"schemas/order.avsc\")`"),
            );
        }
        include
    }

    fn parse_all(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        while !input.is_empty() {
            let name = if input.peek(Ident::peek_any) && input.peek2(Token![=]) {
                let name = Ident::parse_any(input)?;
                input.parse::<Token![=]>()?;
                Some(name)
            } else {
                None
            };
            let value: Expr = input.parse()?;
            match name {
                Some(name) if name == "crate" => {
                    let literal = text_of("crate", &value, errors);
                    let path = literal.and_then(|literal| crate_path(&literal, errors));
                    let twice = self.runtime.is_some();
                    self.runtime = self.runtime.take().or(path);
                    check_once(&name, twice, errors);
                }
                Some(name) if name == "serde" => {
                    let twice = self.serde.is_some();
                    let value = boolean_of("serde", &value, errors);
                    self.serde = self.serde.or(value);
                    check_once(&name, twice, errors);
                }
                Some(name) => errors.push(
                    name.span(),
                    unknown_option("`include_avro!`", &name.to_string(), &["crate", "serde"]),
                ),
                None => self.paths.extend(path_of(&value, errors)),
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// Each problem at the literal of its file; of a file found beside it, at the first.
    fn report(&self, diagnostics: &Diagnostics, errors: &mut Errors) {
        for error in diagnostics.errors() {
            let file = error.site.as_ref().map(|site| site.source().name.as_str());
            let is_its_file = |literal: &&LitStr| {
                let path = literal.value();
                match file {
                    Some(file) => file == path,
                    None => error.message.contains(&format!("`{path}`")),
                }
            };
            let literal = self.paths.iter().find(is_its_file);
            let literal = literal.or(self.paths.first());
            let span = literal.map_or_else(Span::call_site, LitStr::span);
            errors.push(span, error.clone());
        }
    }
}

fn path_of(value: &Expr, errors: &mut Errors) -> Option<LitStr> {
    if let Some(literal) = string_literal(value) {
        return Some(literal.clone());
    }
    errors.push(
        RustSite::of(value),
        Diagnostic::outside(
            "path_not_text",
            "the path of a schema file is a string literal, as macros know no values",
        )
        .help("write `\"schemas/order.avsc\"`"),
    );
    None
}

/// The types of files that are sound but for what isn't generated, so that their names are no second
/// error.
fn stand_ins(package: &Package, paths: &[&str], style: &Style) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let Ok(Loaded { set, .. }) = package.load(paths, &mut diagnostics) else {
        return TokenStream::new();
    };
    let ids: Vec<TypeId> = set.ids().collect();
    check_generated_names(&set, &ids, paths, &mut diagnostics);
    let own = unions_of_files(&set, paths);
    let unions = unions_of_types(&set, &ids);
    let is_empty = |id: &TypeId| matches!(&set.get(*id).shape, Shape::Enum { symbols, .. } if symbols.is_empty());
    if diagnostics.check().is_err()
        || ids.iter().any(is_empty)
        || unions
            .iter()
            .chain(&own)
            .any(|union| union.branches.is_empty())
    {
        return TokenStream::new();
    }
    emit_types(&Emit::new(&set, &ids, &own, &style.runtime).with_serde(style.serde))
}

/// Makes the compiler look at the files again when they change.
pub(crate) fn track(files: &[PathBuf]) -> TokenStream {
    let paths = files.iter().filter_map(|file| file.to_str());
    quote!(#(const _: &[::core::primitive::u8] = ::core::include_bytes!(#paths);)*)
}
