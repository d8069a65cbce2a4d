//! Rust types as people write them, for messages.

use quote::ToTokens as _;
use syn::{Type, parse_quote};

/// A type on one line: `Vec<Order>`, not `Vec < Order >`.
pub(crate) fn written(ty: &Type) -> String {
    let item: syn::ItemType = parse_quote!(type T = #ty;);
    let file = syn::File {
        shebang: None,
        attrs: Vec::new(),
        items: vec![item.into()],
    };
    let text = prettyplease::unparse(&file);
    let line: Vec<&str> = text.split_whitespace().collect();
    line.join(" ")
        .strip_prefix("type T = ")
        .and_then(|text| text.strip_suffix(';'))
        .map_or_else(|| ty.to_token_stream().to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_written_as_people_do() {
        let types = [
            "u64",
            "Option<Vec<u8>>",
            "BTreeMap<String, acme::orders::Order>",
            "&'static str",
            "[u8; 16]",
            "(i32, String)",
            "fn(&Order) -> u64",
        ];
        for text in types {
            let ty: Type = syn::parse_str(text).expect("the text is a type");
            assert_eq!(written(&ty), text);
        }
    }
}
