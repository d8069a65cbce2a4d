//! Two id templates of one workflow.

use crate::contract::{Part, Path, Template};
use crate::schema::{Field, Kind, NamedType, SchemaSet, Type};

/// What becomes of a released template in a later contract.
#[derive(Debug, Clone)]
pub(crate) enum Rendering {
    /// The later template gives the same id for the same input.
    Same,
    /// It gives another, and the released one can still be made: with its paths in the later input.
    Kept(Template),
    /// The released one can't be made any more: this path leads nowhere, or to another type.
    Lost(String),
}

/// Compares a released template with that of a later contract.
pub(crate) fn rendering_of(
    (old, was): (&SchemaSet, &Template),
    (new, input, is): (&SchemaSet, Option<&Type>, Option<&Template>),
) -> Rendering {
    let mut parts = Vec::new();
    for part in &was.parts {
        parts.push(match part {
            Part::Literal(text) => Part::Literal(text.clone()),
            Part::Value { path, end } => {
                let Some(path) = input.and_then(|input| follow(new, input, old, path)) else {
                    return Rendering::Lost(path.text.clone());
                };
                Part::Value { path, end: *end }
            }
        });
    }
    let followed = Template {
        parts,
        site: was.site.clone(),
    };
    match is {
        Some(is) if is_same(&followed, is) => Rendering::Same,
        _ => Rendering::Kept(followed),
    }
}

/// Whether two templates of one input give the same text for every value.
pub(crate) fn is_same(one: &Template, other: &Template) -> bool {
    one.parts.len() == other.parts.len()
        && one.parts.iter().zip(&other.parts).all(|pair| match pair {
            (Part::Literal(one), Part::Literal(other)) => one == other,
            (
                Part::Value {
                    end: one_end,
                    path: one,
                },
                Part::Value { end, path },
            ) => one_end == end && one.fields == path.fields,
            _ => false,
        })
}

/// A released path in a later input: each field under its later name.
fn follow(new: &SchemaSet, input: &Type, old: &SchemaSet, path: &Path) -> Option<Path> {
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
    reads_alike((old, &path.ty), (new, at)).then(|| Path {
        text: path.text.clone(),
        fields: followed,
        ty: at.clone(),
    })
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
