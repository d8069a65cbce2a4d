//! The types of a protocol, and its messages.
//!
//! Source: Avro 1.12, "Protocol Declaration".

use super::parse::Parser;
use super::parse_named::doc;
use super::{Protocol, Reference};
use crate::diagnostic::{Diagnostic, Reported};
use crate::json::{Node, Value};
use crate::name::{FullName, is_dotted_name};

/// Whether a text is a protocol, and not a schema.
pub(super) fn is_protocol(node: &Node) -> bool {
    node.get("protocol").is_some() && node.get("type").is_none()
}

impl Parser<'_> {
    /// Reads the definitions of a protocol's `types`, and its `messages`.
    pub(super) fn parse_protocol(&mut self, node: &Node) -> Result<Protocol<Reference>, Reported> {
        let name_node = self.expect_string(node, "protocol", "protocol")?;
        let text = name_node.as_str().unwrap_or_default();
        if !is_dotted_name(text) {
            self.diagnostics.push(
                Diagnostic::error(
                    "invalid_name",
                    &name_node.site,
                    format!("`{}` is not a name", text.escape_debug()),
                )
                .help("names are letters, digits and `_`, and don't begin with a digit"),
            );
        }
        let declared = self.parse_namespace(node, "")?;
        let name = FullName::within(&declared, text);
        let types = self.parse_types(node, &name);
        let messages = self.parse_messages(node, &name);
        types?;
        Ok(Protocol {
            doc: doc(node),
            site: node.site.clone(),
            name_site: name_node.site.clone(),
            messages: messages?,
            name,
        })
    }

    fn parse_types(&mut self, node: &Node, protocol: &FullName) -> Result<(), Reported> {
        let Some(types) = node.get("types") else {
            return Ok(());
        };
        let Value::Array(types) = &types.value else {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &types.site,
                    format!("`types` is {}, not an array", types.describe()),
                )
                .help("write an array of definitions"),
            ));
        };
        for definition in types.iter() {
            let declared = definition.get("type").and_then(Node::as_str);
            if matches!(declared, Some("record" | "error" | "enum" | "fixed")) {
                let _ = self.parse_type(definition, protocol.namespace());
                continue;
            }
            self.diagnostics.push(
                Diagnostic::error(
                    "not_a_named_type",
                    &definition.site,
                    format!("the protocol `{protocol}` lists a type without a name"),
                )
                .note("`types` are records, errors, enums and fixed")
                .help("write a definition, or move the schema to where it is used"),
            );
        }
        Ok(())
    }
}
