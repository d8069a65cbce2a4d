//! What can be wrong between a writer's schema and a reader's: one rule a file, its name is its id.
//!
//! The names are those of Java Avro's `SchemaIncompatibilityType`, in snake case, where it has one.

mod bytes_read_as_string;
mod fixed_size_mismatch;
mod logical_type_mismatch;
mod missing_enum_symbols;
mod missing_union_branch;
mod name_and_alias_in_writer;
mod name_mismatch;
mod reader_field_missing_default_value;
mod type_mismatch;
mod underlying_read_as_logical_type;

use crate::schema::{Field, NamedType, SchemaSet, Type};
use crate::site::Site;

pub(super) use name_mismatch::names_match;

/// A rule.
pub(super) struct Rule {
    /// Its id, which is its file's name.
    pub(super) id: &'static str,
    /// What it says of a meeting; `None` if the meeting is none of its business, or as it should be.
    pub(super) check: fn(Sets<'_>, Meeting<'_>) -> Option<Told>,
}

/// Every rule whose breach some data can't survive. The first that applies to a meeting tells.
pub(super) const RULES: [&Rule; 7] = [
    &name_mismatch::RULE,
    &logical_type_mismatch::RULE,
    &type_mismatch::RULE,
    &fixed_size_mismatch::RULE,
    &missing_enum_symbols::RULE,
    &reader_field_missing_default_value::RULE,
    &missing_union_branch::RULE,
];

/// Every rule that warns: data is read, and perhaps not as it is meant.
pub(super) const WARNINGS: [&Rule; 3] = [
    &bytes_read_as_string::RULE,
    &underlying_read_as_logical_type::RULE,
    &name_and_alias_in_writer::RULE,
];

/// The sets that the names of both sides are in.
#[derive(Clone, Copy)]
pub(super) struct Sets<'a> {
    pub(super) writer: &'a SchemaSet,
    pub(super) reader: &'a SchemaSet,
}

/// Where a writer's schema and a reader's meet; the writer's part first.
#[derive(Clone, Copy)]
pub(super) enum Meeting<'a> {
    /// Two schemas, neither a union.
    Types(&'a Type, &'a Type),
    /// Two named types.
    Named(&'a NamedType, &'a NamedType),
    /// A field of the reader's record that more than one of the writer's may be.
    Ambiguous(&'a NamedType, &'a NamedType, &'a Field),
    /// A field of the reader's record that is read from none of the writer's.
    Unwritten(&'a NamedType, &'a NamedType, &'a Field),
    /// A schema, and a union of the reader that has nothing for it; or the writer's empty union.
    NoBranch(&'a Type, &'a Type),
}

/// What a rule says.
pub(super) struct Told {
    /// What differs.
    pub(super) message: String,
    /// The edit that fixes it.
    pub(super) help: String,
    pub(super) writer: Site,
    pub(super) reader: Site,
}

impl Told {
    fn new(message: String, help: impl Into<String>, writer: &Site, reader: &Site) -> Self {
        Self {
            message,
            help: help.into(),
            writer: writer.clone(),
            reader: reader.clone(),
        }
    }
}

impl Sets<'_> {
    fn of_writer(self, ty: &Type) -> String {
        format!("`{}`", self.writer.describe(ty))
    }

    fn of_reader(self, ty: &Type) -> String {
        format!("`{}`", self.reader.describe(ty))
    }
}

/// Names in backticks, the first few of them.
fn list<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    const SHOWN: usize = 8;
    let more = names.len().saturating_sub(SHOWN);
    let mut shown: Vec<_> = names.take(SHOWN).map(|name| format!("`{name}`")).collect();
    if more > 0 {
        shown.push(format!("{more} more"));
    }
    shown.join(", ")
}
