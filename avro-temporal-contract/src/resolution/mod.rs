//! Reading data of one schema as another.
//!
//! [`Plan::new`] compares the two schemas once; decoders, generated or dynamic, then follow the
//! plan. Schemas that don't fit whatever the data is are found out there, not by the data.
//!
//! Source: Avro 1.12, "Schema Resolution".

mod build;
mod build_named;
mod check;
mod differences;
mod findings;
mod promotion;
mod resolver;
mod rules;
mod same;
mod skip;

use std::fmt;
use std::sync::Arc;

use crate::binary::{DecodeError, DecodeErrorKind, Reader};
use crate::diagnostic::{Diagnostic, Severity};
use crate::schema::{SchemaSet, Type};
use crate::site::Site;

pub use check::{check_resolved, check_value};
pub use differences::Differences;
pub use promotion::Promotion;
pub use resolver::Resolver;
#[cfg(feature = "plain-json")]
pub(crate) use resolver::{is_in_order, nearest_double, nearest_float};
pub use skip::{minimum_size, skip};

/// The step of a path into an array's items or a map's values.
const ELEMENT: &str = "[]";

/// A schema with the set that its names are in.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The set.
    pub set: Arc<SchemaSet>,
    /// The schema.
    pub ty: Type,
}

/// How data of a writer's schema is read as a reader's schema.
#[derive(Debug)]
pub struct Plan {
    writer: Arc<SchemaSet>,
    steps: Vec<Step>,
    root: usize,
}

/// A part of a plan; indexes refer to other parts.
#[derive(Debug)]
enum Step {
    /// Both schemas are the same.
    Same,
    /// A primitive of another type.
    Promote(Promotion),
    Array {
        items: usize,
        minimum: usize,
    },
    Map {
        values: usize,
        minimum: usize,
    },
    Record(Vec<FieldStep>),
    Enum(Vec<Result<usize, String>>),
    /// The writer has a union; each branch is read as the whole reader's schema, or can't be.
    WriterUnion(Vec<Result<usize, String>>),
    /// The reader has a union and the writer none: this branch of it.
    ReaderUnion {
        branch: usize,
        inner: usize,
    },
    /// A pair inside a recursion that turned out not to resolve.
    Impossible(String),
}

#[derive(Debug)]
enum FieldStep {
    /// The next of the writer's fields is the reader's field of this index.
    Read { field: usize, plan: usize },
    /// The reader has no such field.
    Skip { name: String, ty: Type },
    /// The writer has no such field: its default, as Avro binary of the reader's schema.
    Default { field: usize, binary: Vec<u8> },
}

/// Why a pair of schemas doesn't resolve, or not for all data, and both places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Java Avro's name of the rule, in snake case.
    pub rule: &'static str,
    /// The field, from the root: `lines[].quantity`; empty at the root.
    pub path: String,
    /// What differs.
    pub message: String,
    /// The edit that fixes it.
    pub help: String,
    /// The place in the writer's schema.
    pub writer: Site,
    /// The place in the reader's schema.
    pub reader: Site,
    /// Whether not every value runs into it: another branch is written, another symbol.
    pub by_data: bool,
}

impl Mismatch {
    /// The mismatch as a problem of the reader's schema; whether it is one is for its level to say.
    pub fn diagnostic(&self, severity: Severity) -> Diagnostic {
        let message = match self.path.as_str() {
            "" => self.message.clone(),
            path => format!("`{path}`: {}", self.message),
        };
        let mut diagnostic = Diagnostic::error(self.rule, &self.reader, message)
            .note_at("the writer's stands", &self.writer);
        if self.by_data {
            diagnostic = diagnostic.note("it depends on the data: not every value runs into it");
        }
        diagnostic.severity = severity;
        diagnostic.help(&self.help)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "`{}`: ", self.path)?;
        }
        write!(f, "{} [{}]", self.message, self.rule)
    }
}

