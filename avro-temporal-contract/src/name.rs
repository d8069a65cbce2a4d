//! Avro names.

use std::fmt;

/// The fullname of a named type: its namespace, a dot, and its name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FullName(String);

impl FullName {
    /// A name that is a fullname already: without a dot it is in the null namespace.
    pub fn full(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// A name as it is written: with a dot it is a fullname, without one it is in `namespace`.
    pub fn within(namespace: &str, name: &str) -> Self {
        if namespace.is_empty() || name.contains('.') {
            Self(name.strip_prefix('.').unwrap_or(name).to_owned())
        } else {
            Self(format!("{namespace}.{name}"))
        }
    }

    /// The whole fullname.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the last dot.
    pub fn name(&self) -> &str {
        self.0.rsplit('.').next().unwrap_or(&self.0)
    }

    /// The part before the last dot; empty for the null namespace.
    pub fn namespace(&self) -> &str {
        self.0
            .rsplit_once('.')
            .map_or("", |(namespace, _)| namespace)
    }
}

impl fmt::Display for FullName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a text is one part of a name: `[A-Za-z_][A-Za-z0-9_]*`.
///
/// Source: Avro 1.12, "Names".
pub fn is_name_part(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes
        .next()
        .is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether a text is a name or a fullname: parts with dots between them.
pub fn is_dotted_name(text: &str) -> bool {
    text.split('.').all(is_name_part)
}

/// The candidate that was probably meant: the closest one, if it is close. None for a text that is
/// longer than names are.
pub fn suggest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// What is longer takes longer than a suggestion is worth.
    const LONGEST: usize = 128;
    if wanted.len() > LONGEST {
        return None;
    }
    let limit = (wanted.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= 2 * LONGEST)
        .map(|candidate| (distance(wanted, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters differ, are missing, too many, or swapped with their neighbour; letters' case
/// ignored.
fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.to_lowercase().chars().collect();
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut before = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.iter().enumerate() {
        let mut row = vec![line + 1];
        for (column, to) in right.iter().enumerate() {
            let replaced = above[column] + usize::from(from != to);
            let mut least = replaced.min(above[column + 1] + 1).min(row[column] + 1);
            if line > 0 && column > 0 && *from == right[column - 1] && *to == left[line - 1] {
                least = least.min(before[column - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dotted_name_overrides_the_namespace() {
        assert_eq!(FullName::within("a.b", "c.D").as_str(), "c.D");
        assert_eq!(FullName::within("a.b", "D").as_str(), "a.b.D");
        assert_eq!(FullName::within("", "D").namespace(), "");
    }

    #[test]
    fn a_misspelt_name_is_suggested_and_a_strange_one_is_not() {
        assert_eq!(suggest("lnog", ["int", "long", "string"]), Some("long"));
        assert_eq!(suggest("Recipt", ["Order", "Receipt"]), Some("Receipt"));
        assert_eq!(suggest("Invoice", ["Order", "Receipt"]), None);
        assert_eq!(suggest("Line", ["int"]), None);
        assert_eq!(suggest(&"x".repeat(200), ["x"]), None);
    }
}
