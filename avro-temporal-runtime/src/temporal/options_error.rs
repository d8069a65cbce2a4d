//! Why a contract's options can't be made of an input.

use std::fmt;

use crate::TemplateError;

/// Why nothing was sent: an option can't be made of the input, or nobody says it.
///
/// It doesn't say what the input's values are.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionsError {
    /// An id or a fairness key can't be made.
    Template {
        /// What it is: `workflow id`, `update id`, `fairness key`.
        what: &'static str,
        /// Why it can't be made.
        error: TemplateError,
    },
    /// A search attribute can't hold the value.
    SearchAttribute {
        /// Its name.
        name: &'static str,
        /// Why not.
        reason: &'static str,
    },
    /// The contract has no id template, and the call names no id.
    NoWorkflowId,
    /// The contract has no task queue, and the call names none.
    NoTaskQueue,
}

impl OptionsError {
    /// The `type` of the application failure that it travels as.
    pub const FAILURE_TYPE: &'static str = "ContractOptions";
}

/// The id that a contract's template makes, and why it makes none: which is no error as long as
/// somebody else may name the id.
pub(super) fn id_or_error(
    id: Result<Option<String>, OptionsError>,
) -> (Option<String>, Option<OptionsError>) {
    match id {
        Ok(id) => (id, None),
        Err(error) => (None, Some(error)),
    }
}

impl fmt::Display for OptionsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Template { what, error } => write!(f, "the {what} can't be made: {error}"),
            Self::SearchAttribute { name, reason } => {
                write!(
                    f,
                    "the search attribute `{name}` can't hold the value: {reason}"
                )
            }
            Self::NoWorkflowId => f.write_str(
                "the workflow has no id; name one by `.id(…)`, or give the contract a template",
            ),
            Self::NoTaskQueue => f.write_str(
                "the workflow has no task queue; name one by `.task_queue(…)`, or in the contract",
            ),
        }
    }
}

impl std::error::Error for OptionsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Template { error, .. } => Some(error),
            _ => None,
        }
    }
}
