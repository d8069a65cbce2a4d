//! What a released file holds, whatever its line endings and indentation are.

use crate::json::Node;
use crate::schema::{Identity, render_json};

/// The identity of a file's content: of its JSON without white space, in the order it is written.
pub fn content_of(node: &Node) -> Identity {
    Identity::of(&render_json(node))
}
