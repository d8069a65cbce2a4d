//! What the parser accepts beyond standard JSON, refused.

use std::ops::Range;

/// Finds white space that JSON doesn't have, and control characters in strings, in a text that is
/// JSON otherwise.
///
/// # Errors
///
/// Where, and what is wrong.
///
/// Source: RFC 8259, sections 2 and 7.
pub(super) fn check_strict(text: &str) -> Result<(), (Range<usize>, String)> {
    let mut in_string = false;
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        let reason = if !in_string {
            in_string = character == '"';
            match character {
                ' ' | '\t' | '\n' | '\r' => continue,
                other if other.is_whitespace() => "white space that is none in JSON",
                _ => continue,
            }
        } else if character < '\u{20}' {
            "a control character in a string, which needs an escape"
        } else {
            in_string = escaped || character != '"';
            escaped = character == '\\' && !escaped;
            continue;
        };
        return Err((at..at + character.len_utf8(), reason.to_owned()));
    }
    Ok(())
}
