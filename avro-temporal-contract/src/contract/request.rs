//! Requests as records.

use std::sync::Arc;

use super::model::Parameter;
use super::options::elements;
use super::type_options::{check_misplaced, misplaced};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::json::{Member, Node, Value};
use crate::name::FullName;
use crate::schema::{Kind, Message, NamedType, SchemaSet, Shape, Type};
use crate::site::Site;

/// What a message takes.
#[derive(Debug, Clone, Default)]
pub(super) struct Request {
    /// A record; `None` if it takes nothing.
    pub(super) input: Option<Type>,
    pub(super) parameters: Vec<Parameter>,
}

/// Makes what a message takes: the record that is its only parameter, or a record of its
/// parameters, which joins the types of the file.
pub(super) fn resolve_request(
    set: &mut SchemaSet,
    file: usize,
    namespace: &str,
    message: &Message,
    diagnostics: &mut Diagnostics,
) -> Result<Request, Reported> {
    let node = message.node.get("request").unwrap_or(&message.node);
    if message.request.is_empty() {
        return Ok(Request::default());
    }
    if let [only] = message.request.as_slice()
        && is_record(set, &only.ty)
    {
        check_whole(message, node, diagnostics);
        return Ok(Request {
            input: Some(only.ty.clone()),
            parameters: vec![Parameter {
                name: only.name.clone(),
                is_input: true,
            }],
        });
    }
    let named = request_record(namespace, message, node);
    let name = named.name.clone();
    let id = set.add(file, named).map_err(|taken| {
        let taken = set.get(taken);
        diagnostics.push(
            Diagnostic::error(
                "request_name_taken",
                &message.name_site,
                format!(
                    "the request of `{}` becomes the record `{name}`, and there is one",
                    message.name
                ),
            )
            .note_at(format!("`{}` stands", taken.name), &taken.name_site)
            .help("rename the message or the type, or make the type the only parameter"),
        )
    })?;
    let parameters = message.request.iter().map(|parameter| Parameter {
        name: parameter.name.clone(),
        is_input: false,
    });
    Ok(Request {
        input: Some(Type::new(Kind::Named(id), node.site.clone())),
        parameters: parameters.collect(),
    })
}

fn is_record(set: &SchemaSet, ty: &Type) -> bool {
    match ty.kind {
        Kind::Named(id) => matches!(
            set.get(id).shape,
            Shape::Record {
                is_error: false,
                ..
            }
        ),
        _ => false,
    }
}

/// Finds what a parameter says that is the whole input, and no field of one.
fn check_whole(message: &Message, request: &Node, diagnostics: &mut Diagnostics) {
    let Some(parameter) = elements(request).first() else {
        return;
    };
    let name = parameter.get("name").and_then(Node::as_str);
    let what = format!(
        "the parameter `{}` of `{}`",
        name.unwrap_or_default(),
        message.name
    );
    if let Some(temporal) = parameter.get("temporal") {
        diagnostics.push(
            misplaced(temporal, &what)
                .note("the parameter is the whole input, not a field of it")
                .help("move it to the fields of the record"),
        );
    }
    if let Some(default) = parameter.get("default") {
        diagnostics.push(
            Diagnostic::warning(
                "default_ignored",
                &default.site,
                format!("the default of {what} says nothing"),
            )
            .note("the parameter is the whole input, not a field of it")
            .help("remove it, or give the record's fields defaults"),
        );
    }
    if let Some(ty) = parameter.get("type") {
        let what = format!("the type of {what}");
        check_misplaced(
            ty,
            &what,
            "move it to the fields of the record",
            diagnostics,
        );
    }
}

/// The record of a message's parameters, as if it were written where the request is.
fn request_record(namespace: &str, message: &Message, request: &Node) -> NamedType {
    let simple = format!("{}Request", upper_camel_case(&message.name));
    let doc = format!("The request of `{}`.", message.name);
    let text = |text: &str, site: &Site| Node {
        value: Value::String(text.to_owned()),
        site: site.clone(),
    };
    let member = |name: &str, node: Node| Member {
        name: name.to_owned(),
        name_site: node.site.clone(),
        node,
    };
    let name = FullName::within(namespace, &simple);
    let members: Arc<[Member]> = [
        member("type", text("record", &request.site)),
        member("name", text(name.as_str(), &message.name_site)),
        member("doc", text(&doc, &request.site)),
        member("fields", request.clone()),
    ]
    .into();
    NamedType {
        name,
        aliases: Vec::new(),
        doc: Some(doc),
        shape: Shape::Record {
            fields: message.request.clone(),
            is_error: false,
        },
        site: request.site.clone(),
        name_site: message.name_site.clone(),
        node: Node {
            value: Value::Object(members),
            site: request.site.clone(),
        },
    }
}

/// A name as Rust writes types: `process_order` and `processOrder` are `ProcessOrder`.
fn upper_camel_case(name: &str) -> String {
    name.split('_')
        .flat_map(words)
        .fold(String::new(), |camel, word| {
            let mut characters = word.chars();
            let first = characters.next().map(|first| first.to_ascii_uppercase());
            let rest = characters.map(|character| character.to_ascii_lowercase());
            camel + &first.into_iter().chain(rest).collect::<String>()
        })
}

/// Where a small letter or nothing precedes a capital, or a small letter follows one, a word
/// begins: `HTTPServer2Go` is `HTTP`, `Server2`, `Go`. Digits go on with what is before them.
fn words(part: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut was_small = false;
    let mut was_capital = false;
    let mut characters = part.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let small = characters
            .peek()
            .is_some_and(|(_, next)| next.is_ascii_lowercase());
        if at > start && character.is_ascii_uppercase() && (was_small || was_capital && small) {
            words.push(&part[start..at]);
            start = at;
        }
        if character.is_ascii_alphabetic() {
            was_small = character.is_ascii_lowercase();
            was_capital = !was_small;
        }
    }
    words.push(&part[start..]);
    words
}

#[cfg(test)]
mod tests {
    use heck::ToUpperCamelCase as _;

    use super::*;

    /// Every name of up to seven of the letters that make a difference, as another implementation
    /// writes it.
    #[test]
    fn names_are_written_as_rust_writes_types() {
        const LETTERS: [char; 5] = ['a', 'B', '_', '1', 'C'];
        let mut names = vec![String::new()];
        for at in 0.. {
            let Some(name) = names.get(at).cloned() else {
                break;
            };
            assert_eq!(
                upper_camel_case(&name),
                name.to_upper_camel_case(),
                "{name}"
            );
            if name.len() < 7 {
                names.extend(LETTERS.map(|letter| format!("{name}{letter}")));
            }
        }
        assert_eq!(upper_camel_case("processOrder"), "ProcessOrder");
        assert_eq!(upper_camel_case("HTTPServer_v2"), "HttpServerV2");
    }
}