impl Plan {
    /// Compares two schemas.
    ///
    /// # Errors
    ///
    /// Every reason why no data of the writer can be read.
    pub fn new(writer: &Schema, reader: &Schema) -> Result<Self, Vec<Mismatch>> {
        let (plan, findings) = build::build(writer, reader);
        plan.ok_or_else(|| {
            let (mut mismatches, _) = findings.tell();
            mismatches.retain(|mismatch| !mismatch.by_data);
            mismatches
        })
    }

    /// The plan from its root.
    pub fn root(&self) -> PlanRef<'_> {
        PlanRef::at(self, self.root)
    }
}

/// Everything that makes some or all data of a writer unreadable, and what is read with a warning.
pub(crate) fn find_mismatches(writer: &Schema, reader: &Schema) -> (Vec<Mismatch>, Vec<Mismatch>) {
    let (plan, findings) = build::build(writer, reader);
    let (mut mismatches, warnings) = findings.tell();
    if plan.is_some() {
        // What never resolves stands where not all data leads, or there would be no plan.
        for mismatch in &mut mismatches {
            mismatch.by_data = true;
        }
    }
    (mismatches, warnings)
}

/// The ids of all rules that [`Mismatch::rule`] names: first those that are breached, then those
/// that warn.
pub fn rule_ids() -> impl Iterator<Item = &'static str> {
    rules::RULES
        .iter()
        .chain(&rules::WARNINGS)
        .map(|rule| rule.id)
}

/// A part of a plan that a decoder is at.
#[derive(Debug, Clone, Copy)]
pub struct PlanRef<'p>(Option<(&'p Plan, &'p Step)>);

