//! The types of a protocol; its messages are not schemas.
//!
//! Source: Avro 1.12, "Protocol Declaration".

use super::parse::Parser;
use crate::diagnostic::Diagnostic;
use crate::json::{Node, Value};
use crate::name::{FullName, is_dotted_name};

/// Whether a text is a protocol, and not a schema.
pub(super) fn is_protocol(node: &Node) -> bool {
    node.get("protocol").is_some() && node.get("type").is_none()
}

impl Parser<'_> {
    /// Reads the definitions of a protocol's `types`.
    pub(super) fn parse_protocol(&mut self, node: &Node) {
        let Ok(name) = self.expect_string(node, "protocol", "protocol") else {
            return;
        };
        let text = name.as_str().unwrap_or_default();
        if !is_dotted_name(text) {
            self.diagnostics.push(
                Diagnostic::error(
                    "invalid_name",
                    &name.site,
                    format!("`{}` is not a name", text.escape_debug()),
                )
                .help("names are letters, digits and `_`, and don't begin with a digit"),
            );
        }
        let Ok(declared) = self.parse_namespace(node, "") else {
            return;
        };
        let fullname = FullName::within(&declared, text);
        let Some(types) = node.get("types") else {
            return;
        };
        let Value::Array(types) = &types.value else {
            self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &types.site,
                    format!("`types` is {}, not an array", types.describe()),
                )
                .help("write an array of definitions"),
            );
            return;
        };
        for definition in types.iter() {
            let declared = definition.get("type").and_then(Node::as_str);
            if matches!(declared, Some("record" | "error" | "enum" | "fixed")) {
                let _ = self.parse_type(definition, fullname.namespace());
                continue;
            }
            self.diagnostics.push(
                Diagnostic::error(
                    "not_a_named_type",
                    &definition.site,
                    format!("the protocol `{fullname}` lists a type without a name"),
                )
                .note("`types` are records, errors, enums and fixed")
                .help("write a definition, or move the schema to where it is used"),
            );
        }
    }
}
