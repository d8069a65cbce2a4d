//! A builder's files go into one Rust module, where no two of them can be a module of one name.

use std::collections::BTreeMap;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use proc_macro2::{TokenStream, TokenTree};

/// The modules that there are, each with what became it.
#[derive(Default)]
pub(crate) struct Modules(BTreeMap<String, String>);

impl Modules {
    /// Adds the modules of more items, which came from `origin`, and reports those that there are.
    pub(crate) fn add(&mut self, origin: &str, items: &TokenStream, diagnostics: &mut Diagnostics) {
        for module in modules(items) {
            let Some(other) = self.0.get(&module) else {
                self.0.insert(module, origin.to_owned());
                continue;
            };
            let message = if other == origin {
                format!("{origin} is named twice, and becomes the module `{module}` each time")
            } else {
                format!("{other} and {origin} both become the module `{module}`")
            };
            diagnostics.push(
                Diagnostic::outside("duplicate_module", message)
                    .help("generate them apart, and name the module of one by `module`"),
            );
        }
    }
}

/// The names of the modules that stand among items, not in one of them.
fn modules(items: &TokenStream) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_named = false;
    for token in items.clone() {
        if let (true, TokenTree::Ident(name)) = (is_named, &token) {
            names.push(name.to_string());
        }
        is_named = matches!(&token, TokenTree::Ident(word) if *word == "mod");
    }
    names
}
