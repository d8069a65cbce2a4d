//! A schema's documentation as rustdoc.

use avro_temporal_contract::schema::{Field, NamedType};

use crate::unions::Union;

/// The schema's documentation, then the fullname and the place.
pub(super) fn type_doc(named: &NamedType) -> Vec<String> {
    let (line, column) = named.site.position();
    let place = format!(
        "Avro `{}`, from `{}:{line}:{column}`.",
        named.name,
        named.site.source().name
    );
    doc_lines(named.doc.as_deref(), &place)
}

pub(super) fn union_doc(union: &Union<'_>) -> String {
    let (line, column) = union.ty.site.position();
    let place = &union.place;
    let file = &union.ty.site.source().name;
    format!(" The union of {place}, from `{file}:{line}:{column}`.")
}

pub(super) fn field_doc(field: &Field) -> Vec<String> {
    doc_lines(field.doc.as_deref(), &format!("Avro `{}`.", field.name))
}

/// A documentation, then a line of our own.
pub(crate) fn doc_lines(doc: Option<&str>, own: &str) -> Vec<String> {
    let mut lines: Vec<String> = doc
        .unwrap_or_default()
        .lines()
        .map(|line| format!(" {}", escape(line)).trim_end().to_owned())
        .collect();
    if lines.iter().any(|line| !line.is_empty()) {
        lines.push(String::new());
    } else {
        lines.clear();
    }
    lines.push(format!(" {own}"));
    lines
}

/// A line that Markdown takes as text: a schema's author doesn't write rustdoc, and an indented line
/// would become a code block that is compiled as a test.
fn escape(line: &str) -> String {
    const MARKUP: &str = r"`[]<>\*_~|&";
    let shown: String = line
        .chars()
        .filter(|character| !character.is_control() && !turns_text(*character))
        .collect();
    let shown = shown.trim();
    // What begins a heading or a list: `#`, `-`, `1.`
    let digits = shown.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::with_capacity(shown.len());
    for (index, character) in shown.char_indices() {
        let begins_block = match character {
            '#' | '+' | '-' | '=' | ':' => index == 0,
            '.' | ')' => index == digits && digits > 0,
            _ => false,
        };
        if begins_block || MARKUP.contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Whether a character changes the direction of the text after it, which the compiler refuses.
fn turns_text(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
