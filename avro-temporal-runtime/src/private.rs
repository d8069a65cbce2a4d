//! What generated code calls beside the codec; not for users.

use crate::desc::TypeDesc;

/// The runtime's version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Whether that is the runtime's version.
pub const fn is_version(version: &str) -> bool {
    crate::desc::equal(version.as_bytes(), VERSION.as_bytes())
}

/// The bytes of all parts.
pub const fn length(parts: &[&str]) -> usize {
    let mut length = 0;
    let mut part = 0;
    while part < parts.len() {
        length += parts[part].len();
        part += 1;
    }
    length
}

/// The parts, one after the other: a message that is put together while the compiler runs.
pub const fn concat<const N: usize>(parts: &[&str]) -> [u8; N] {
    let mut text = [0; N];
    let mut at = 0;
    let mut part = 0;
    while part < parts.len() {
        let bytes = parts[part].as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            text[at] = bytes[index];
            at += 1;
            index += 1;
        }
        part += 1;
    }
    text
}

/// What closes the name of the schema that a type has; two versions of one type have one name.
pub const fn after_name(found: &TypeDesc, expected: &TypeDesc) -> &'static str {
    if crate::desc::equal(found.name().as_bytes(), expected.name().as_bytes()) {
        "` of another version"
    } else {
        "`"
    }
}

/// The text that [`concat`] made.
pub const fn text(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "the Rust type and the schema differ",
    }
}

#[cfg(feature = "temporal")]
pub use crate::temporal::private::*;
