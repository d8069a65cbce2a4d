//! Two schemas to a plan.

use std::collections::HashMap;
use std::sync::Arc;

use super::build_named::names_match;
use super::same::replace_same;
use super::{Mismatch, Plan, Promotion, Schema, Step};
use crate::binary::on_a_stack_that_suffices;
use crate::schema::{Kind, Type, TypeId};
use crate::site::Site;

pub(super) fn build(writer: &Schema, reader: &Schema) -> Result<Plan, Vec<Mismatch>> {
    let mut builder = Builder {
        writer,
        reader,
        steps: Vec::new(),
        alike: Vec::new(),
        pairs: HashMap::new(),
        path: Vec::new(),
        mismatches: Vec::new(),
    };
    builder.add(Step::Same, true);
    let Some(root) = builder.pair(&writer.ty, &reader.ty) else {
        return Err(builder.mismatches);
    };
    replace_same(&mut builder.steps, builder.alike);
    Ok(Plan {
        writer: Arc::clone(&writer.set),
        steps: builder.steps,
        root,
    })
}

/// The index of [`Step::Same`].
const SAME: usize = 0;

pub(super) struct Builder<'a> {
    pub(super) writer: &'a Schema,
    pub(super) reader: &'a Schema,
    pub(super) steps: Vec<Step>,
    /// Whether each step changes nothing if those inside it change nothing.
    pub(super) alike: Vec<bool>,
    /// Named pairs that have a step, also while it is being built: recursion refers to it.
    pub(super) pairs: HashMap<(TypeId, TypeId), Option<usize>>,
    pub(super) path: Vec<String>,
    mismatches: Vec<Mismatch>,
}

