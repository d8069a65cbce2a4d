//! An enum's variants against an enum's symbols.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{NamedType, Symbol};
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt as _;
use syn::{DataEnum, Fields};

use super::attributes::parse_rename;
use super::errors_at;
use crate::naming::variant_ident;

/// The variants in the order of the symbols.
pub(super) fn match_variants(
    named: &NamedType,
    symbols: &[Symbol],
    data: &DataEnum,
    owner: &Ident,
) -> Result<Vec<Ident>, TokenStream> {
    let mut errors: Vec<(Span, Diagnostic)> = Vec::new();
    let mut taken: Vec<Option<Ident>> = vec![None; symbols.len()];
    for variant in &data.variants {
        let rename = parse_rename(&variant.attrs).map_err(|error| error.to_compile_error())?;
        let written = rename
            .as_ref()
            .map_or_else(|| variant.ident.unraw().to_string(), syn::LitStr::value);
        if !matches!(variant.fields, Fields::Unit) {
            let message = format!("the variant `{written}` holds values, and a symbol has none");
            errors.push((
                variant.ident.span(),
                Diagnostic::error("variant_with_fields", &named.site, message)
                    .help("remove its fields"),
            ));
            continue;
        }
        let found = symbols.iter().position(|symbol| {
            symbol.name == written
                || rename.is_none()
                    && variant_ident(&symbol.name)
                        .is_some_and(|ident| ident.unraw() == variant.ident.unraw())
        });
        match found {
            Some(index) => taken[index] = Some(variant.ident.clone()),
            None => errors.push((
                variant.ident.span(),
                unknown_symbol(named, symbols, &written),
            )),
        }
    }
    for (symbol, variant) in symbols.iter().zip(&taken) {
        if variant.is_none() {
            let name = variant_ident(&symbol.name).map_or_else(String::new, |it| it.to_string());
            errors.push((
                owner.span(),
                Diagnostic::error(
                    "missing_symbol",
                    &symbol.site,
                    format!("the symbol `{}` of `{}` is missing", symbol.name, named.name),
                )
                .help(format!("add the variant `{name}`")),
            ));
        }
    }
    match errors_at(errors) {
        None => Ok(taken.into_iter().flatten().collect()),
        Some(errors) => Err(errors),
    }
}

fn unknown_symbol(named: &NamedType, symbols: &[Symbol], written: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "unknown_symbol",
        &named.site,
        format!("`{}` has no symbol `{written}`", named.name),
    );
    let names = symbols.iter().map(|symbol| symbol.name.as_str());
    match suggest(written, names) {
        Some(meant) => diagnostic.help(format!(
            "name it after `{meant}`, add #[avro(name = \"{meant}\")], or add the symbol to the schema"
        )),
        None => diagnostic.help("remove it, or add the symbol to the schema"),
    }
}
