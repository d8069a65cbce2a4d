//! What the crates of generated types check of each of theirs: compiled into both.

pub(crate) mod hostile;
pub(crate) mod round_trip;
pub(crate) mod support;
pub(crate) mod values;
