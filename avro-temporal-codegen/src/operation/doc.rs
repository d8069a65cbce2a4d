//! Documentation that moves on to generated items.

use syn::Attribute;

/// The `#[doc]` attributes among others.
pub(super) fn doc_attributes(attributes: &[Attribute]) -> Vec<&Attribute> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
        .collect()
}