/// What a decoder does next.
#[derive(Debug)]
pub enum Next<'p> {
    /// Decode as its own schema.
    Same,
    /// Decode another primitive, and convert.
    Promote(Promotion),
    /// Decode elements that take at least so many bytes each.
    Elements(PlanRef<'p>, usize),
    /// Decode the writer's fields.
    Record(RecordPlan<'p>),
    /// Read the writer's symbol, and map it.
    Enum(EnumPlan<'p>),
    /// Decode as this branch of the reader's union.
    Branch(usize, PlanRef<'p>),
}

impl<'p> PlanRef<'p> {
    /// The plan for data of the reader's own schema.
    pub const SAME: Self = Self(None);

    #[inline]
    fn at(plan: &'p Plan, index: usize) -> Self {
        match &plan.steps[index] {
            Step::Same => Self::SAME,
            step => Self(Some((plan, step))),
        }
    }

    /// Whether the data is of the reader's own schema from here on.
    #[inline]
    pub fn is_same(self) -> bool {
        self.0.is_none()
    }

    /// The fields of the writer's record; none if they are the reader's own.
    ///
    /// # Errors
    ///
    /// As [`next`](Self::next), and if the plan is for another type.
    #[inline]
    pub fn record(self, reader: &mut Reader<'_>) -> Result<Option<RecordPlan<'p>>, DecodeError> {
        match self.0 {
            None => Ok(None),
            Some((plan, Step::Record(fields))) => Ok(Some(RecordPlan { plan, fields })),
            Some(_) => self.chosen_record(reader),
        }
    }

    /// Where the writer has a union.
    #[inline(never)]
    fn chosen_record(self, reader: &mut Reader<'_>) -> Result<Option<RecordPlan<'p>>, DecodeError> {
        match self.next(reader)? {
            Next::Same => Ok(None),
            Next::Record(record) => Ok(Some(record)),
            _ => Err(impossible(reader, "a plan for another type")),
        }
    }

    /// What to do next; reads the branch that the writer chose, if it has a union here.
    ///
    /// # Errors
    ///
    /// If the branch doesn't exist, or the reader can't read it.
    #[inline]
    pub fn next(self, reader: &mut Reader<'_>) -> Result<Next<'p>, DecodeError> {
        let Some((plan, step)) = self.0 else {
            return Ok(Next::Same);
        };
        Ok(match step {
            Step::Same => Next::Same,
            Step::Promote(promotion) => Next::Promote(*promotion),
            Step::Array { items, minimum } => Next::Elements(Self::at(plan, *items), *minimum),
            Step::Map { values, minimum } => Next::Elements(Self::at(plan, *values), *minimum),
            Step::Record(fields) => Next::Record(RecordPlan { plan, fields }),
            Step::Enum(symbols) => Next::Enum(EnumPlan { symbols }),
            Step::ReaderUnion { branch, inner } => Next::Branch(*branch, Self::at(plan, *inner)),
            Step::WriterUnion(branches) => return Self::chosen(plan, branches, reader),
            Step::Impossible(reason) => return Err(impossible(reader, reason)),
        })
    }

    /// What to do with the branch that the writer chose.
    #[inline(never)]
    fn chosen(
        plan: &'p Plan,
        branches: &'p [Result<usize, String>],
        reader: &mut Reader<'_>,
    ) -> Result<Next<'p>, DecodeError> {
        let offset = reader.offset();
        match &branches[reader.branch(branches.len())?] {
            // No union holds one: it ends here.
            Ok(inner) => Self::at(plan, *inner).next(reader),
            Err(name) => {
                let kind = DecodeErrorKind::UnknownBranch(name.clone());
                Err(DecodeError::new(kind, offset))
            }
        }
    }
}

#[cold]
fn impossible(reader: &Reader<'_>, reason: &str) -> DecodeError {
    reader.error(DecodeErrorKind::UnknownBranch(reason.to_owned()))
}

/// The fields of a writer's record.
#[derive(Debug, Clone, Copy)]
pub struct RecordPlan<'p> {
    plan: &'p Plan,
    fields: &'p [FieldStep],
}

impl<'p> RecordPlan<'p> {
    /// Calls `read` once for each of the reader's fields, with its index, in the order of the data,
    /// and then for those that take their defaults. `names` are the reader's field names.
    ///
    /// # Errors
    ///
    /// What `read` returns, with the field's name added to its path.
    #[inline]
    pub fn each(
        self,
        reader: &mut Reader<'p>,
        names: &[&str],
        mut read: impl FnMut(usize, &mut Reader<'p>, PlanRef<'p>) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        for step in self.fields {
            let mut default;
            // `read` is called in one place, so that it can be inlined.
            let (field, source, plan) = match step {
                FieldStep::Read { field, plan } => {
                    (*field, &mut *reader, PlanRef::at(self.plan, *plan))
                }
                FieldStep::Skip { name, ty } => {
                    skip(reader, &self.plan.writer, ty).map_err(|error| error.within(name))?;
                    continue;
                }
                FieldStep::Default { field, binary } => {
                    // What is filled in takes no bytes of the data: no more than the reader's own
                    // schema says, for every element that there is.
                    reader
                        .charge_memory(binary.len().saturating_add(32))
                        .map_err(|error| error.within(names[*field]))?;
                    default = Reader::new(binary);
                    (*field, &mut default, PlanRef::SAME)
                }
            };
            read(field, source, plan).map_err(|error| error.within(names[field]))?;
        }
        Ok(())
    }
}

/// The symbols of a writer's enum.
#[derive(Debug, Clone, Copy)]
pub struct EnumPlan<'p> {
    symbols: &'p [Result<usize, String>],
}

impl EnumPlan<'_> {
    /// Reads the writer's symbol, as the index of the reader's.
    ///
    /// # Errors
    ///
    /// If the writer has no such symbol, or the reader lacks it and has no default.
    pub fn read(self, reader: &mut Reader<'_>) -> Result<usize, DecodeError> {
        let offset = reader.offset();
        match &self.symbols[reader.symbol(self.symbols.len())?] {
            Ok(index) => Ok(*index),
            Err(name) => Err(DecodeError::new(
                DecodeErrorKind::UnknownSymbol(name.clone()),
                offset,
            )),
        }
    }
}
