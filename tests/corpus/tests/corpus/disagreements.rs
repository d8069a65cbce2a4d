//! Where fastavro does otherwise, and why we don't.

use std::collections::BTreeSet;

use crate::accepted::Subject;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Check {
    /// The canonical form and its fingerprints.
    Forms,
    /// Values that we wrote.
    Ours,
    /// Values that fastavro wrote.
    Theirs,
}

/// How fastavro is given a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Given {
    /// The file as it is written.
    AsWritten,
    /// A type in it, as a schema that needs no other.
    AsType,
}

use Check::{Forms, Ours, Theirs};
use Given::{AsType, AsWritten};

/// A file that fastavro takes otherwise.
struct Disagreement {
    file: &'static str,
    given: &'static [Given],
    checks: &'static [Check],
    /// A part of what fastavro raises, or of what it gives.
    fastavro: &'static str,
    why: &'static str,
}

const INVALID: &str = "Logical Types: \"If a logical type is invalid, for example a decimal with \
    scale greater than its precision, then implementations should ignore the logical type and use \
    the underlying Avro type.\"";
const TYPE_NAME: &str = "Schema Declaration: \"A JSON object, of the form: {\\\"type\\\": \
    \\\"typeName\\\" ...attributes...} where typeName is either a primitive or derived type name.\"";
const NESTED: &str = "The specification says nothing of a schema in the place of a type's name; \
    Java reads it, and other tools write it.";
const EQUAL: &str = "Names: \"A schema or protocol may not contain multiple definitions of a \
    fullname.\" Equal ones are a warning of ours, as tools write them.";

const ALL: &[Check] = &[Forms, Ours, Theirs];

const TABLE: &[Disagreement] = &[
    Disagreement {
        file: "fallbacks/decimal_of_no_digits.avsc",
        given: &[AsWritten, AsType],
        checks: &[Ours],
        fastavro: "valid range for prec is [1, MAX_PREC]",
        why: INVALID,
    },
    Disagreement {
        file: "fallbacks/decimal_too_wide_for_its_fixed.avsc",
        given: &[AsWritten, AsType],
        checks: ALL,
        fastavro: "decimal precision of 5 doesn't fit into array of length 2",
        why: INVALID,
    },
    Disagreement {
        file: "fallbacks/decimal_with_more_scale_than_precision.avsc",
        given: &[AsWritten, AsType],
        checks: ALL,
        fastavro: "decimal scale must be less than or equal to the precision of 2",
        why: INVALID,
    },
    Disagreement {
        file: "fallbacks/decimal_with_negative_scale.avsc",
        given: &[AsWritten, AsType],
        checks: ALL,
        fastavro: "decimal scale must be a positive integer, not -2",
        why: INVALID,
    },
    Disagreement {
        file: "fallbacks/decimal_without_precision.avsc",
        given: &[AsWritten, AsType],
        checks: &[Ours],
        fastavro: "KeyError: 'precision'",
        why: INVALID,
    },
    Disagreement {
        file: "fallbacks/logical_type_around_a_nested_type.avsc",
        given: &[AsWritten],
        checks: ALL,
        fastavro: "unhashable type: 'dict'",
        why: NESTED,
    },
    Disagreement {
        file: "fallbacks/logical_type_on_a_reference.avsc",
        given: &[AsWritten],
        checks: ALL,
        fastavro: "UnknownType: {'type': 'Twelve', 'logicalType': 'duration'}",
        why: TYPE_NAME,
    },
    Disagreement {
        file: "namespaces/references_relative_and_absolute.avsc",
        given: &[AsWritten],
        checks: ALL,
        fastavro: "UnknownType: {'type': 'Kind'}",
        why: TYPE_NAME,
    },
    Disagreement {
        file: "primitives/objects_in_objects.avsc",
        given: &[AsWritten],
        checks: ALL,
        fastavro: "unhashable type: 'dict'",
        why: NESTED,
    },
    Disagreement {
        file: "primitives/string_in_two_objects.avsc",
        given: &[AsWritten],
        checks: ALL,
        fastavro: "unhashable type: 'dict'",
        why: NESTED,
    },
    Disagreement {
        file: "records/equal_definitions_of_one_name.avsc",
        given: &[AsWritten],
        checks: ALL,
        fastavro: "redefined named type: corpus.records.Same",
        why: EQUAL,
    },
];

/// What was found by a check.
pub(crate) struct Findings {
    check: Check,
    lines: Vec<String>,
    seen: BTreeSet<(usize, Given)>,
}

impl Findings {
    pub(crate) fn of(check: Check) -> Self {
        Self {
            check,
            lines: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Notes what fastavro makes of a subject: the same as we, or how it differs.
    pub(crate) fn note(&mut self, subject: &Subject, outcome: Result<(), String>) {
        let Err(found) = outcome else { return };
        let given = match subject.name {
            None => AsWritten,
            Some(_) => AsType,
        };
        let known = TABLE.iter().position(|entry| {
            entry.file == subject.file
                && entry.given.contains(&given)
                && entry.checks.contains(&self.check)
                && found.contains(entry.fastavro)
        });
        match known {
            Some(index) => {
                self.seen.insert((index, given));
            }
            None => self.lines.push(format!("{subject}: {found}")),
        }
    }

    /// Fails if fastavro differs where the table doesn't say so, or agrees where it does.
    pub(crate) fn settle(mut self) {
        for (index, entry) in TABLE.iter().enumerate() {
            for given in entry.given {
                if entry.checks.contains(&self.check) && !self.seen.contains(&(index, *given)) {
                    self.lines.push(format!(
                        "{} ({given:?}): fastavro doesn't say `{}`: remove it from the table",
                        entry.file, entry.fastavro
                    ));
                }
            }
        }
        assert!(
            self.lines.is_empty(),
            "{:?} of {} schemas:\n{}",
            self.check,
            self.lines.len(),
            self.lines.join("\n")
        );
    }
}

#[test]
fn every_disagreement_says_what_and_why() {
    for entry in TABLE {
        let file = entry.file;
        assert!(!entry.fastavro.is_empty() && entry.why.len() > 40, "{file}");
        assert!(
            !entry.given.is_empty() && !entry.checks.is_empty(),
            "{file}"
        );
    }
}
