//! What a function's form owes to the operation, and lints can't know.

use syn::{Attribute, parse_quote};

/// Keeps clippy from advising against the form that an operation must have.
pub(super) fn imposed_form() -> Attribute {
    parse_quote! {
        #[allow(
            clippy::needless_pass_by_value,
            clippy::unnecessary_wraps,
            clippy::unused_async,
            clippy::unused_self,
            reason = "the operation decides what the function takes, and whether it is async"
        )]
    }
}
