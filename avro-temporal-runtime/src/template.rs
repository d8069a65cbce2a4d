//! Texts with values of an input in them: workflow ids, update ids, fairness keys.

use std::borrow::Cow;
use std::fmt;

use crate::logical::Uuid;

/// A text with values of an input in it. Inputs whose values differ make different texts.
pub struct Template<I: 'static> {
    parts: &'static [TemplatePart<I>],
}

/// A part of a [`Template`].
pub enum TemplatePart<I> {
    /// Text as it is.
    Literal(&'static str),
    /// A value of the input.
    Value {
        /// Where it stands, for errors.
        path: &'static str,
        /// The first character of the literal that follows, which the value must not hold bare.
        end: Option<char>,
        /// Takes it out of the input.
        value: fn(&I) -> TemplateValue<'_>,
    },
}

/// A value in a template.
pub struct TemplateValue<'a>(Cow<'a, str>);

/// Why a text can't be made of an input. It doesn't say what the value is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TemplateError {
    /// A value is an empty text.
    Empty {
        /// Where it stands in the input.
        path: &'static str,
    },
    /// The text has too many bytes.
    TooLong {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        limit: usize,
    },
}

impl<I> Template<I> {
    /// Literals and values by turns.
    pub const fn new(parts: &'static [TemplatePart<I>]) -> Self {
        Self { parts }
    }

    /// The text for an input: values with `/`, `%`, `{`, `}`, controls and what ends them written
    /// as `%XX`, so that a value can be told from what stands beside it.
    ///
    /// # Errors
    ///
    /// If a value is empty, or the text has more than `limit` bytes.
    pub fn render(&self, input: &I, limit: usize) -> Result<String, TemplateError> {
        let mut text = String::new();
        for part in self.parts {
            match part {
                TemplatePart::Literal(literal) => text.push_str(literal),
                TemplatePart::Value { path, end, value } => {
                    let TemplateValue(value) = value(input);
                    if value.is_empty() {
                        return Err(TemplateError::Empty { path });
                    }
                    push_escaped(&mut text, &value, *end);
                }
            }
        }
        if text.len() > limit {
            return Err(TemplateError::TooLong {
                bytes: text.len(),
                limit,
            });
        }
        Ok(text)
    }
}

fn push_escaped(text: &mut String, value: &str, end: Option<char>) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    for character in value.chars() {
        let is_bare = !matches!(character, '/' | '%' | '{' | '}')
            && !character.is_control()
            && Some(character) != end;
        if is_bare {
            text.push(character);
            continue;
        }
        let mut bytes = [0; 4];
        for byte in character.encode_utf8(&mut bytes).bytes() {
            text.push('%');
            text.push(HEX[usize::from(byte >> 4)]);
            text.push(HEX[usize::from(byte & 15)]);
        }
    }
}

impl<I> Clone for Template<I> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<I> Copy for Template<I> {}

impl<'a> From<&'a String> for TemplateValue<'a> {
    fn from(value: &'a String) -> Self {
        Self(Cow::Borrowed(value))
    }
}

impl<'a> From<&'a str> for TemplateValue<'a> {
    fn from(value: &'a str) -> Self {
        Self(Cow::Borrowed(value))
    }
}

macro_rules! displayed {
    ($($ty:ty),*) => {
        $(impl From<&$ty> for TemplateValue<'_> {
            fn from(value: &$ty) -> Self {
                Self(Cow::Owned(value.to_string()))
            }
        })*
    };
}

displayed!(bool, i32, i64, Uuid);

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { path } => write!(f, "`{path}` is empty"),
            Self::TooLong { bytes, limit } => {
                write!(f, "it has {bytes} bytes, and may have {limit}")
            }
        }
    }
}

impl std::error::Error for TemplateError {}

#[cfg(test)]
mod tests {
    use super::*;

    struct Input {
        customer: String,
        number: i64,
    }

    const TEMPLATE: Template<Input> = Template::new(&[
        TemplatePart::Literal("order/"),
        TemplatePart::Value {
            path: "customer",
            end: Some('-'),
            value: |input| TemplateValue::from(&input.customer),
        },
        TemplatePart::Literal("-"),
        TemplatePart::Value {
            path: "number",
            end: None,
            value: |input| TemplateValue::from(&input.number),
        },
    ]);

    fn render(customer: &str, number: i64) -> Result<String, TemplateError> {
        let customer = customer.to_owned();
        TEMPLATE.render(&Input { customer, number }, 1000)
    }

    #[test]
    fn a_value_is_told_from_what_stands_beside_it() {
        assert_eq!(render("a b", 7).as_deref(), Ok("order/a b-7"));
        assert_eq!(render("a-b", -7).as_deref(), Ok("order/a%2Db--7"));
        assert_eq!(
            render("a/{é}%2D\n", 0).as_deref(),
            Ok("order/a%2F%7Bé%7D%252D%0A-0")
        );
        assert_eq!(render("\u{85}", 0).as_deref(), Ok("order/%C2%85-0"));
    }

    #[test]
    fn an_empty_value_and_a_long_text_are_refused() {
        assert_eq!(
            render("", 7),
            Err(TemplateError::Empty { path: "customer" })
        );
        let long = "x".repeat(992);
        assert_eq!(render(&long, 1).map(|text| text.len()), Ok(1000));
        assert_eq!(
            render(&long, 10),
            Err(TemplateError::TooLong {
                bytes: 1001,
                limit: 1000
            })
        );
    }

    #[test]
    fn no_text_is_made_of_two_inputs() {
        // All short texts of the characters that could be mistaken for structure.
        let alphabet = ['-', '/', '%', '2', 'D', '{'];
        let mut texts = vec![String::new()];
        let mut seen = std::collections::HashMap::new();
        for _ in 0..4 {
            texts = texts
                .iter()
                .flat_map(|text| alphabet.map(|character| format!("{text}{character}")))
                .collect();
            for customer in &texts {
                for number in [-2, 2, -22, 22] {
                    let rendered = render(customer, number).expect("it isn't empty");
                    let other = seen.insert(rendered, (customer.clone(), number));
                    assert_eq!(other, None, "{customer} {number}");
                }
            }
        }
    }
}
