//! What a released file holds, whatever its line endings and indentation are.

use crate::json::Node;
use crate::schema::Identity;
use crate::schema::text::write_json;

/// The identity of a file's content: of its JSON without white space, in the order it is written.
pub fn content_of(node: &Node) -> Identity {
    let mut text = String::new();
    write_json(node, &mut text);
    Identity::of(&text)
}
