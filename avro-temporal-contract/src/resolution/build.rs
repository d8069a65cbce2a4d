//! Two schemas to a plan.

use std::collections::HashMap;
use std::sync::Arc;

use super::findings::{Findings, PairId};
use super::rules::{Meeting, RULES, Sets, WARNINGS, names_match};
use super::same::replace_same;
use super::{ELEMENT, Plan, Promotion, Schema, Step};
use crate::binary::on_a_stack_that_suffices;
use crate::schema::{Kind, Type, TypeId};

/// The plan, if there is one, and what was found on the way.
pub(super) fn build<'a>(writer: &'a Schema, reader: &'a Schema) -> (Option<Plan>, Findings<'a>) {
    let sets = Sets {
        writer: &writer.set,
        reader: &reader.set,
    };
    let mut builder = Builder {
        sets,
        steps: Vec::new(),
        alike: Vec::new(),
        pairs: HashMap::new(),
        findings: Findings::new(sets),
    };
    builder.add(Step::Same, true);
    let root = builder.pair(&writer.ty, &reader.ty);
    let plan = root.map(|root| {
        replace_same(&mut builder.steps, builder.alike);
        Plan {
            writer: Arc::clone(&writer.set),
            steps: builder.steps,
            root,
        }
    });
    (plan, builder.findings)
}

/// The index of [`Step::Same`].
const SAME: usize = 0;

pub(super) struct Builder<'a> {
    pub(super) sets: Sets<'a>,
    pub(super) steps: Vec<Step>,
    /// Whether each step changes nothing if those inside it change nothing.
    pub(super) alike: Vec<bool>,
    /// Named pairs that have a step, also while it is being built: recursion refers to it.
    pub(super) pairs: HashMap<(TypeId, TypeId), (Option<usize>, PairId)>,
    pub(super) findings: Findings<'a>,
}

impl<'a> Builder<'a> {
    /// The step that reads `writer` as `reader`; `None` with findings if nothing can.
    pub(super) fn pair(&mut self, writer: &'a Type, reader: &'a Type) -> Option<usize> {
        match (&writer.kind, &reader.kind) {
            (Kind::Union(branches), _) => self.writer_union(branches, writer, reader),
            (_, Kind::Union(branches)) => self.reader_union(writer, branches, reader),
            (Kind::Named(from), Kind::Named(to)) => {
                // A chain of types is as long as its author likes.
                on_a_stack_that_suffices(|| self.named(*from, *to))
            }
            (Kind::Array(from), Kind::Array(to)) => {
                let items = self.element(from, to)?;
                let minimum = self.sets.writer.minimum_size(from);
                Some(self.add(Step::Array { items, minimum }, true))
            }
            (Kind::Map(from), Kind::Map(to)) => {
                let values = self.element(from, to)?;
                let minimum = self.sets.writer.minimum_size(from).saturating_add(1);
                Some(self.add(Step::Map { values, minimum }, true))
            }
            _ => self.primitive(writer, reader),
        }
    }

    fn element(&mut self, writer: &'a Type, reader: &'a Type) -> Option<usize> {
        self.findings.step(ELEMENT);
        let step = self.pair(writer, reader);
        self.findings.back();
        step
    }

    pub(super) fn add(&mut self, step: Step, alike: bool) -> usize {
        self.steps.push(step);
        self.alike.push(alike);
        self.steps.len() - 1
    }

    fn primitive(&mut self, writer: &'a Type, reader: &'a Type) -> Option<usize> {
        if self.is_breached(Meeting::Types(writer, reader), false) {
            return None;
        }
        Some(match Promotion::of(&writer.kind, &reader.kind) {
            Some(promotion) => self.add(Step::Promote(promotion), false),
            None => SAME,
        })
    }

    /// Runs every rule; the first that applies is what is told.
    pub(super) fn is_breached(&mut self, meeting: Meeting<'a>, by_data: bool) -> bool {
        for rule in WARNINGS {
            if (rule.check)(self.sets, meeting).is_some() {
                self.findings.warn(rule, meeting);
            }
        }
        let breached = RULES
            .into_iter()
            .find(|rule| (rule.check)(self.sets, meeting).is_some());
        if let Some(rule) = breached {
            self.findings.breach(rule, meeting, by_data);
        }
        breached.is_some()
    }

    /// Each branch that can't be read is decided by the data; if none can, nothing can.
    fn writer_union(
        &mut self,
        branches: &'a [Type],
        writer: &'a Type,
        reader: &'a Type,
    ) -> Option<usize> {
        if branches.is_empty() {
            self.is_breached(Meeting::NoBranch(writer, reader), false);
            return None;
        }
        let before = self.findings.mark();
        let steps: Vec<_> = branches
            .iter()
            .map(|branch| {
                self.pair(branch, reader)
                    .ok_or_else(|| self.sets.writer.describe(branch))
            })
            .collect();
        if steps.iter().all(Result::is_err) {
            return None;
        }
        self.findings.by_data_since(before);
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
    fn reader_union(
        &mut self,
        writer: &'a Type,
        branches: &'a [Type],
        reader: &'a Type,
    ) -> Option<usize> {
        let mut order: Vec<(Likeness, usize)> = branches
            .iter()
            .enumerate()
            .filter_map(|(index, branch)| Some((self.likeness(writer, branch)?, index)))
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
        let mut nearest = None;
        for (likeness, branch) in order {
            let before = self.findings.mark();
            if let Some(inner) = self.pair(writer, &branches[branch]) {
                return Some(self.add(Step::ReaderUnion { branch, inner }, false));
            }
            let found = self.findings.set_aside(before);
            if likeness < Likeness::Other && nearest.is_none() {
                nearest = Some(found);
            }
        }
        // Why the like branch doesn't fit says more than that no branch does.
        match nearest {
            Some(found) => self.findings.put_back(found),
            None => {
                self.is_breached(Meeting::NoBranch(writer, reader), false);
            }
        }
        None
    }

    /// How like a reader's branch is; `None` if it can't be meant.
    fn likeness(&self, writer: &Type, reader: &Type) -> Option<Likeness> {
        match (&writer.kind, &reader.kind) {
            (Kind::Named(from), Kind::Named(to)) => {
                let (from, to) = (self.sets.writer.get(*from), self.sets.reader.get(*to));
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
