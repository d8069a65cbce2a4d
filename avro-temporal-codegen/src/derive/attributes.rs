//! `#[avro(…)]` on the item and its fields.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use syn::{Attribute, LitStr, Meta};

use crate::options::{AVRO_ITEM, AVRO_MEMBER, Known, Options};
use crate::report::{Errors, RustSite};

/// `#[avro(schema = "…", name = "…", crate = "…")]` on the struct or enum.
pub(super) fn parse_item_options(attributes: &[Attribute], errors: &mut Errors) -> Options {
    parse(attributes, AVRO_ITEM, errors)
}

/// `#[avro(name = "…")]` on a field or variant.
pub(super) fn parse_rename(attributes: &[Attribute], errors: &mut Errors) -> Option<LitStr> {
    parse(attributes, AVRO_MEMBER, errors).name
}

fn parse(attributes: &[Attribute], known: Known, errors: &mut Errors) -> Options {
    let mut options = Options::default();
    for attribute in attributes {
        if attribute.path().is_ident("avro") {
            options.add(arguments(attribute, errors), known, errors);
        }
    }
    options
}

fn arguments(attribute: &Attribute, errors: &mut Errors) -> TokenStream {
    match &attribute.meta {
        Meta::List(list) => list.tokens.clone(),
        Meta::Path(_) | Meta::NameValue(_) => {
            errors.push(
                RustSite::of(attribute),
                Diagnostic::outside("bad_attribute", "`#[avro]` needs options in parentheses")
                    .help("write `#[avro(schema = \"schemas/….avsc\")]`, or remove it"),
            );
            TokenStream::new()
        }
    }
}
