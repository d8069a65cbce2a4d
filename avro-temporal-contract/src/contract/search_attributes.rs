//! Search attributes and memos, from fields of the input.

use super::message::MessageContext;
use super::model::{Memo, Path, SearchAttribute, SearchAttributeKind};
use super::path::{Misstep, resolve_path};
use super::template::sensitive;
use super::type_options::sensitive_field_in;
use crate::diagnostic::Diagnostic;
use crate::json::{Member, Node, Value};
use crate::name::suggest;
use crate::schema::{Kind, Logical, SchemaSet, Shape, Type};

/// Resolves the search attributes that a workflow starts with. `protocol` is the protocol's
/// `temporal`, which declares their kinds.
pub(super) fn resolve_search_attributes(
    context: &mut MessageContext<'_>,
    protocol: Option<&Node>,
) -> Vec<SearchAttribute> {
    let declared = protocol.and_then(|protocol| protocol.get("searchAttributes"));
    let mut attributes = Vec::new();
    for member in members(context, "searchAttributes") {
        let path = resolve(context, member, "searchAttributes");
        let Some(kind) = declared.and_then(|declared| declared.get(&member.name)) else {
            undeclared(context, member, declared);
            continue;
        };
        let word = kind.as_str().and_then(SearchAttributeKind::from_word);
        let (Some(path), Some(word)) = (path, word) else {
            continue;
        };
        if !fits(context.set, word, &path.ty) {
            context.diagnostics.push(
                Diagnostic::error(
                    "search_attribute_kind",
                    &member.node.site,
                    format!(
                        "the search attribute `{}` of {} is `{}`, and `{}` is `{}`",
                        member.name.escape_debug(),
                        context.what,
                        word.word(),
                        path.text,
                        context.set.describe(&path.ty)
                    ),
                )
                .note_at("its kind stands", &kind.site)
                .help(format!(
                    "choose a field that is {}, or another kind",
                    fitting(word)
                )),
            );
            continue;
        }
        attributes.push(SearchAttribute {
            name: member.name.clone(),
            kind: word,
            path,
        });
    }
    attributes
}

/// Resolves the memo that a workflow starts with.
pub(super) fn resolve_memo(context: &mut MessageContext<'_>) -> Vec<Memo> {
    let mut memo = Vec::new();
    for member in members(context, "memo") {
        let Some(path) = resolve(context, member, "memo") else {
            continue;
        };
        if let Some((named, field)) = sensitive_field_in(context.set, &path.ty) {
            let misstep = Misstep::new(
                format!(
                    "`{}` holds `{field}` of `{}`, which is sensitive",
                    path.text, named.name
                ),
                "choose fields that aren't, or remove `sensitive`",
            );
            report(context, member, "memo", "sensitive_path", misstep);
            continue;
        }
        memo.push(Memo {
            name: member.name.clone(),
            path,
        });
    }
    memo
}

fn members<'a>(context: &MessageContext<'a>, key: &str) -> &'a [Member] {
    match context.own().get(key).map(|node| &node.value) {
        Some(Value::Object(members)) => members,
        _ => &[],
    }
}

fn resolve(context: &mut MessageContext<'_>, member: &Member, key: &str) -> Option<Path> {
    let text = member
        .node
        .as_str()
        .filter(|text| !text.trim().is_empty())?;
    match resolve_path(context.set, context.request, text) {
        Ok(found) => match found.sensitive {
            None => Some(found.path),
            Some((field, site)) => {
                let misstep = sensitive(text, &field, &site);
                report(context, member, key, "sensitive_path", misstep);
                None
            }
        },
        Err(misstep) => {
            report(context, member, key, "bad_path", misstep);
            None
        }
    }
}

fn report(
    context: &mut MessageContext<'_>,
    member: &Member,
    key: &str,
    rule: &'static str,
    misstep: Misstep,
) {
    let mut diagnostic = Diagnostic::error(
        rule,
        &member.node.site,
        format!(
            "`{}` in `{key}` of {} has no value: {}",
            member.name.escape_debug(),
            context.what,
            misstep.reason
        ),
    );
    if let Some((note, site)) = &misstep.note {
        diagnostic = diagnostic.note_at(note, site);
    }
    context.diagnostics.push(diagnostic.help(misstep.help));
}

fn undeclared(context: &mut MessageContext<'_>, member: &Member, declared: Option<&Node>) {
    let names: Vec<&str> = match declared.map(|declared| &declared.value) {
        Some(Value::Object(members)) => members.iter().map(|it| it.name.as_str()).collect(),
        _ => Vec::new(),
    };
    let name = member.name.escape_debug();
    context.diagnostics.push(
        Diagnostic::error(
            "undeclared_search_attribute",
            &member.name_site,
            format!("the search attribute `{name}` of {} is not declared", context.what),
        )
        .note("its kind is the namespace's, and stands in `searchAttributes` of the protocol")
        .help(match suggest(&member.name, names) {
            Some(meant) => format!("write `{}`", meant.escape_debug()),
            None => format!(
                "add it to the protocol's `temporal`: `\"searchAttributes\": {{\"{name}\": \"Keyword\"}}`"
            ),
        }),
    );
}

/// Whether values of a schema are of a kind; where the value is null, the attribute isn't set.
fn fits(set: &SchemaSet, kind: SearchAttributeKind, ty: &Type) -> bool {
    use SearchAttributeKind::{Bool, Datetime, Double, Int, Keyword, KeywordList, Text};
    if let Kind::Union(branches) = &ty.kind {
        return match branches.as_slice() {
            [null, other] | [other, null] if matches!(null.kind, Kind::Null) => {
                !matches!(other.kind, Kind::Union(_)) && fits(set, kind, other)
            }
            _ => false,
        };
    }
    match (kind, &ty.kind, ty.logical) {
        (Bool, Kind::Boolean, None)
        | (Double, Kind::Double | Kind::Float, None)
        | (Int, Kind::Int | Kind::Long, None)
        | (Keyword, Kind::String, None | Some(Logical::Uuid))
        | (Text, Kind::String, None)
        | (
            Datetime,
            Kind::Long,
            Some(Logical::TimestampMillis | Logical::TimestampMicros | Logical::TimestampNanos),
        ) => true,
        (KeywordList, Kind::Array(items), _) => {
            matches!((&items.kind, items.logical), (Kind::String, None))
        }
        (Keyword, Kind::Named(id), _) => matches!(
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

fn fitting(kind: SearchAttributeKind) -> &'static str {
    match kind {
        SearchAttributeKind::Bool => "a boolean",
        SearchAttributeKind::Datetime => "a timestamp of millis, micros or nanos",
        SearchAttributeKind::Double => "a double or float",
        SearchAttributeKind::Int => "an int or long",
        SearchAttributeKind::Keyword => "a string, enum or uuid",
        SearchAttributeKind::KeywordList => "an array of strings",
        SearchAttributeKind::Text => "a string",
    }
}
