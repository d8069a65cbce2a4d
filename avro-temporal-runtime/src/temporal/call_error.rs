//! What a client's call can end with.

use std::error::Error;
use std::fmt;

use super::failure::{EncodeFailure, find_source};
use super::options_error::OptionsError;
use super::unreadable_counts::{UnreadableAction, count};
use crate::PayloadError;

/// Why a client's call has no value: the data, or what the SDK says.
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<E> {
    /// The input can't be written; nothing was sent.
    Unwritable(EncodeFailure),
    /// The contract's options can't be made of the input; nothing was sent.
    Options(OptionsError),
    /// The answer can't be read.
    Unreadable(PayloadError),
    /// What the SDK says.
    Temporal(E),
}

impl<E> CallError<E> {
    /// An answer that can't be read.
    pub(super) fn unreadable(error: PayloadError) -> Self {
        count(&error, UnreadableAction::Returned);
        Self::Unreadable(error)
    }
}

impl<E: Error + 'static> CallError<E> {
    /// The SDK's error; one that was caused by a payload is ours again.
    pub(super) fn from_sdk(error: E) -> Self {
        if let Some(payload) = find_source::<PayloadError>(&error) {
            return Self::unreadable(payload.clone());
        }
        if let Some(failure) = find_source::<EncodeFailure>(&error) {
            return Self::Unwritable(failure.clone());
        }
        Self::Temporal(error)
    }
}

impl<E: fmt::Display> fmt::Display for CallError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unwritable(failure) => failure.fmt(f),
            Self::Options(error) => error.fmt(f),
            Self::Unreadable(error) => error.fmt(f),
            Self::Temporal(error) => error.fmt(f),
        }
    }
}

impl<E: Error + 'static> Error for CallError<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unwritable(_) | Self::Options(_) | Self::Unreadable(_) => None,
            Self::Temporal(error) => error.source(),
        }
    }
}
