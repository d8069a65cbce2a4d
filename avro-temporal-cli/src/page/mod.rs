//! Contracts and schemas as a page of Markdown, for people.

mod contract;
mod markdown;
mod operation;
mod options;
mod table;
mod types;

use std::fmt::Write as _;
use std::path::Path;

use avro_temporal_contract::schema::{File, Kind, SchemaSet, TypeId};

use markdown::{code, text_blocks, text_line};
use types::{render_types, schema};

pub(crate) use contract::render_contract;

/// The most bytes of a page. Each operation shows the fields of its input, so that a page can be as
/// long as the square of its contract.
pub(crate) const LONGEST: usize = 16 * 1024 * 1024;

/// What is said of a file that is no contract: its types.
pub(crate) fn render_file(set: &SchemaSet, file: &File) -> String {
    let (title, home) = match (&file.protocol, file.types.first()) {
        (Some(protocol), _) => (text_line(protocol.name.as_str()), protocol.name.namespace()),
        (None, Some(first)) => (file_name(file), set.get(*first).name.namespace()),
        (None, None) => (file_name(file), ""),
    };
    let mut page = format!("# {title}\n");
    let doc = file.protocol.as_ref().and_then(|it| it.doc.as_deref());
    page += &text_blocks(doc);
    if let Some(root) = &file.root
        && !matches!(root.kind, Kind::Named(_))
    {
        let _ = write!(page, "\nIt is a schema: {}.\n", schema(set, root, home));
    }
    page += &render_types(set, &file.types, home);
    page
}

/// The file without its folders, which are another's on each machine.
fn file_name(file: &File) -> String {
    let path = Path::new(&file.source.name);
    let name = path.file_name().unwrap_or(path.as_os_str());
    code(&name.to_string_lossy())
}

/// The place of a type on the page.
fn type_anchor(set: &SchemaSet, id: TypeId) -> String {
    set.get(id).name.to_string()
}
