//! Records, enums and fixed of two schemas to a plan.

use std::collections::{HashMap, HashSet};

use super::build::Builder;
use super::rules::{Meeting, names_match};
use super::{FieldStep, Step};
use crate::schema::{Field, NamedType, Shape, Symbol, TypeId, encode_default};

impl<'a> Builder<'a> {
    pub(super) fn named(&mut self, writer: TypeId, reader: TypeId) -> Option<usize> {
        if let Some((step, pair)) = self.pairs.get(&(writer, reader)) {
            self.findings.refer(*pair);
            return *step;
        }
        let (from, to) = (self.sets.writer.get(writer), self.sets.reader.get(reader));
        let index = self.add(Step::Impossible(from.name.to_string()), false);
        let pair = self.findings.enter();
        self.pairs.insert((writer, reader), (Some(index), pair));
        let built = self.shapes(from, to);
        self.findings.leave();
        self.findings.refer(pair);
        let Some((step, alike)) = built else {
            self.pairs.insert((writer, reader), (None, pair));
            return None;
        };
        self.steps[index] = step;
        self.alike[index] = alike;
        Some(index)
    }

    /// The step, and whether it changes nothing if those inside it change nothing.
    fn shapes(&mut self, from: &'a NamedType, to: &'a NamedType) -> Option<(Step, bool)> {
        let meeting = Meeting::Named(from, to);
        if let (Shape::Enum { symbols: own, .. }, Shape::Enum { symbols, default }) =
            (&from.shape, &to.shape)
        {
            let mapped = map_symbols(own, symbols, *default);
            // Which symbol is written is decided by the data.
            let by_data = names_match(from, to) && mapped.iter().any(Result::is_ok);
            if self.is_breached(meeting, by_data) && !by_data {
                return None;
            }
            let alike = own.len() == symbols.len()
                && own
                    .iter()
                    .zip(symbols)
                    .all(|(own, other)| own.name == other.name);
            return Some((Step::Enum(mapped), alike));
        }
        if self.is_breached(meeting, false) {
            return None;
        }
        match from.shape {
            Shape::Record { .. } => self.fields(from, to),
            _ => Some((Step::Same, true)),
        }
    }

    fn fields(&mut self, from: &'a NamedType, to: &'a NamedType) -> Option<(Step, bool)> {
        let (own, fields) = (from.fields(), to.fields());
        let mut steps = Vec::with_capacity(own.len().max(fields.len()));
        let mut failed = false;
        let mut matches = Matches::new(own, fields);
        for writer_field in own {
            let Some(index) = matches.take(writer_field) else {
                // What has no bytes needs no skipping, and there can be thousands of it.
                if self.sets.writer.minimum_size(&writer_field.ty) > 0 {
                    steps.push(FieldStep::Skip {
                        name: writer_field.name.clone(),
                        ty: writer_field.ty.clone(),
                    });
                }
                continue;
            };
            let field = &fields[index];
            self.findings.step(&field.name);
            if matches.is_ambiguous(field) {
                self.is_breached(Meeting::Ambiguous(from, to, field), false);
            }
            let step = self.pair(&writer_field.ty, &field.ty);
            self.findings.back();
            match step {
                Some(plan) => steps.push(FieldStep::Read { field: index, plan }),
                None => failed = true,
            }
        }
        let alike = steps
            .iter()
            .enumerate()
            .all(|(index, step)| matches!(step, FieldStep::Read { field, .. } if *field == index));
        let read = steps.len();
        for (index, field) in fields
            .iter()
            .enumerate()
            .filter(|(index, _)| !matches.taken[*index])
        {
            let binary = field
                .default
                .as_ref()
                .and_then(|default| encode_default(self.sets.reader, &field.ty, default));
            let Some(binary) = binary else {
                self.findings.step(&field.name);
                self.is_breached(Meeting::Unwritten(from, to, field), false);
                self.findings.back();
                failed = true;
                continue;
            };
            steps.push(FieldStep::Default {
                field: index,
                binary,
            });
        }
        let alike = alike && steps.len() == read;
        (!failed).then_some((Step::Record(steps), alike))
    }
}

/// Which of the reader's fields each of the writer's is.
struct Matches<'a> {
    own: HashSet<&'a str>,
    fields: &'a [Field],
    by_name: HashMap<&'a str, usize>,
    by_alias: HashMap<&'a str, Vec<usize>>,
    taken: Vec<bool>,
}

impl<'a> Matches<'a> {
    fn new(own: &'a [Field], fields: &'a [Field]) -> Self {
        let mut by_alias: HashMap<&str, Vec<usize>> = HashMap::new();
        for (index, field) in fields.iter().enumerate() {
            for alias in &field.aliases {
                by_alias.entry(alias).or_default().push(index);
            }
        }
        let names = fields.iter().map(|field| field.name.as_str());
        Self {
            own: own.iter().map(|field| field.name.as_str()).collect(),
            fields,
            by_name: names.zip(0..).collect(),
            by_alias,
            taken: vec![false; fields.len()],
        }
    }

    /// Whether more than one of the writer's fields may be the reader's.
    fn is_ambiguous(&self, field: &Field) -> bool {
        let names = field.aliases.iter().chain([&field.name]);
        names
            .filter(|name| self.own.contains(name.as_str()))
            .count()
            > 1
    }

    /// The reader's field by its name, or, if the writer has no field of the reader's name, by one
    /// of the reader's aliases.
    fn take(&mut self, writer: &Field) -> Option<usize> {
        let name = writer.name.as_str();
        let by_alias = || {
            self.by_alias.get(name)?.iter().copied().find(|index| {
                !self.taken[*index] && !self.own.contains(self.fields[*index].name.as_str())
            })
        };
        let index = self.by_name.get(name).copied().or_else(by_alias)?;
        self.taken[index] = true;
        Some(index)
    }
}

fn map_symbols(
    own: &[Symbol],
    symbols: &[Symbol],
    default: Option<usize>,
) -> Vec<Result<usize, String>> {
    let names = symbols.iter().map(|symbol| symbol.name.as_str());
    let known: HashMap<&str, usize> = names.zip(0..).collect();
    own.iter()
        .map(|symbol| {
            known
                .get(symbol.name.as_str())
                .copied()
                .or(default)
                .ok_or_else(|| symbol.name.clone())
        })
        .collect()
}
