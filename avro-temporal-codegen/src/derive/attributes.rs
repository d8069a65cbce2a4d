//! `#[avro(…)]` on the item and its fields.

use avro_temporal_contract::name::suggest;
use proc_macro2::{Span, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::{Attribute, DeriveInput, LitStr};

use crate::include::{default_runtime, parse_crate_path};

/// `#[avro(schema = "…", name = "…", crate = "…")]`
pub(super) struct ContainerAttributes {
    pub(super) schema: LitStr,
    pub(super) name: Option<LitStr>,
    pub(super) runtime: TokenStream,
}

impl ContainerAttributes {
    pub(super) fn parse(input: &DeriveInput) -> syn::Result<Self> {
        let mut schema = None;
        let mut name = None;
        let mut runtime = None;
        for attribute in avro_attributes(&input.attrs) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("schema") {
                    set_once(&mut schema, &meta, |meta| meta.value()?.parse())
                } else if meta.path.is_ident("name") {
                    set_once(&mut name, &meta, |meta| meta.value()?.parse())
                } else if meta.path.is_ident("crate") {
                    set_once(&mut runtime, &meta, |meta| parse_crate_path(meta.value()?))
                } else {
                    Err(unknown_option(&meta, &["schema", "name", "crate"]))
                }
            })?;
        }
        let Some(schema) = schema else {
            return Err(syn::Error::new(
                input.ident.span(),
                format!(
                    "`{}` names no schema [missing_schema]\n  \
                     help: add #[avro(schema = \"schemas/….avsc\")]",
                    input.ident
                ),
            ));
        };
        Ok(Self {
            schema,
            name,
            runtime: runtime.unwrap_or_else(default_runtime),
        })
    }

    /// What a problem with the choice of the type stands at.
    pub(super) fn span(&self) -> Span {
        self.name.as_ref().unwrap_or(&self.schema).span()
    }
}

/// `#[avro(name = "…")]` on a field or variant.
pub(super) fn parse_rename(attributes: &[Attribute]) -> syn::Result<Option<LitStr>> {
    let mut name = None;
    for attribute in avro_attributes(attributes) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("name") {
                set_once(&mut name, &meta, |meta| meta.value()?.parse())
            } else {
                Err(unknown_option(&meta, &["name"]))
            }
        })?;
    }
    Ok(name)
}

fn avro_attributes(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("avro"))
}

fn set_once<T>(
    slot: &mut Option<T>,
    meta: &ParseNestedMeta<'_>,
    parse: impl FnOnce(&ParseNestedMeta<'_>) -> syn::Result<T>,
) -> syn::Result<()> {
    if slot.is_some() {
        return Err(meta.error("the option is given twice [duplicate_option]\n  help: remove one"));
    }
    *slot = Some(parse(meta)?);
    Ok(())
}

fn unknown_option(meta: &ParseNestedMeta<'_>, known: &[&str]) -> syn::Error {
    let name = meta
        .path
        .get_ident()
        .map(ToString::to_string)
        .unwrap_or_default();
    let help = match suggest(&name, known.iter().copied()) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("the options are `{}`", known.join("`, `")),
    };
    meta.error(format!("there is no option `{name}` [unknown_option]\n  help: {help}"))
}
