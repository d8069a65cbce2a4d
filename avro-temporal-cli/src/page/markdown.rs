//! Texts that a contract's author wrote, in Markdown: they are shown as they are, and are never
//! markup, whatever is in them.

use std::fmt::Write as _;

/// A documentation as paragraphs, each with an empty line before.
pub(super) fn text_blocks(doc: Option<&str>) -> String {
    let paragraphs = paragraphs(doc.unwrap_or_default());
    paragraphs
        .iter()
        .fold(String::new(), |mut text, paragraph| {
            let _ = write!(text, "\n{}\n", escape(paragraph));
            text
        })
}

/// A text on one line.
pub(super) fn text_line(text: &str) -> String {
    let paragraphs: Vec<_> = paragraphs(text).iter().map(|it| escape(it)).collect();
    paragraphs.join(" ")
}

/// A documentation in a cell of a table.
pub(super) fn text_cell(doc: Option<&str>) -> String {
    let paragraphs = paragraphs(doc.unwrap_or_default());
    let cells: Vec<_> = paragraphs.iter().map(|it| escape(it)).collect();
    cells.join("<br>")
}

/// A name or value, to the letter, between more backticks than there are in it.
pub(super) fn code(text: &str) -> String {
    let shown = visible(text);
    let longest = shown
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // Markdown takes one space away where both ends have one.
    let is_padded = shown.starts_with(['`', ' ']) || shown.ends_with(['`', ' ']);
    if is_padded || shown.is_empty() {
        format!("{fence} {shown} {fence}")
    } else {
        format!("{fence}{shown}{fence}")
    }
}

/// A name or value in a cell of a table, which ends at a `|` also between backticks.
pub(super) fn code_cell(text: &str) -> String {
    if !text.contains('|') {
        return code(text);
    }
    let mut shown = String::new();
    for character in visible(text).chars() {
        if character.is_ascii_punctuation() {
            let _ = write!(shown, "&#{};", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    format!("<code>{shown}</code>")
}

/// A text on one line, whose hidden characters are written as escapes.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() || hides(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Paragraphs without line breaks, so that nothing but the beginning of each begins a line.
fn paragraphs(doc: &str) -> Vec<String> {
    let shown: String = doc
        .chars()
        .filter(|it| !hides(*it) && (!it.is_control() || it.is_whitespace()))
        .collect();
    let mut paragraphs = vec![Vec::new()];
    for line in shown.lines() {
        let words: Vec<_> = line.split_whitespace().collect();
        if words.is_empty() {
            paragraphs.push(Vec::new());
        }
        if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.extend(words.into_iter().map(str::to_owned));
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.iter().map(|words| words.join(" ")).collect()
}

/// A paragraph that Markdown takes as text.
fn escape(paragraph: &str) -> String {
    // What begins a heading, a list or a line: `#`, `-`, `1.`
    let digits = paragraph.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::with_capacity(paragraph.len());
    for (index, character) in paragraph.char_indices() {
        let begins_block = match character {
            '#' | '+' | '-' | '=' | ':' => index == 0,
            '.' | ')' => index == digits && digits > 0,
            _ => false,
        };
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // Table parsers differ on what escapes it, but none takes this for one.
            '|' => escaped.push_str("&#124;"),
            '`' | '[' | ']' | '\\' | '*' | '_' | '~' | '$' => {
                escaped.extend(['\\', character]);
            }
            _ if begins_block => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Whether a character changes the direction of the text after it, so that a page would show another
/// text than is there.
fn hides(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_no_markup() {
        let table = [
            (
                "plain words, and 1.5 of them",
                "plain words, and 1.5 of them",
            ),
            ("# not a heading", "\\# not a heading"),
            ("- not a list", "\\- not a list"),
            ("12. not a list", "12\\. not a list"),
            ("===", "\\==="),
            ("    indented", "indented"),
            (
                "<script>alert(1)</script>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("&lt;", "&amp;lt;"),
            ("```\ncode", "\\`\\`\\` code"),
            ("[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"),
            ("*a* _b_ ~~c~~ $d$", "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\$d\\$"),
            ("a | b", "a &#124; b"),
            ("a\\|b", "a\\\\&#124;b"),
            ("a\u{202e}b\u{0}c", "abc"),
        ];
        for (text, escaped) in table {
            assert_eq!(text_line(text), escaped, "{text:?}");
        }
    }

    #[test]
    fn paragraphs_stay_apart() {
        let doc = Some("one\ntwo\r\n\r\n  \n- three\u{2028}");
        assert_eq!(text_blocks(doc), "\none two\n\n\\- three\n");
        assert_eq!(text_cell(doc), "one two<br>\\- three");
        assert_eq!(text_blocks(None), "");
        assert_eq!(text_cell(Some(" \n ")), "");
    }

    #[test]
    fn code_is_shown_to_the_letter() {
        let table = [
            ("a", "`a`", "`a`"),
            ("a`b", "``a`b``", "``a`b``"),
            ("``", "``` `` ```", "``` `` ```"),
            ("`a|b`", "`` `a|b` ``", "<code>&#96;a&#124;b&#96;</code>"),
            (" a", "`  a `", "`  a `"),
            ("", "`  `", "`  `"),
            ("a\nb\u{202e}", "`a\\nb\\u{202e}`", "`a\\nb\\u{202e}`"),
        ];
        for (text, block, cell) in table {
            assert_eq!(code(text), block, "{text:?}");
            assert_eq!(code_cell(text), cell, "{text:?}");
        }
    }
}
