//! What a rule says of a change.

use crate::site::Site;

/// A change that a rule is about.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// What changed.
    pub(super) message: String,
    /// What comes of it.
    pub(super) why: String,
    /// The edit that undoes the harm.
    pub(super) help: String,
    /// The place in the working schema.
    pub(super) new: Site,
    /// The place in the release.
    pub(super) old: Site,
}

impl Told {
    pub(super) fn new(
        message: String,
        why: impl Into<String>,
        help: impl Into<String>,
        new: &Site,
        old: &Site,
    ) -> Self {
        Self {
            message,
            why: why.into(),
            help: help.into(),
            new: new.clone(),
            old: old.clone(),
        }
    }
}
