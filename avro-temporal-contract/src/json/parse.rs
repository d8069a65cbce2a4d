//! Text to [`Node`].

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::strict::check_strict;
use super::{Member, Node, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::site::{Site, Source};

/// Standard JSON: everything that the parser would accept beyond it is off.
const STANDARD: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads a JSON text of at most 256 nested objects, or 512 nested arrays.
///
/// # Errors
///
/// A syntax error, an empty text, or a name that occurs twice in an object.
pub fn parse_json(source: &Arc<Source>, diagnostics: &mut Diagnostics) -> Result<Node, Reported> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let offset = source.text.len() - text.len();
    let parsed = on_a_stack_that_suffices(|| {
        parse_to_ast(text, &CollectOptions::default(), &STANDARD).map_err(|error| {
            let range = error.range();
            (
                range.start..range.end,
                one_clause(&error.kind().to_string()),
            )
        })
    })
    .and_then(|parsed| check_strict(text).map(|()| parsed))
    .map_err(|(range, reason)| {
        let site = Site::new(source, range.start + offset..range.end + offset);
        diagnostics.push(
            Diagnostic::error("invalid_json", &site, format!("not valid JSON: {reason}"))
                .help("correct the JSON at this place"),
        )
    })?;
    let Some(value) = parsed.value else {
        let site = Site::new(source, 0..0);
        return Err(diagnostics.push(
            Diagnostic::error(
                "empty_file",
                &site,
                "the text is empty where JSON is expected",
            )
            .help("write a schema, for example {\"type\": \"string\"}"),
        ));
    };
    let mut builder = Builder {
        offset,
        diagnostics,
        duplicate: None,
    };
    let root = Site::new(source, builder.span(&value));
    let node = on_a_stack_that_suffices(|| builder.node(&value, root));
    match builder.duplicate {
        Some(reported) => Err(reported),
        None => Ok(node),
    }
}

/// The parser under this one recurses to its own limit of depth.
fn on_a_stack_that_suffices<R>(step: impl FnOnce() -> R) -> R {
    const DEEPEST: usize = 2 * 1024 * 1024;
    stacker::maybe_grow(DEEPEST, DEEPEST, step)
}

struct Builder<'a> {
    offset: usize,
    diagnostics: &'a mut Diagnostics,
    duplicate: Option<Reported>,
}

impl Builder<'_> {
    fn span(&self, part: &impl Ranged) -> Range<usize> {
        let range = part.range();
        range.start + self.offset..range.end + self.offset
    }

    fn node(&mut self, value: &ast::Value<'_>, site: Site) -> Node {
        let value = match value {
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
            ast::Value::NumberLit(literal) => Value::Number(literal.value.to_owned()),
            ast::Value::StringLit(literal) => Value::String(literal.value.to_string()),
            ast::Value::Array(array) => {
                let elements = array.elements.iter().enumerate();
                Value::Array(
                    elements
                        .map(|(index, element)| {
                            let site = site.child(self.span(element), &index.to_string());
                            self.node(element, site)
                        })
                        .collect(),
                )
            }
            ast::Value::Object(object) => Value::Object(self.members(object, &site)),
        };
        Node { value, site }
    }

    fn members(&mut self, object: &ast::Object<'_>, parent: &Site) -> Arc<[Member]> {
        let mut names = HashSet::new();
        let mut members = Vec::with_capacity(object.properties.len());
        for property in &object.properties {
            let name = property.name.as_str();
            let site = parent.child(self.span(&property.value), name);
            let name_site = site.beside(self.span(&property.name));
            if !names.insert(name) {
                self.duplicate = Some(
                    self.diagnostics.push(
                        Diagnostic::error(
                            "duplicate_key",
                            &name_site,
                            format!(
                                "the key `{}` occurs twice in one object",
                                name.escape_debug()
                            ),
                        )
                        .help("remove one of the two"),
                    ),
                );
            }
            members.push(Member {
                name: name.to_owned(),
                name_site,
                node: self.node(&property.value, site),
            });
        }
        members.into()
    }
}

/// The parser's reason in the form of ours.
fn one_clause(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => {
            let rest = characters.as_str().replace(". ", ": ");
            first.to_lowercase().chain(rest.chars()).collect()
        }
        None => String::new(),
    }
}
