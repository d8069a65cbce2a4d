//! Protocols beside their types: as they are written, and resolved.

use super::{Field, Type, TypeId};
use crate::json::Node;
use crate::name::FullName;
use crate::site::Site;

/// A protocol.
#[derive(Debug, Clone)]
pub struct Protocol<N = TypeId> {
    /// Its fullname.
    pub name: FullName,
    /// Its documentation.
    pub doc: Option<String>,
    /// Its messages, in the order they are written.
    pub messages: Vec<Message<N>>,
    /// The whole protocol.
    pub site: Site,
    /// The value of `protocol`.
    pub name_site: Site,
}

/// A message of a protocol.
#[derive(Debug, Clone)]
pub struct Message<N = TypeId> {
    /// Its name: any text, as Avro has no rule for it.
    pub name: String,
    /// Its documentation.
    pub doc: Option<String>,
    /// The parameters of its request.
    pub request: Vec<Field<N>>,
    /// Its response.
    pub response: Type<N>,
    /// The errors that it declares.
    pub errors: Vec<Type<N>>,
    /// Whether nothing comes back.
    pub one_way: bool,
    /// What an activity reports while it runs: `heartbeat` of its `temporal`.
    pub heartbeat: Option<Type<N>>,
    /// The whole message.
    pub site: Site,
    /// Its name in `messages`.
    pub name_site: Site,
    /// The message as JSON, for attributes beyond those of Avro.
    pub node: Node,
}

impl<N> Protocol<N> {
    /// Every schema that a message names or holds.
    pub(super) fn types(&self) -> impl Iterator<Item = &Type<N>> {
        self.messages.iter().flat_map(|message| {
            let request = message.request.iter().map(|parameter| &parameter.ty);
            request
                .chain([&message.response])
                .chain(&message.errors)
                .chain(&message.heartbeat)
        })
    }
}
