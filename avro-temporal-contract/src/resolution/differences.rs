//! What a reader makes up, and what it leaves out, of a writer's data.

use super::{ELEMENT, FieldStep, Plan, Schema, Step};
use crate::schema::{Kind, Type};

/// The fields that differ between a writer's schema and a reader's, as paths from the value on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// The reader's fields that take their defaults.
    pub filled: Vec<String>,
    /// The writer's fields that nobody reads.
    pub dropped: Vec<String>,
}

impl Plan {
    /// The fields that are filled with defaults and those that are dropped, each pair of types once,
    /// where it is met first. `reader` is the schema that the plan is for.
    pub fn differences(&self, reader: &Schema) -> Differences {
        let mut walk = Walk {
            plan: self,
            reader,
            is_seen: vec![false; self.steps.len()],
            path: Vec::new(),
            found: Differences::default(),
        };
        walk.step(self.root, &reader.ty);
        walk.found
    }
}

struct Walk<'p> {
    plan: &'p Plan,
    reader: &'p Schema,
    is_seen: Vec<bool>,
    path: Vec<&'p str>,
    found: Differences,
}

impl<'p> Walk<'p> {
    fn step(&mut self, index: usize, ty: &'p Type) {
        if std::mem::replace(&mut self.is_seen[index], true) {
            return;
        }
        match &self.plan.steps[index] {
            Step::Same | Step::Promote(_) | Step::Enum(_) | Step::Impossible(_) => {}
            Step::Array { items: inner, .. } | Step::Map { values: inner, .. } => {
                let (Kind::Array(ty) | Kind::Map(ty)) = &ty.kind else {
                    return;
                };
                self.within(ELEMENT, |walk| walk.step(*inner, ty));
            }
            Step::Record(fields) => self.record(fields, ty),
            Step::WriterUnion(branches) => {
                for inner in branches.iter().flatten() {
                    self.step(*inner, ty);
                }
            }
            Step::ReaderUnion { branch, inner } => {
                if let Kind::Union(branches) = &ty.kind {
                    self.step(*inner, &branches[*branch]);
                }
            }
        }
    }

    fn record(&mut self, steps: &'p [FieldStep], ty: &'p Type) {
        let fields = self.reader.fields(ty);
        for step in steps {
            match step {
                FieldStep::Read { field, plan } => {
                    let field = &fields[*field];
                    self.within(&field.name, |walk| walk.step(*plan, &field.ty));
                }
                FieldStep::Skip { name, .. } => {
                    let path = self.path_to(name);
                    self.found.dropped.push(path);
                }
                FieldStep::Default { field, .. } => {
                    let path = self.path_to(&fields[*field].name);
                    self.found.filled.push(path);
                }
            }
        }
    }

    fn within(&mut self, name: &'p str, walk: impl FnOnce(&mut Self)) {
        self.path.push(name);
        walk(self);
        self.path.pop();
    }

    fn path_to(&self, name: &str) -> String {
        let mut path = String::new();
        for step in self.path.iter().copied().chain([name]) {
            if !path.is_empty() && step != ELEMENT {
                path.push('.');
            }
            path.push_str(step);
        }
        path
    }
}
