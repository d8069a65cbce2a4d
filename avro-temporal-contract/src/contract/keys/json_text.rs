//! JSON that is written, not read.

use crate::schema::text::write_json_string;

/// A JSON value; members stay in order.
pub(super) enum Json {
    Bool(bool),
    Number(String),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(super) fn texts(texts: &[&str]) -> Self {
        Self::Array(texts.iter().map(|text| Self::text(text)).collect())
    }

    pub(super) fn object<const N: usize>(members: [(&str, Self); N]) -> Self {
        let members = members.into_iter();
        Self::Object(
            members
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }

    /// The JSON Schema of a type.
    pub(super) fn of_type(name: &str) -> Self {
        Self::object([("type", Self::text(name))])
    }

    /// The JSON Schema of an array.
    pub(super) fn array_of(items: Self) -> Self {
        Self::object([("type", Self::text("array")), ("items", items)])
    }

    /// With two spaces for each level.
    pub(super) fn render(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        match self {
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(digits) => out.push_str(digits),
            Self::Text(text) => write_json_string(text, out),
            Self::Array(elements) => {
                list(elements, ['[', ']'], depth, out, |element, out| {
                    element.write(depth + 1, out);
                });
            }
            Self::Object(members) => {
                list(members, ['{', '}'], depth, out, |(name, value), out| {
                    write_json_string(name, out);
                    out.push_str(": ");
                    value.write(depth + 1, out);
                });
            }
        }
    }
}

fn list<T>(
    items: &[T],
    [open, close]: [char; 2],
    depth: usize,
    out: &mut String,
    write: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(depth + 1));
        write(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}
