//! `include_avro!` and `Builder`: types from schema files.

use std::path::{Path, PathBuf};

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics, Reported};
use avro_temporal_contract::schema::TypeId;
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token};

use crate::emit::{Emit, emit_types};
use crate::load::{Loaded, Package};
use crate::naming::check_names;
use crate::report::{compile_errors, compile_warnings};
use crate::support::check_support;

/// The default path of the runtime crate.
pub(crate) fn default_runtime() -> TokenStream {
    quote!(::avro_temporal_runtime)
}

/// Reads schema files and emits their types.
pub(crate) fn generate(
    package: &Package,
    paths: &[&str],
    runtime: &TokenStream,
    diagnostics: &mut Diagnostics,
) -> Result<(TokenStream, Vec<PathBuf>), Reported> {
    let Loaded { set, files } = package.load(paths, diagnostics)?;
    let ids: Vec<TypeId> = set.ids().collect();
    check_support(&set, &ids, diagnostics);
    check_names(&set, &ids, diagnostics);
    diagnostics.check()?;
    if ids.is_empty() {
        return Err(diagnostics.push(
            Diagnostic::outside(
                "no_named_type",
                format!("{} defines no record, enum or fixed", paths.join(", ")),
            )
            .help("name a schema file that defines one"),
        ));
    }
    Ok((emit_types(&Emit::new(&set, &ids, runtime)), files))
}

struct Include {
    paths: Vec<LitStr>,
    runtime: TokenStream,
}

impl Parse for Include {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut include = Self {
            paths: Vec::new(),
            runtime: default_runtime(),
        };
        while !input.is_empty() {
            if input.peek(Token![crate]) {
                input.parse::<Token![crate]>()?;
                input.parse::<Token![=]>()?;
                include.runtime = parse_crate_path(input)?;
            } else {
                include.paths.push(input.parse()?);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        if include.paths.is_empty() {
            return Err(input.error(
                "no schema file is named; write include_avro!(\"schemas/order.avsc\")",
            ));
        }
        Ok(include)
    }
}

/// The value of `crate = "::path"`.
pub(crate) fn parse_crate_path(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let literal: LitStr = input.parse()?;
    let path: syn::Path = literal.parse_with(syn::Path::parse_mod_style)?;
    Ok(quote!(#path))
}

/// Expands `include_avro!`. `source` is the file that the macro stands in, if it is known.
pub fn expand_include(input: TokenStream, source: Option<&Path>) -> TokenStream {
    let include: Include = match syn::parse2(input) {
        Ok(include) => include,
        Err(error) => return error.to_compile_error(),
    };
    let package = crate::package_of(source);
    let paths: Vec<String> = include.paths.iter().map(LitStr::value).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut diagnostics = Diagnostics::new();
    let generated = generate(&package, &paths, &include.runtime, &mut diagnostics);
    match generated {
        Ok((items, files)) => {
            let warnings = compile_warnings(&diagnostics, include.paths[0].span());
            let tracking = track(&files);
            quote!(#items #tracking #warnings)
        }
        Err(_) => {
            // Each problem at the literal of its file; of a file found beside it, at the first.
            let mut tokens = TokenStream::new();
            for error in diagnostics.errors() {
                let file = error.site.as_ref().map(|site| site.source().name.as_str());
                let literal = include
                    .paths
                    .iter()
                    .find(|literal| {
                        let path = literal.value();
                        file == Some(path.as_str())
                            || file.is_none() && error.message.contains(&format!("`{path}`"))
                    })
                    .unwrap_or(&include.paths[0]);
                tokens.extend(crate::report::compile_error(error, literal.span()));
            }
            if tokens.is_empty() {
                tokens = compile_errors(&diagnostics, include.paths[0].span());
            }
            tokens
        }
    }
}

/// Makes the compiler look at the files again when they change.
pub(crate) fn track(files: &[PathBuf]) -> TokenStream {
    let paths = files.iter().filter_map(|file| file.to_str());
    quote!(#(const _: &[u8] = ::core::include_bytes!(#paths);)*)
}
