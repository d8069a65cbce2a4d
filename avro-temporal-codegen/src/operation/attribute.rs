//! Attributes that mark methods in a block.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use syn::{Attribute, Meta};

use crate::report::{Errors, RustSite};

/// Takes the attribute with a name, written as `#[name]` or `#[name(…)]`, out of a method's.
/// Returns its arguments.
pub(super) fn take_attribute(
    attributes: &mut Vec<Attribute>,
    name: &str,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let is_it = |attribute: &Attribute| {
        // Qualified too: `#[avro_temporal_runtime::activity]`.
        let last = attribute.path().segments.last();
        last.is_some_and(|segment| segment.ident == name)
    };
    let mut found = None;
    for attribute in attributes.iter().filter(|attribute| is_it(attribute)) {
        let arguments = match &attribute.meta {
            Meta::Path(_) => TokenStream::new(),
            Meta::List(list) => list.tokens.clone(),
            Meta::NameValue(_) => {
                errors.push(
                    RustSite::of(attribute),
                    Diagnostic::outside("bad_attribute", format!("`#[{name}]` takes no value"))
                        .help(format!("write `#[{name}(…)]`")),
                );
                TokenStream::new()
            }
        };
        if found.replace(arguments).is_some() {
            errors.push(
                RustSite::of(attribute),
                Diagnostic::outside("duplicate_attribute", format!("`#[{name}]` is given twice"))
                    .help("remove one"),
            );
        }
    }
    attributes.retain(|attribute| !is_it(attribute));
    found
}
