//! JSON to schemas as they are written.

use std::sync::Arc;

use super::logical::{Base, parse_logical};
use super::parse_protocol::is_protocol;
use super::{Kind, NamedType, Protocol, Reference, Type};
use crate::binary::on_a_stack_that_suffices;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::json::{Node, Value, parse_json};
use crate::name::{FullName, is_dotted_name, suggest};
use crate::site::Source;

/// The Avro types that are written as a bare word.
pub(super) const PRIMITIVES: [&str; 8] = [
    "null", "boolean", "int", "long", "float", "double", "bytes", "string",
];

/// The types that a schema object may name beside primitives.
const COMPLEX: [&str; 6] = ["record", "error", "enum", "fixed", "array", "map"];

/// How names without a dot are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// In the enclosing namespace, as the specification says.
    Relative,
    /// As the fullnames that they are: canonical texts, where a name without a dot is in the null
    /// namespace also below a type that has one.
    Full,
}

/// What one text defines.
#[derive(Debug, Clone)]
pub struct ParsedFile {
    /// The text.
    pub source: Arc<Source>,
    /// Every named type in it, in depth-first order.
    pub definitions: Vec<NamedType<Reference>>,
    /// The schema that the text is; `None` if it is a list of named types.
    pub root: Option<Type<Reference>>,
    /// The protocol that the text is.
    pub protocol: Option<Protocol<Reference>>,
    /// The text as JSON.
    pub node: Node,
}

/// Reads a text: one schema, an array of named types, or a protocol.
///
/// An array whose every element defines a named type is a list; any other array is a union, and so
/// is every array of a canonical text, which is always one schema.
///
/// # Errors
///
/// All problems of the text, pushed to `diagnostics`.
pub fn parse_schema(
    source: &Arc<Source>,
    names: Names,
    diagnostics: &mut Diagnostics,
) -> Result<ParsedFile, Reported> {
    let node = parse_json(source, diagnostics)?;
    let mut own = Diagnostics::new();
    let mut parser = Parser {
        names,
        definitions: Vec::new(),
        diagnostics: &mut own,
    };
    let mut protocol = None;
    let root = match &node.value {
        Value::Object(_) if names == Names::Relative && is_protocol(&node) => {
            protocol = parser.parse_protocol(&node).ok();
            None
        }
        Value::Array(elements)
            if names == Names::Relative
                && !elements.is_empty()
                && elements.iter().all(defines_named_type) =>
        {
            for element in elements.iter() {
                let _ = parser.parse_type(element, "");
            }
            None
        }
        _ => parser.parse_type(&node, "").ok(),
    };
    let definitions = parser.definitions;
    let checked = own.check();
    diagnostics.extend(own);
    checked?;
    Ok(ParsedFile {
        source: Arc::clone(source),
        definitions,
        root,
        protocol,
        node,
    })
}

fn defines_named_type(node: &Node) -> bool {
    matches!(
        node.get("type").and_then(Node::as_str),
        Some("record" | "error" | "enum" | "fixed")
    )
}

