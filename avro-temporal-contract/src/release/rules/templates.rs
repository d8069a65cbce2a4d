//! Two id templates of one workflow.

use crate::contract::{Part, Path, Template};
use crate::schema::{Field, Kind, NamedType, SchemaSet, Type};

/// What becomes of a released template in a later contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Rendering {
    /// The later template gives the same id for the same input.
    Same,
    /// It gives another, and the released one can still be made: its paths in the later input.
    Kept(Vec<Vec<String>>),
    /// The released one can't be made any more: this path leads nowhere, or to another type.
    Lost(String),
}

/// Compares a released template with that of a later contract.
pub(crate) fn rendering_of(
    (old, was): (&SchemaSet, &Template),
    (new, input, is): (&SchemaSet, Option<&Type>, Option<&Template>),
) -> Rendering {
    let mut paths = Vec::new();
    for part in &was.parts {
        let Part::Value { path, .. } = part else {
            continue;
        };
        match input.and_then(|input| follow(new, input, old, path)) {
            Some(path) => paths.push(path),
            None => return Rendering::Lost(path.text.clone()),
        }
    }
    if is.is_some_and(|is| is_same(was, &paths, is)) {
        Rendering::Same
    } else {
        Rendering::Kept(paths)
    }
}

fn is_same(was: &Template, paths: &[Vec<String>], is: &Template) -> bool {
    let mut paths = paths.iter();
    was.parts.len() == is.parts.len()
        && was.parts.iter().zip(&is.parts).all(|pair| match pair {
            (Part::Literal(was), Part::Literal(is)) => was == is,
            (Part::Value { end: was, .. }, Part::Value { end: is, path }) => {
                was == is && paths.next() == Some(&path.fields)
            }
            _ => false,
        })
}

/// A released path in a later input: each field under its later name.
fn follow(new: &SchemaSet, input: &Type, old: &SchemaSet, path: &Path) -> Option<Vec<String>> {
    let mut at = input;
    let mut followed = Vec::new();
    for step in &path.fields {
        let Kind::Named(id) = at.kind else {
            return None;
        };
        let field = later_field(new.get(id), step)?;
        followed.push(field.name.clone());
        at = &field.ty;
    }
    reads_alike((old, &path.ty), (new, at)).then_some(followed)
}

fn later_field<'a>(record: &'a NamedType, step: &str) -> Option<&'a Field> {
    let fields = record.fields();
    let by_alias = || {
        fields
            .iter()
            .find(|field| field.aliases.iter().any(|it| it == step))
    };
    fields
        .iter()
        .find(|field| field.name == step)
        .or_else(by_alias)
}

/// Whether a value of the released type is the same text as one of the later type.
fn reads_alike((old_set, old): (&SchemaSet, &Type), (new_set, new): (&SchemaSet, &Type)) -> bool {
    match (&old.kind, &new.kind) {
        (Kind::Int | Kind::Long, Kind::Int | Kind::Long) | (Kind::Boolean, Kind::Boolean) => true,
        (Kind::String, Kind::String) => old.logical == new.logical,
        (Kind::Named(old), Kind::Named(new)) => {
            let (old, new) = (old_set.get(*old), new_set.get(*new));
            super::super::walk::is_same_type(old, new)
        }
        _ => false,
    }
}

/// A template as it would be written, for messages.
pub(super) fn shown(template: &Template) -> String {
    let parts = template.parts.iter().map(|part| match part {
        Part::Literal(text) => text.clone(),
        Part::Value { path, .. } => format!("{{{}}}", path.text),
    });
    parts.collect()
}