impl Builder<'_> {
    /// The step that reads `writer` as `reader`; `None` with mismatches if nothing can.
    pub(super) fn pair(&mut self, writer: &Type, reader: &Type) -> Option<usize> {
        match (&writer.kind, &reader.kind) {
            (Kind::Union(branches), _) => self.writer_union(branches, writer, reader),
            (_, Kind::Union(branches)) => self.reader_union(writer, branches, reader),
            (Kind::Named(from), Kind::Named(to)) => {
                // A chain of types is as long as its author likes.
                on_a_stack_that_suffices(|| self.named((*from, writer), (*to, reader)))
            }
            (Kind::Array(from), Kind::Array(to)) => {
                let items = self.element(from, to)?;
                let minimum = self.writer.set.minimum_size(from);
                Some(self.add(Step::Array { items, minimum }, true))
            }
            (Kind::Map(from), Kind::Map(to)) => {
                let values = self.element(from, to)?;
                let minimum = self.writer.set.minimum_size(from).saturating_add(1);
                Some(self.add(Step::Map { values, minimum }, true))
            }
            _ => self.primitive(writer, reader),
        }
    }

    fn element(&mut self, writer: &Type, reader: &Type) -> Option<usize> {
        self.path.push("[]".to_owned());
        let step = self.pair(writer, reader);
        self.path.pop();
        step
    }

    pub(super) fn add(&mut self, step: Step, alike: bool) -> usize {
        self.steps.push(step);
        self.alike.push(alike);
        self.steps.len() - 1
    }

    fn primitive(&mut self, writer: &Type, reader: &Type) -> Option<usize> {
        use std::mem::discriminant;
        if let (Some(from), Some(to)) = (writer.logical, reader.logical)
            && from != to
        {
            return self.mismatch(
                "logical_type_mismatch",
                format!(
                    "the writer has {}, the reader {}",
                    self.of_writer(writer),
                    self.of_reader(reader)
                ),
                &writer.site,
                &reader.site,
            );
        }
        if discriminant(&writer.kind) == discriminant(&reader.kind)
            && !matches!(writer.kind, Kind::Named(_))
        {
            return Some(SAME);
        }
        let promotion = match (&writer.kind, &reader.kind) {
            (Kind::Int, Kind::Long) => Promotion::IntToLong,
            (Kind::Int, Kind::Float) => Promotion::IntToFloat,
            (Kind::Int, Kind::Double) => Promotion::IntToDouble,
            (Kind::Long, Kind::Float) => Promotion::LongToFloat,
            (Kind::Long, Kind::Double) => Promotion::LongToDouble,
            (Kind::Float, Kind::Double) => Promotion::FloatToDouble,
            (Kind::String, Kind::Bytes) => Promotion::StringToBytes,
            (Kind::Bytes, Kind::String) => Promotion::BytesToString,
            _ => {
                return self.mismatch(
                    "type_mismatch",
                    format!(
                        "the writer has {}, the reader {}",
                        self.of_writer(writer),
                        self.of_reader(reader)
                    ),
                    &writer.site,
                    &reader.site,
                );
            }
        };
        Some(self.add(Step::Promote(promotion), false))
    }

    fn of_writer(&self, ty: &Type) -> String {
        format!("`{}`", self.writer.set.describe(ty))
    }

    fn of_reader(&self, ty: &Type) -> String {
        format!("`{}`", self.reader.set.describe(ty))
    }

    pub(super) fn mismatch(
        &mut self,
        rule: &'static str,
        message: String,
        writer: &Site,
        reader: &Site,
    ) -> Option<usize> {
        let mut path = String::new();
        for step in &self.path {
            if !path.is_empty() && step != "[]" {
                path.push('.');
            }
            path.push_str(step);
        }
        self.mismatches.push(Mismatch {
            rule,
            path,
            message,
            writer: writer.clone(),
            reader: reader.clone(),
        });
        None
    }

    /// Each branch that can't be read is decided by the data; if none can, nothing can.
    fn writer_union(&mut self, branches: &[Type], writer: &Type, reader: &Type) -> Option<usize> {
        let before = self.mismatches.len();
        let steps: Vec<_> = branches
            .iter()
            .map(|branch| {
                self.pair(branch, reader)
                    .ok_or_else(|| self.writer.set.describe(branch))
            })
            .collect();
        if steps.iter().all(Result::is_err) {
            if branches.is_empty() {
                return self.mismatch(
                    "missing_union_branch",
                    "the writer's union has no branch".to_owned(),
                    &writer.site,
                    &reader.site,
                );
            }
            return None;
        }
        self.mismatches.truncate(before);
        let alike = match &reader.kind {
            Kind::Union(own) => own.len() == steps.len() && self.keep_branches(&steps),
            _ => false,
        };
        Some(self.add(Step::WriterUnion(steps), alike))
    }

    fn keep_branches(&self, steps: &[Result<usize, String>]) -> bool {
        steps.iter().enumerate().all(|(index, step)| {
            step.as_ref().is_ok_and(|step| {
                matches!(self.steps[*step], Step::ReaderUnion { branch, .. } if branch == index)
            })
        })
    }

    /// The exact type, or else the first branch that the writer's type matches by its name or
    /// promotes to.
    fn reader_union(&mut self, writer: &Type, branches: &[Type], reader: &Type) -> Option<usize> {
        let before = self.mismatches.len();
        let likeness = |branch: &Type| self.likeness(writer, branch);
        let mut order: Vec<(Likeness, usize)> = branches
            .iter()
            .enumerate()
            .filter_map(|(index, branch)| Some((likeness(branch)?, index)))
            .collect();
        order.sort_unstable();
        // The exact type is meant, also where it doesn't resolve: a timestamp of another unit must
        // not become a double.
        if order
            .first()
            .is_some_and(|(likeness, _)| *likeness == Likeness::Exact)
        {
            order.truncate(1);
        }
        let mut like = false;
        for (likeness, branch) in order {
            if let Some(inner) = self.pair(writer, &branches[branch]) {
                self.mismatches.truncate(before);
                return Some(self.add(Step::ReaderUnion { branch, inner }, false));
            }
            like |= likeness < Likeness::Other;
        }
        // Why the like branch doesn't fit says more than that no branch does.
        if like && self.mismatches.len() > before {
            self.mismatches.truncate(before + 1);
            return None;
        }
        self.mismatches.truncate(before);
        self.mismatch(
            "missing_union_branch",
            format!(
                "the reader's {} has no branch for the writer's {}",
                self.of_reader(reader),
                self.of_writer(writer)
            ),
            &writer.site,
            &reader.site,
        )
    }

    /// How like a reader's branch is; `None` if it can't be meant.
    fn likeness(&self, writer: &Type, reader: &Type) -> Option<Likeness> {
        match (&writer.kind, &reader.kind) {
            (Kind::Named(from), Kind::Named(to)) => {
                let (from, to) = (self.writer.set.get(*from), self.reader.set.get(*to));
                if from.name == to.name {
                    Some(Likeness::Exact)
                } else {
                    names_match(from, to).then_some(Likeness::ByName)
                }
            }
            (Kind::Named(_), _) | (_, Kind::Named(_)) => None,
            (from, to) if std::mem::discriminant(from) == std::mem::discriminant(to) => {
                Some(Likeness::Exact)
            }
            _ => Some(Likeness::Other),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Exact,
    ByName,
    Other,
}
