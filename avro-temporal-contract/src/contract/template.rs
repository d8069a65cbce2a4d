//! Texts with values of the input in them.

use super::message::MessageContext;
use super::model::{Part, Template};
use super::path::{Found, Misstep, resolve_path};
use crate::diagnostic::Diagnostic;
use crate::json::Node;
use crate::schema::{Kind, Logical, SchemaSet, Shape, Type};
use crate::site::Site;

/// What a template is for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Purpose {
    /// What it is called: `id`.
    pub(super) key: &'static str,
    /// The most bytes of the text that comes of it.
    pub(super) longest: usize,
}

/// A workflow or update id.
pub(super) const ID: Purpose = Purpose {
    key: "id",
    longest: 1000,
};

/// A fairness key.
pub(super) const FAIRNESS_KEY: Purpose = Purpose {
    key: "fairnessKey",
    longest: 64,
};

/// Reads `order/{order.orderId}` against the input of a message, without what was reported; `None`
/// for what is no text.
pub(super) fn resolve_template(
    context: &mut MessageContext<'_>,
    node: &Node,
    purpose: Purpose,
) -> Option<Template> {
    let text = node.as_str().filter(|text| !text.trim().is_empty())?;
    let parts = match split(text) {
        Ok(parts) => parts,
        Err(misstep) => {
            report(context, node, purpose, "bad_template", misstep);
            Vec::new()
        }
    };
    let mut resolved = Vec::new();
    for (at, piece) in parts.iter().enumerate() {
        match piece {
            Piece::Literal(literal) => resolved.push(Part::Literal((*literal).to_owned())),
            Piece::Path(path) => {
                let end = match parts.get(at + 1) {
                    Some(Piece::Literal(literal)) => literal.chars().next(),
                    _ => None,
                };
                match resolve_value(context, path) {
                    Ok(found) => resolved.push(Part::Value {
                        path: found.path,
                        end,
                    }),
                    Err((rule, misstep)) => {
                        report(context, node, purpose, rule, misstep);
                    }
                }
            }
        }
    }
    let literals: usize = parts.iter().map(Piece::literal_bytes).sum();
    if literals > purpose.longest {
        let reason = format!("its text alone has {literals} bytes");
        let help = format!(
            "make it shorter: at most {} bytes are sent",
            purpose.longest
        );
        report(
            context,
            node,
            purpose,
            "bad_template",
            Misstep::new(reason, help),
        );
    }
    Some(Template {
        parts: resolved,
        site: node.site.clone(),
    })
}

fn resolve_value(
    context: &MessageContext<'_>,
    path: &str,
) -> Result<Found, (&'static str, Misstep)> {
    let found = resolve_path(context.set, context.request, path)
        .map_err(|misstep| ("bad_path", misstep))?;
    if let Some((field, site)) = &found.sensitive {
        return Err(("sensitive_path", sensitive(path, field, site)));
    }
    let ty = &found.path.ty;
    if !fits(context.set, ty) {
        let is = match &ty.kind {
            Kind::Union(branches) if branches.iter().any(|it| matches!(it.kind, Kind::Null)) => {
                "may be null".to_owned()
            }
            _ => format!("is `{}`", context.set.describe(ty)),
        };
        let mut misstep = Misstep::new(
            format!("`{path}` {is}, not a string, int, long, boolean, enum or uuid"),
            "choose a field that is one of these",
        );
        misstep.note = Some(("its type stands".to_owned(), ty.site.clone()));
        return Err(("bad_path", misstep));
    }
    Ok(found)
}

/// Why a sensitive field is nowhere but in payloads.
pub(super) fn sensitive(path: &str, field: &str, site: &Site) -> Misstep {
    let mut misstep = Misstep::new(
        format!("`{path}` leads through {field}, which is sensitive"),
        "choose another field, or remove `sensitive`",
    );
    misstep.note = Some(("it is marked".to_owned(), site.clone()));
    misstep
}

/// Whether each value has one text, which says nothing else.
fn fits(set: &SchemaSet, ty: &Type) -> bool {
    match (&ty.kind, ty.logical) {
        (Kind::String, None | Some(Logical::Uuid))
        | (Kind::Int | Kind::Long | Kind::Boolean, None) => true,
        (Kind::Named(id), _) => matches!(
            set.get(*id).shape,
            Shape::Enum { .. }
                | Shape::Fixed {
                    logical: Some(Logical::Uuid),
                    ..
                }
        ),
        _ => false,
    }
}

pub(super) fn report(
    context: &mut MessageContext<'_>,
    node: &Node,
    purpose: Purpose,
    rule: &'static str,
    misstep: Misstep,
) {
    let mut diagnostic = Diagnostic::error(
        rule,
        &node.site,
        format!(
            "`{}` of {} can't be made: {}",
            purpose.key, context.what, misstep.reason
        ),
    );
    if let Some((note, site)) = &misstep.note {
        diagnostic = diagnostic.note_at(note, site);
    }
    context.diagnostics.push(diagnostic.help(misstep.help));
}

enum Piece<'t> {
    Literal(&'t str),
    Path(&'t str),
}

impl Piece<'_> {
    fn literal_bytes(&self) -> usize {
        match self {
            Self::Literal(literal) => literal.len(),
            Self::Path(_) => 0,
        }
    }
}

/// Splits a template at its braces, and finds what would let two inputs make one text.
fn split(text: &str) -> Result<Vec<Piece<'_>>, Misstep> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let at = rest.find(['{', '}']).unwrap_or(rest.len());
        let (literal, after) = rest.split_at(at);
        if literal.chars().any(char::is_control) {
            return Err(Misstep::new(
                "it has a control character",
                "write it without",
            ));
        }
        if !literal.is_empty() {
            check_separator(&pieces, literal)?;
            pieces.push(Piece::Literal(literal));
        }
        let Some(after) = after.strip_prefix('{') else {
            if after.is_empty() {
                break;
            }
            return Err(Misstep::new(
                "it has a `}` that closes nothing",
                "write values as `{order.orderId}`; other braces can't stand in it",
            ));
        };
        let Some((path, after)) = after.split_once('}') else {
            return Err(Misstep::new(
                "it has a `{` that isn't closed",
                "write values as `{order.orderId}`; other braces can't stand in it",
            ));
        };
        if path.contains('{') {
            return Err(Misstep::new(
                "it has a `{` in a value",
                "write values as `{order.orderId}`; other braces can't stand in it",
            ));
        }
        if let Some(Piece::Path(before)) = pieces.last() {
            let (before, path) = (before.escape_debug(), path.escape_debug());
            return Err(Misstep::new(
                format!(
                    "nothing stands between `{{{before}}}` and `{{{path}}}`, so that two inputs could make one text"
                ),
                format!("write a character between: `{{{before}}}/{{{path}}}`"),
            ));
        }
        pieces.push(Piece::Path(path));
        rest = after;
    }
    Ok(pieces)
}

/// A value ends where the text after it begins, so that character is escaped in values, as `%`
/// and two hex digits: it can be none of those.
fn check_separator(pieces: &[Piece<'_>], literal: &str) -> Result<(), Misstep> {
    let first = literal.chars().next();
    match (pieces.last(), first) {
        (Some(Piece::Path(path)), Some(first @ ('0'..='9' | 'A'..='F' | '%'))) => {
            let path = path.escape_debug();
            Err(Misstep::new(
                format!(
                    "`{first}` after `{{{path}}}` could be part of a value, so that two inputs could make one text"
                ),
                format!("write another character between, such as `{{{path}}}/{literal}`"),
            ))
        }
        _ => Ok(()),
    }
}
