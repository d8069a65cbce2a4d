//! What keeps a schema from being read as another, told of a release.

use super::findings::Sight;
use crate::compatibility::Direction;
use crate::diagnostic::Severity;
use crate::resolution::Mismatch;

/// A mismatch as what is wrong between a release and the working schema.
pub(super) fn sight_of(
    mismatch: Mismatch,
    direction: Direction,
    is_breach: bool,
    help: String,
) -> Sight {
    let what = match mismatch.path.as_str() {
        "" => mismatch.message,
        path => format!("`{path}`: {}", mismatch.message),
    };
    let message = match direction {
        Direction::Backward if is_breach => format!("what {{}} wrote isn't read: {what}"),
        Direction::Backward => format!("what {{}} wrote may not be read as it is meant: {what}"),
        Direction::Forward => {
            format!("what this writes isn't read by workers of {{}}: {what}")
        }
    };
    let (new, old) = match direction {
        Direction::Backward => (mismatch.reader, mismatch.writer),
        Direction::Forward => (mismatch.writer, mismatch.reader),
    };
    Sight {
        rule: mismatch.rule,
        severity: if is_breach {
            Severity::Error
        } else {
            Severity::Warning
        },
        direction: Some(direction),
        message,
        why: None,
        help,
        new,
        old,
        by_data: mismatch.by_data,
    }
}

/// What to do where the reader is a release, which can't be changed.
pub(super) fn forward_help(rule: &str) -> &'static str {
    match rule {
        "reader_field_missing_default_value" => {
            "keep the field: release it with a default first, and remove it in a later release"
        }
        "missing_enum_symbols" => {
            "release a default of the enum first, and the new symbol in a later release"
        }
        "missing_union_branch" => "put the new branch into a field of its own, with a default",
        "name_mismatch" => {
            "keep the name; or add the old one as an alias, and say `\"compatibility\": \
             \"BACKWARD_TRANSITIVE\"` of what no older worker reads"
        }
        _ => "keep the type, and put the new one into a field of another name, with a default",
    }
}
