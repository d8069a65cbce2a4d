//! An enum's variants against an enum's symbols.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{NamedType, Symbol};
use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::{DataEnum, Fields, LitStr, Variant};

use super::attributes::parse_rename;
use crate::naming::variant_ident;
use crate::report::{Errors, RustSite};

/// The variants in the order of the symbols. `owner` is the enum's name.
pub(super) fn match_variants(
    named: &NamedType,
    symbols: &[Symbol],
    data: &DataEnum,
    owner: &Ident,
    errors: &mut Errors,
) -> Vec<Ident> {
    let mut taken: Vec<Option<&Ident>> = vec![None; symbols.len()];
    let mut unknown = Vec::new();
    for variant in &data.variants {
        let rename = parse_rename(&variant.attrs, errors);
        if !matches!(variant.fields, Fields::Unit) {
            errors.push(
                RustSite::of(&variant.fields),
                variant_with_fields(named, variant),
            );
        }
        let span = rename
            .as_ref()
            .map_or_else(|| variant.ident.span(), LitStr::span);
        let found = symbols
            .iter()
            .position(|symbol| stands_for(&variant.ident, rename.as_ref(), symbol));
        match found {
            None => unknown.push((variant, rename)),
            Some(index) => match taken[index] {
                None => taken[index] = Some(&variant.ident),
                Some(first) => errors.push(
                    span,
                    duplicate_variant(named, &symbols[index], first, &variant.ident),
                ),
            },
        }
    }
    let mut missing: Vec<&Symbol> = symbols
        .iter()
        .zip(&taken)
        .filter_map(|(symbol, taken)| taken.is_none().then_some(symbol))
        .collect();
    for (variant, rename) in unknown {
        let span = rename
            .as_ref()
            .map_or_else(|| variant.ident.span(), LitStr::span);
        let written = rename.map_or_else(|| variant.ident.unraw().to_string(), |it| it.value());
        errors.push(span, unknown_symbol(named, &mut missing, &written));
    }
    for symbol in missing {
        errors.push(owner.span(), missing_symbol(named, symbol));
    }
    taken.into_iter().flatten().cloned().collect()
}

fn stands_for(variant: &Ident, rename: Option<&LitStr>, symbol: &Symbol) -> bool {
    match rename {
        Some(name) => symbol.name == name.value(),
        None => {
            variant.unraw() == symbol.name
                || variant_ident(&symbol.name).is_some_and(|ident| ident.unraw() == variant.unraw())
        }
    }
}

fn variant_with_fields(named: &NamedType, variant: &Variant) -> Diagnostic {
    Diagnostic::error(
        "variant_with_fields",
        &named.site,
        format!(
            "the variant `{}` holds values, and a symbol of `{}` has none",
            variant.ident, named.name
        ),
    )
    .help("remove its fields")
}

fn duplicate_variant(
    named: &NamedType,
    symbol: &Symbol,
    first: &Ident,
    second: &Ident,
) -> Diagnostic {
    Diagnostic::error(
        "duplicate_variant",
        &symbol.site,
        format!(
            "`{first}` and `{second}` both stand for the symbol `{}` of `{}`",
            symbol.name, named.name
        ),
    )
    .help("remove one of the two")
}

/// A missing symbol that the help names is not reported a second time.
fn unknown_symbol(named: &NamedType, missing: &mut Vec<&Symbol>, written: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        "unknown_symbol",
        &named.site,
        format!("`{}` has no symbol `{written}`", named.name),
    );
    let names: Vec<String> = missing
        .iter()
        .map(|symbol| {
            variant_ident(&symbol.name).map_or_else(|| symbol.name.clone(), |it| it.to_string())
        })
        .collect();
    let symbols = missing.iter().map(|symbol| symbol.name.as_str());
    let meant = suggest(written, names.iter().map(String::as_str).chain(symbols));
    let position = meant.and_then(|meant| {
        let mut missing = missing.iter().zip(&names);
        missing.position(|(symbol, name)| symbol.name == meant || name == meant)
    });
    match position {
        Some(position) => {
            let meant = missing.remove(position);
            diagnostic.help(format!(
                "rename it to `{}`, or write `#[avro(name = \"{}\")]` before it",
                names[position], meant.name
            ))
        }
        None => diagnostic.help("remove it, or add the symbol to the schema"),
    }
}

fn missing_symbol(named: &NamedType, symbol: &Symbol) -> Diagnostic {
    let name = variant_ident(&symbol.name).map_or_else(String::new, |it| it.to_string());
    Diagnostic::error(
        "missing_symbol",
        &symbol.site,
        format!(
            "the symbol `{}` of `{}` is missing",
            symbol.name, named.name
        ),
    )
    .help(format!("add the variant `{name}`"))
}
