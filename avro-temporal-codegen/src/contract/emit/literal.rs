//! Values of options as Rust writes them.

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// A struct of which some fields are said; `count` is how many it has.
pub(super) fn partial(path: &TokenStream, fields: &[TokenStream], count: usize) -> TokenStream {
    // Lints refuse a rest that is empty.
    let rest = (fields.len() < count).then(|| quote!(..#path::NONE));
    quote!(#path { #(#fields,)* #rest })
}

/// `field: Some(value)`, if it is said.
pub(super) fn said(field: &str, value: Option<impl quote::ToTokens>) -> Option<TokenStream> {
    let field = format_ident!("{field}");
    let value = value?;
    Some(quote!(#field: ::core::option::Option::Some(#value)))
}

/// In the largest unit that is exact, as lints ask for it.
pub(super) fn duration(duration: Duration) -> TokenStream {
    let path = quote!(::core::time::Duration);
    let (seconds, rest) = (duration.as_secs(), duration.subsec_nanos());
    if rest == 0 {
        let (unit, count) = match seconds {
            0 => return quote!(#path::ZERO),
            _ if seconds.is_multiple_of(3600) => ("from_hours", seconds / 3600),
            _ if seconds.is_multiple_of(60) => ("from_mins", seconds / 60),
            _ => ("from_secs", seconds),
        };
        let (unit, count) = (format_ident!("{unit}"), integer(count));
        return quote!(#path::#unit(#count));
    }
    if rest.is_multiple_of(1_000_000)
        && let Ok(millis) = u64::try_from(duration.as_millis())
    {
        let millis = integer(millis);
        return quote!(#path::from_millis(#millis));
    }
    let (seconds, nanos) = (integer(seconds), integer(rest.into()));
    quote!(#path::new(#seconds, #nanos))
}

/// A number as people write it, and lints ask for it: `100_000`.
pub(super) fn integer(value: u64) -> Literal {
    let text = grouped(&value.to_string());
    text.parse()
        .unwrap_or_else(|_| Literal::u64_unsuffixed(value))
}

/// The same with a fraction.
pub(super) fn float(text: &str) -> TokenStream {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let text = format!("{}.{fraction}", grouped(whole));
    text.parse().unwrap_or_default()
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}
