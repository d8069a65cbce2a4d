//! Rust text with the content of comments and strings blanked out.
//!
//! Enough of the lexical structure to keep a rule from firing on a message or a comment.
//!
//! Source: The Rust Reference, "Comments", "Tokens".

use std::iter::repeat_n;

/// Blanks out comments and literals; lines and columns stay.
pub(super) fn code_only(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let length = comment(&chars[at..]).or_else(|| literal(&chars, at));
        if let Some(length) = length {
            let blanked = &chars[at..(at + length).min(chars.len())];
            code.extend(blanked.iter().map(|&c| if c == '\n' { c } else { ' ' }));
            at += length;
        } else {
            code.push(chars[at]);
            at += 1;
        }
    }
    code
}

/// Returns the length of the comment that starts here.
fn comment(rest: &[char]) -> Option<usize> {
    if rest.starts_with(&['/', '/']) {
        return Some(rest.iter().position(|&c| c == '\n').unwrap_or(rest.len()));
    }
    if !rest.starts_with(&['/', '*']) {
        return None;
    }
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        let pair = &rest[at..rest.len().min(at + 2)];
        match pair {
            ['/', '*'] => depth += 1,
            ['*', '/'] => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            break;
        }
    }
    Some(at)
}

/// Returns the length of the string or character that starts here.
fn literal(chars: &[char], at: usize) -> Option<usize> {
    let rest = &chars[at..];
    match rest[0] {
        '"' => Some(quoted(rest, '"')),
        '\'' if is_character(rest) => Some(quoted(rest, '\'')),
        'r' if at == 0 || !is_name_part(chars[at - 1]) || is_prefix(chars, at - 1) => raw(rest),
        _ => None,
    }
}

/// `'a'` and `'\n'` are characters, `'a` is a lifetime.
fn is_character(rest: &[char]) -> bool {
    rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'')
}

/// The `b` of `br"…"` and the `c` of `cr"…"`.
fn is_prefix(chars: &[char], at: usize) -> bool {
    matches!(chars[at], 'b' | 'c') && (at == 0 || !is_name_part(chars[at - 1]))
}

fn is_name_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn quoted(rest: &[char], quote: char) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            c if c == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

fn raw(rest: &[char]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|&&c| c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return None;
    }
    let end: Vec<char> = ['"'].into_iter().chain(repeat_n('#', hashes)).collect();
    let start = 2 + hashes;
    let content = rest[start..]
        .windows(end.len())
        .position(|window| window == end);
    Some(content.map_or(rest.len(), |length| start + length + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The code's words: what is left between blanks.
    fn words(text: &str) -> Vec<String> {
        code_only(text)
            .split_whitespace()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn code_stays() {
        let text = "fn f<'a>(x: &'a str) -> char { x.r#type() }\n";
        assert_eq!(code_only(text), text);
    }

    #[test]
    fn comments_go() {
        assert_eq!(words("a // b\nc /* d /* e */ f */ g"), ["a", "c", "g"]);
        assert_eq!(words("//! a\n/// b"), [""; 0]);
    }

    #[test]
    fn strings_and_characters_go() {
        assert_eq!(words(r#"a = "b \" c" ; d"#), ["a", "=", ";", "d"]);
        assert_eq!(
            words(r##"a = r#"b " c"# ; br"d" ; e"##),
            ["a", "=", ";", "b", ";", "e"]
        );
        assert_eq!(
            words(r#"a = '"' ; '\'' ; "b" ; c"#),
            ["a", "=", ";", ";", ";", "c"]
        );
        assert_eq!(words("for x in r\"y\""), ["for", "x", "in"]);
    }

    #[test]
    fn lines_and_columns_stay() {
        let code = code_only("a \"b\n c\" d /* e\n */ f");
        assert_eq!(code, "a   \n    d     \n    f");
    }

    #[test]
    fn what_does_not_end_goes_up_to_the_end_of_the_text() {
        for text in ["a \"b", "a /* b", "a r#\"b\"", "a \"b\\"] {
            assert_eq!(words(text), ["a"], "{text}");
        }
    }
}
