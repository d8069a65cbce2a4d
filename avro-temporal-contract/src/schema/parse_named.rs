//! Records, errors, enums and fixed.

use std::collections::HashMap;

use super::logical::Base;
use super::parse::{Names, Parser};
use super::{Field, Kind, NamedType, Reference, Shape, Symbol, Type};
use crate::diagnostic::{Diagnostic, Reported};
use crate::json::{Node, Value};
use crate::name::{FullName, is_name_part, suggest};
use crate::site::Site;

/// The largest `size` of a fixed; no reader would accept the bytes of a larger one.
const MAX_FIXED: i64 = i32::MAX as i64;

impl Parser<'_> {
    /// Reads a definition, adds it to the list, and returns the reference that stands in its place.
    pub(super) fn parse_named(
        &mut self,
        node: &Node,
        namespace: &str,
    ) -> Result<Type<Reference>, Reported> {
        let name = self.parse_fullname(node, namespace)?;
        // The slot is taken before the fields are read, so that the order is depth-first.
        let aliases = self.parse_aliases(node, name.namespace());
        let slot = self.definitions.len();
        self.definitions.push(NamedType {
            name: name.clone(),
            aliases,
            doc: doc(node),
            shape: Shape::Fixed {
                size: 0,
                logical: None,
            },
            site: node.site.clone(),
            name_site: node
                .get("name")
                .map_or_else(|| node.site.clone(), |name| name.site.clone()),
            node: node.clone(),
        });
        let shape = match node.get("type").and_then(Node::as_str) {
            Some("enum") => {
                self.parse_logical(node, None);
                self.parse_enum(node, &name)?
            }
            Some("fixed") => self.parse_fixed(node, &name)?,
            declared => {
                self.parse_logical(node, None);
                Shape::Record {
                    fields: self.parse_fields(node, &name)?,
                    is_error: declared == Some("error"),
                }
            }
        };
        self.definitions[slot].shape = shape;
        let reference = Reference {
            name: name.as_str().to_owned(),
            namespace: String::new(),
        };
        Ok(Type::new(Kind::Named(reference), node.site.clone()))
    }

    /// Aliases that aren't names can't match anything, and are read past as Java does.
    fn parse_aliases(&mut self, node: &Node, namespace: &str) -> Vec<FullName> {
        let namespace = match self.names {
            Names::Relative => namespace,
            Names::Full => "",
        };
        self.parse_strings(node, "aliases")
            .into_iter()
            .map(|(alias, _)| FullName::within(namespace, &alias))
            .collect()
    }

    fn parse_strings(&mut self, node: &Node, attribute: &'static str) -> Vec<(String, Site)> {
        let Some(list) = node.get(attribute) else {
            return Vec::new();
        };
        let Value::Array(elements) = &list.value else {
            self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &list.site,
                    format!("`{attribute}` is {}, not an array", list.describe()),
                )
                .help("write an array of strings"),
            );
            return Vec::new();
        };
        let mut strings = Vec::with_capacity(elements.len());
        for element in elements.iter() {
            if let Some(text) = element.as_str() {
                strings.push((text.to_owned(), element.site.clone()));
            } else {
                self.diagnostics.push(
                    Diagnostic::error(
                        "wrong_attribute_type",
                        &element.site,
                        format!("`{attribute}` holds {}, not a string", element.describe()),
                    )
                    .help("put it in quotes"),
                );
            }
        }
        strings
    }

    fn parse_enum(&mut self, node: &Node, name: &FullName) -> Result<Shape<Reference>, Reported> {
        if node.get("symbols").is_none() {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "missing_attribute",
                    &node.site,
                    format!("the enum `{name}` has no `symbols`"),
                )
                .help("add `\"symbols\": [\"…\"]`"),
            ));
        }
        let mut symbols: Vec<Symbol> = Vec::new();
        let mut first: HashMap<String, Site> = HashMap::new();
        for (symbol, site) in self.parse_strings(node, "symbols") {
            if !is_name_part(&symbol) {
                self.diagnostics.push(
                    Diagnostic::error(
                        "invalid_name",
                        &site,
                        format!(
                            "the symbol `{}` of `{name}` is not a name",
                            symbol.escape_debug()
                        ),
                    )
                    .help("symbols are letters, digits and `_`, and don't begin with a digit"),
                );
            } else if let Some(earlier) = first.get(&symbol) {
                self.diagnostics.push(
                    Diagnostic::error(
                        "duplicate_symbol",
                        &site,
                        format!("the symbol `{symbol}` of `{name}` occurs twice"),
                    )
                    .note_at("it stands first", earlier)
                    .help("remove one of the two"),
                );
            } else {
                first.insert(symbol.clone(), site.clone());
                symbols.push(Symbol { name: symbol, site });
            }
        }
        let default = self.parse_enum_default(node, name, &symbols)?;
        Ok(Shape::Enum { symbols, default })
    }

    fn parse_enum_default(
        &mut self,
        node: &Node,
        name: &FullName,
        symbols: &[Symbol],
    ) -> Result<Option<usize>, Reported> {
        let Some(default) = node.get("default") else {
            return Ok(None);
        };
        let text = default.as_str().unwrap_or_default();
        match symbols.iter().position(|symbol| symbol.name == text) {
            Some(index) => Ok(Some(index)),
            None => {
                let names = symbols.iter().map(|symbol| symbol.name.as_str());
                let help = match suggest(text, names) {
                    Some(meant) if !text.is_empty() => format!("write `\"{meant}\"`"),
                    _ => "name one of its symbols, or remove the default".to_owned(),
                };
                Err(self.diagnostics.push(
                    Diagnostic::error(
                        "bad_default",
                        &default.site,
                        format!("the default of the enum `{name}` is not one of its symbols"),
                    )
                    .help(help),
                ))
            }
        }
    }

    fn parse_fixed(&mut self, node: &Node, name: &FullName) -> Result<Shape<Reference>, Reported> {
        let declared = node.get("size");
        let size = declared
            .and_then(Node::as_i64)
            .filter(|size| (0..=MAX_FIXED).contains(size))
            .and_then(|size| usize::try_from(size).ok());
        let Some(size) = size else {
            let site = declared.map_or(&node.site, |size| &size.site);
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "bad_fixed_size",
                    site,
                    format!("the fixed `{name}` has no whole `size` from 0 to {MAX_FIXED}"),
                )
                .help("write its number of bytes, for example `\"size\": 16`"),
            ));
        };
        let logical = self.parse_logical(node, Some(Base::Fixed(size)));
        Ok(Shape::Fixed { size, logical })
    }

    fn parse_fields(
        &mut self,
        node: &Node,
        record: &FullName,
    ) -> Result<Vec<Field<Reference>>, Reported> {
        let Some(list) = node.get("fields") else {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "missing_attribute",
                    &node.site,
                    format!("the record `{record}` has no `fields`"),
                )
                .help("add `\"fields\": []`"),
            ));
        };
        let owner = Owner {
            part: "field",
            name: record.as_str(),
            namespace: record.namespace(),
        };
        self.parse_field_list(list, "fields", &owner)
    }

    /// Reads the fields of a record, or the parameters of a request, which are written alike.
    pub(super) fn parse_field_list(
        &mut self,
        list: &Node,
        attribute: &str,
        owner: &Owner<'_>,
    ) -> Result<Vec<Field<Reference>>, Reported> {
        let Value::Array(elements) = &list.value else {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &list.site,
                    format!(
                        "`{attribute}` of `{}` is {}, not an array",
                        owner.name,
                        list.describe()
                    ),
                )
                .help("write an array of objects with `name` and `type`"),
            ));
        };
        let parsed: Vec<_> = elements
            .iter()
            .map(|element| self.parse_field(element, owner))
            .collect();
        let fields = parsed.into_iter().collect::<Result<Vec<_>, _>>()?;
        let mut first: HashMap<&str, &Site> = HashMap::new();
        for field in &fields {
            if let Some(earlier) = first.insert(&field.name, &field.name_site) {
                return Err(self.diagnostics.push(
                    Diagnostic::error(
                        "duplicate_field",
                        &field.name_site,
                        format!(
                            "the {} `{}` of `{}` occurs twice",
                            owner.part, field.name, owner.name
                        ),
                    )
                    .note_at("it stands first", earlier)
                    .help("rename or remove one of the two"),
                ));
            }
        }
        Ok(fields)
    }

    fn parse_field(
        &mut self,
        node: &Node,
        owner: &Owner<'_>,
    ) -> Result<Field<Reference>, Reported> {
        let Owner { part, name: of, .. } = owner;
        if !matches!(node.value, Value::Object(_)) {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &node.site,
                    format!("a {part} of `{of}` is {}, not an object", node.describe()),
                )
                .help(r#"write {"name": "…", "type": "…"}"#),
            ));
        }
        let name_node = self.expect_string(node, "name", part)?;
        let name = name_node.as_str().unwrap_or_default().to_owned();
        if !is_name_part(&name) {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "invalid_name",
                    &name_node.site,
                    format!(
                        "the {part} `{}` of `{of}` is not a name",
                        name.escape_debug()
                    ),
                )
                .help("names are letters, digits and `_`, and don't begin with a digit"),
            ));
        }
        let Some(ty) = node.get("type") else {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "missing_type",
                    &node.site,
                    format!("the {part} `{name}` of `{of}` has no `type`"),
                )
                .help("add `\"type\"`, for example `\"type\": \"string\"`"),
            ));
        };
        // `{"name": "at", "type": "long", "logicalType": "timestamp-micros"}` is a common mistake
        // that says nothing; the warning saves an afternoon.
        if let Some(attribute) = node.get("logicalType") {
            self.diagnostics.push(
                Diagnostic::warning(
                    "logical_type_ignored",
                    &attribute.site,
                    format!("the `logicalType` beside the {part} `{name}` says nothing"),
                )
                .help("move it into the type: {\"type\": \"long\", \"logicalType\": \"…\"}"),
            );
        }
        let aliases = self.parse_strings(node, "aliases");
        Ok(Field {
            aliases: aliases.into_iter().map(|(alias, _)| alias).collect(),
            doc: doc(node),
            ty: self.parse_type(ty, owner.namespace)?,
            default: node.get("default").cloned(),
            site: node.site.clone(),
            name_site: name_node.site.clone(),
            name,
        })
    }
}

/// Whose fields are read.
pub(super) struct Owner<'a> {
    /// What they are called: `field`.
    pub(super) part: &'static str,
    pub(super) name: &'a str,
    pub(super) namespace: &'a str,
}

pub(super) fn doc(node: &Node) -> Option<String> {
    node.get("doc").and_then(Node::as_str).map(str::to_owned)
}
