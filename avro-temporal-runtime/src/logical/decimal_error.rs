//! Why a number is no decimal of its schema.

use std::fmt;

/// A number or text that is no decimal of its type. Names no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecimalError {
    /// The text is not digits, with a point among them and a minus before them at most.
    InvalidText,
    /// An unscaled value has no bytes.
    NoBytes,
    /// It has more digits before the point than precision and scale leave.
    TooLarge,
    /// It has digits after the point beyond the scale, and is not rounded.
    FinerThanScale,
    /// The scale of a `big-decimal` is beyond 65,536, up or down.
    ScaleOutOfRange,
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidText => {
                "the text is not a decimal: digits, with a point among them and a minus before them at most"
            }
            Self::NoBytes => "the unscaled value of a decimal has no bytes",
            Self::TooLarge => {
                "the decimal has more digits before the point than its precision and scale leave"
            }
            Self::FinerThanScale => {
                "the decimal has digits after the point beyond its scale, and is not rounded"
            }
            Self::ScaleOutOfRange => "the scale of the decimal is beyond 65,536, up or down",
        })
    }
}

impl std::error::Error for DecimalError {}