pub(super) struct Parser<'a> {
    pub(super) names: Names,
    pub(super) definitions: Vec<NamedType<Reference>>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Parser<'_> {
    /// Reads a schema in a namespace.
    pub(super) fn parse_type(
        &mut self,
        node: &Node,
        namespace: &str,
    ) -> Result<Type<Reference>, Reported> {
        match &node.value {
            Value::String(word) => self.parse_word(node, word, namespace),
            Value::Array(branches) => {
                on_a_stack_that_suffices(|| self.parse_union(node, branches, namespace))
            }
            Value::Object(_) => on_a_stack_that_suffices(|| self.parse_object(node, namespace)),
            _ => Err(self.diagnostics.push(
                Diagnostic::error(
                    "not_a_schema",
                    &node.site,
                    format!("{} stands where a schema is expected", node.describe()),
                )
                .help("write a type's name, an object with `type`, or an array of union branches"),
            )),
        }
    }

    fn parse_word(
        &mut self,
        node: &Node,
        word: &str,
        namespace: &str,
    ) -> Result<Type<Reference>, Reported> {
        let kind = match word {
            "null" => Kind::Null,
            "boolean" => Kind::Boolean,
            "int" => Kind::Int,
            "long" => Kind::Long,
            "float" => Kind::Float,
            "double" => Kind::Double,
            "bytes" => Kind::Bytes,
            "string" => Kind::String,
            _ if COMPLEX.contains(&word) => {
                return Err(self.diagnostics.push(
                    Diagnostic::error(
                        "incomplete_type",
                        &node.site,
                        format!("`{word}` needs an object that describes it"),
                    )
                    .help(complex_example(word)),
                ));
            }
            _ if is_dotted_name(word) => Kind::Named(self.reference(word, namespace)),
            _ => {
                let mut diagnostic = Diagnostic::error(
                    "invalid_name",
                    &node.site,
                    format!("`{}` is not a name", word.escape_debug()),
                );
                diagnostic = match suggest(word, PRIMITIVES) {
                    Some(meant) => diagnostic.help(format!("write `{meant}`")),
                    None => diagnostic
                        .help("names are letters, digits and `_`, in parts with dots between"),
                };
                return Err(self.diagnostics.push(diagnostic));
            }
        };
        Ok(Type::new(kind, node.site.clone()))
    }

    fn reference(&self, word: &str, namespace: &str) -> Reference {
        Reference {
            name: word.to_owned(),
            namespace: match self.names {
                Names::Relative => namespace.to_owned(),
                Names::Full => String::new(),
            },
        }
    }

    fn parse_union(
        &mut self,
        node: &Node,
        branches: &[Node],
        namespace: &str,
    ) -> Result<Type<Reference>, Reported> {
        let parsed: Vec<_> = branches
            .iter()
            .map(|branch| {
                let parsed = self.parse_type(branch, namespace)?;
                if matches!(parsed.kind, Kind::Union(_)) {
                    return Err(self.diagnostics.push(
                        Diagnostic::error(
                            "union_in_union",
                            &branch.site,
                            "a union is a branch of a union",
                        )
                        .help("list the inner union's branches in the outer one"),
                    ));
                }
                Ok(parsed)
            })
            .collect();
        let branches = parsed.into_iter().collect::<Result<Vec<_>, _>>()?;
        Ok(Type::new(Kind::Union(branches), node.site.clone()))
    }

    fn parse_object(&mut self, node: &Node, namespace: &str) -> Result<Type<Reference>, Reported> {
        let Some(declared) = node.get("type") else {
            return Err(self.diagnostics.push(
                Diagnostic::error("missing_type", &node.site, "the schema has no `type`")
                    .help("add `\"type\"`, for example `\"type\": \"record\"`"),
            ));
        };
        match declared.as_str() {
            Some("record" | "error" | "enum" | "fixed") => self.parse_named(node, namespace),
            Some("array") => {
                self.parse_logical(node, None);
                let items = self.parse_part(node, "items", namespace)?;
                Ok(Type::new(Kind::Array(Box::new(items)), node.site.clone()))
            }
            Some("map") => {
                self.parse_logical(node, None);
                let values = self.parse_part(node, "values", namespace)?;
                Ok(Type::new(Kind::Map(Box::new(values)), node.site.clone()))
            }
            Some(word) => {
                let mut parsed = self.parse_word(declared, word, namespace)?;
                parsed.logical = self.parse_logical(node, Base::of(&parsed.kind));
                Ok(parsed)
            }
            // `{"type": {"type": "int"}, "logicalType": "date"}`: only the inner object counts.
            None => {
                if let Some(attribute) = node.get("logicalType") {
                    self.diagnostics.push(
                        Diagnostic::warning(
                            "logical_type_ignored",
                            &attribute.site,
                            "the `logicalType` beside a nested type says nothing",
                        )
                        .help("move it into the object that names the type"),
                    );
                }
                self.parse_type(declared, namespace)
            }
        }
    }

    fn parse_part(
        &mut self,
        node: &Node,
        part: &'static str,
        namespace: &str,
    ) -> Result<Type<Reference>, Reported> {
        let Some(inner) = node.get(part) else {
            let kind = if part == "items" { "array" } else { "map" };
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "missing_attribute",
                    &node.site,
                    format!("the {kind} has no `{part}`"),
                )
                .help(format!(
                    "add the schema of its {part}, for example `\"{part}\": \"string\"`"
                )),
            ));
        };
        self.parse_type(inner, namespace)
    }

    /// The logical type of an object; an invalid one is a warning, and says nothing.
    pub(super) fn parse_logical(
        &mut self,
        node: &Node,
        base: Option<Base>,
    ) -> Option<super::Logical> {
        match parse_logical(node, base) {
            Ok(logical) => logical,
            Err(reason) => {
                let site = node
                    .get("logicalType")
                    .map_or(&node.site, |attribute| &attribute.site);
                self.diagnostics.push(
                    Diagnostic::warning(
                        "logical_type_ignored",
                        site,
                        format!("the logical type is ignored: {reason}"),
                    )
                    .note("the underlying type is used, as the specification says")
                    .help("correct the logical type, or remove `logicalType`"),
                );
                None
            }
        }
    }

    /// The fullname that a named type's object declares, checked.
    pub(super) fn parse_fullname(
        &mut self,
        node: &Node,
        namespace: &str,
    ) -> Result<FullName, Reported> {
        let kind = node.get("type").and_then(Node::as_str).unwrap_or("type");
        let name = self.expect_string(node, "name", kind)?;
        let Some(text) = name.as_str() else {
            unreachable!("expect_string returns strings alone");
        };
        if !is_dotted_name(text) {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "invalid_name",
                    &name.site,
                    format!("`{}` is not a name", text.escape_debug()),
                )
                .help("names are letters, digits and `_`, and don't begin with a digit"),
            ));
        }
        if text
            .rsplit('.')
            .next()
            .is_some_and(|last| PRIMITIVES.contains(&last))
        {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "invalid_name",
                    &name.site,
                    format!("`{text}` has the name of a primitive type"),
                )
                .help("choose another name"),
            ));
        }
        let declared = self.parse_namespace(node, namespace)?;
        Ok(FullName::within(&declared, text))
    }

    /// The namespace that an object declares, else the one that it stands in.
    pub(super) fn parse_namespace(
        &mut self,
        node: &Node,
        namespace: &str,
    ) -> Result<String, Reported> {
        match node.get("namespace") {
            _ if self.names == Names::Full => Ok(String::new()),
            None => Ok(namespace.to_owned()),
            Some(attribute) => match attribute.as_str() {
                Some(text) if text.is_empty() || is_dotted_name(text) => Ok(text.to_owned()),
                _ => Err(self.diagnostics.push(
                    Diagnostic::error(
                        "invalid_name",
                        &attribute.site,
                        "the `namespace` is not a namespace",
                    )
                    .help("a namespace is names with dots between, or empty"),
                )),
            },
        }
    }

    /// The attribute of an object, which must be a string.
    pub(super) fn expect_string<'n>(
        &mut self,
        node: &'n Node,
        attribute: &'static str,
        kind: &str,
    ) -> Result<&'n Node, Reported> {
        match node.get(attribute) {
            None => Err(self.diagnostics.push(
                Diagnostic::error(
                    "missing_attribute",
                    &node.site,
                    format!("the {kind} has no `{attribute}`"),
                )
                .help(format!("add `\"{attribute}\": \"…\"`")),
            )),
            Some(value) if value.as_str().is_none() => Err(self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &value.site,
                    format!("`{attribute}` is {}, not a string", value.describe()),
                )
                .help("put it in quotes"),
            )),
            Some(value) => Ok(value),
        }
    }
}

fn complex_example(word: &str) -> String {
    match word {
        "array" => r#"write {"type": "array", "items": "string"}"#.to_owned(),
        "map" => r#"write {"type": "map", "values": "string"}"#.to_owned(),
        "enum" => r#"write {"type": "enum", "name": "…", "symbols": ["…"]}"#.to_owned(),
        "fixed" => r#"write {"type": "fixed", "name": "…", "size": 16}"#.to_owned(),
        _ => format!(r#"write {{"type": "{word}", "name": "…", "fields": []}}"#),
    }
}
