//! The messages of a protocol.
//!
//! Source: Avro 1.12, "Messages".

use super::parse::Parser;
use super::parse_named::{Owner, doc};
use super::{Field, Kind, Message, Reference, Type};
use crate::diagnostic::{Diagnostic, Reported};
use crate::json::{Member, Node, Value};
use crate::name::FullName;

impl Parser<'_> {
    pub(super) fn parse_messages(
        &mut self,
        protocol: &Node,
        name: &FullName,
    ) -> Result<Vec<Message<Reference>>, Reported> {
        let Some(messages) = protocol.get("messages") else {
            return Ok(Vec::new());
        };
        let Value::Object(members) = &messages.value else {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &messages.site,
                    format!("`messages` is {}, not an object", messages.describe()),
                )
                .help("write an object with a member for each message"),
            ));
        };
        let parsed: Vec<_> = members
            .iter()
            .map(|member| self.parse_message(member, name.namespace()))
            .collect();
        parsed.into_iter().collect()
    }

    fn parse_message(
        &mut self,
        member: &Member,
        namespace: &str,
    ) -> Result<Message<Reference>, Reported> {
        let node = &member.node;
        let name = member.name.escape_debug().to_string();
        if !matches!(node.value, Value::Object(_)) {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &node.site,
                    format!("the message `{name}` is {}, not an object", node.describe()),
                )
                .help(r#"write {"request": [], "response": "null"}"#),
            ));
        }
        let request = self.parse_request(node, &name, namespace);
        let one_way = self.parse_one_way(node, &name);
        let response = self.parse_response(node, &name, namespace, one_way == Ok(true));
        let errors = self.parse_errors(node, &name, namespace);
        let heartbeat = self.parse_heartbeat(node, namespace);
        let message = Message {
            name: member.name.clone(),
            doc: doc(node),
            request: request?,
            response: response?,
            errors: errors?,
            one_way: one_way?,
            heartbeat: heartbeat?,
            site: node.site.clone(),
            name_site: member.name_site.clone(),
            node: node.clone(),
        };
        self.check_one_way(&message, &name)?;
        Ok(message)
    }

    fn parse_request(
        &mut self,
        node: &Node,
        name: &str,
        namespace: &str,
    ) -> Result<Vec<Field<Reference>>, Reported> {
        let Some(request) = node.get("request") else {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "missing_attribute",
                    &node.site,
                    format!("the message `{name}` has no `request`"),
                )
                .help("add `\"request\": []`"),
            ));
        };
        let owner = Owner {
            part: "parameter",
            name,
            namespace,
        };
        self.parse_field_list(request, "request", &owner)
    }

    /// A message that is one-way need not say that its response is null, as in Java.
    fn parse_response(
        &mut self,
        node: &Node,
        name: &str,
        namespace: &str,
        one_way: bool,
    ) -> Result<Type<Reference>, Reported> {
        match node.get("response") {
            Some(response) => self.parse_type(response, namespace),
            None if one_way => Ok(Type::new(Kind::Null, node.site.clone())),
            None => Err(self.diagnostics.push(
                Diagnostic::error(
                    "missing_attribute",
                    &node.site,
                    format!("the message `{name}` has no `response`"),
                )
                .help("add `\"response\": \"null\"`"),
            )),
        }
    }

    fn parse_errors(
        &mut self,
        node: &Node,
        name: &str,
        namespace: &str,
    ) -> Result<Vec<Type<Reference>>, Reported> {
        let Some(errors) = node.get("errors") else {
            return Ok(Vec::new());
        };
        let Value::Array(elements) = &errors.value else {
            return Err(self.diagnostics.push(
                Diagnostic::error(
                    "wrong_attribute_type",
                    &errors.site,
                    format!(
                        "`errors` of the message `{name}` is {}, not an array",
                        errors.describe()
                    ),
                )
                .help("write an array of the names of errors"),
            ));
        };
        let parsed: Vec<_> = elements
            .iter()
            .map(|element| self.parse_type(element, namespace))
            .collect();
        parsed.into_iter().collect()
    }

    fn parse_one_way(&mut self, node: &Node, name: &str) -> Result<bool, Reported> {
        match node.get("one-way") {
            None => Ok(false),
            Some(one_way) => match one_way.value {
                Value::Bool(value) => Ok(value),
                _ => Err(self.diagnostics.push(
                    Diagnostic::error(
                        "wrong_attribute_type",
                        &one_way.site,
                        format!(
                            "`one-way` of the message `{name}` is {}, not a boolean",
                            one_way.describe()
                        ),
                    )
                    .help("write `true` or `false`"),
                )),
            },
        }
    }

    /// What an activity reports while it runs is a schema as good as its response, though Avro
    /// has no word for it.
    fn parse_heartbeat(
        &mut self,
        node: &Node,
        namespace: &str,
    ) -> Result<Option<Type<Reference>>, Reported> {
        let temporal = node
            .get("temporal")
            .filter(|temporal| temporal.get("kind").and_then(Node::as_str) == Some("activity"));
        temporal
            .and_then(|temporal| temporal.get("heartbeat"))
            .map(|heartbeat| self.parse_type(heartbeat, namespace))
            .transpose()
    }

    fn check_one_way(&mut self, message: &Message<Reference>, name: &str) -> Result<(), Reported> {
        if !message.one_way {
            return Ok(());
        }
        let (site, answer, help) = if !matches!(message.response.kind, Kind::Null) {
            let help = "write `\"response\": \"null\"`, or remove `one-way`";
            (&message.response.site, "has a response", help)
        } else if let Some(error) = message.errors.first() {
            (
                &error.site,
                "declares errors",
                "remove `errors`, or `one-way`",
            )
        } else {
            return Ok(());
        };
        Err(self.diagnostics.push(
            Diagnostic::error(
                "one_way_with_answer",
                site,
                format!("the message `{name}` is one-way, and {answer}"),
            )
            .note("nothing comes back from a one-way message")
            .help(help),
        ))
    }
}
