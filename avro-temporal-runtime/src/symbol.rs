//! A string that is no symbol of an enum.

use std::fmt;

/// The error of a generated enum's `FromStr`. Names the enum, not the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownSymbol {
    name: &'static str,
}

impl UnknownSymbol {
    /// For the enum with a fullname.
    pub const fn new(name: &'static str) -> Self {
        Self { name }
    }
}

impl fmt::Display for UnknownSymbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the string is no symbol of `{}`", self.name)
    }
}

impl std::error::Error for UnknownSymbol {}
