//! Why a default doesn't fit, as messages only once it is known to fit nothing.

use super::{Kind, Logical, NamedType, SchemaSet, Type};
use crate::json::{Node, Value};
use crate::site::Site;

/// Why a default doesn't fit its schema, and where.
pub(super) struct Misfit<'a> {
    pub(super) site: &'a Site,
    pub(super) reason: Reason<'a>,
}

/// What is wrong. A union tries its branches, so that most reasons are never told: nothing is
/// formatted here.
pub(super) enum Reason<'a> {
    TooDeep(usize),
    TooLarge(usize),
    Type(&'a Node, &'a Type),
    BeyondFloat(&'static str, &'static str),
    NoBytes(&'a Node),
    CodePoint,
    Logical(Option<Logical>),
    NoBranch(&'a Node, &'a [Type]),
    NoSymbol(&'a NamedType),
    Size(usize, &'a NamedType, usize),
    NoRecord(&'a Node, &'a NamedType),
    NoField(&'a NamedType, &'a str),
    MissingField(&'a NamedType, &'a str),
}

impl<'a> Misfit<'a> {
    pub(super) fn new(node: &'a Node, reason: Reason<'a>) -> Self {
        Self {
            site: &node.site,
            reason,
        }
    }

    pub(super) fn of_type(node: &'a Node, ty: &'a Type) -> Self {
        Self::new(node, Reason::Type(node, ty))
    }

    /// Whether no other branch of a union would fare better.
    pub(super) fn is_endless(&self) -> bool {
        matches!(self.reason, Reason::TooLarge(_))
    }

    /// The reason, as a clause.
    pub(super) fn message(&self, set: &SchemaSet) -> String {
        match &self.reason {
            Reason::TooDeep(levels) => format!("it nests deeper than {levels} levels"),
            Reason::TooLarge(limit) => {
                format!("with the defaults that fill it, it comes to more than {limit} values")
            }
            Reason::Type(node, ty)
                if matches!(node.value, Value::Number(_))
                    && matches!(ty.kind, Kind::Int | Kind::Long) =>
            {
                format!(
                    "the number has a fraction or too many digits for `{}`",
                    ty.avro_name()
                )
            }
            Reason::Type(node, ty) => {
                format!(
                    "it is {}, and the type is `{}`",
                    node.describe(),
                    set.describe(ty)
                )
            }
            Reason::BeyondFloat(ty, _) => format!("the number is too large for a `{ty}`"),
            Reason::NoBytes(node) => {
                format!(
                    "it is {}, and bytes are written as a string",
                    node.describe()
                )
            }
            Reason::Logical(logical) => {
                format!("it is no value of `{}`", describe(*logical))
            }
            Reason::CodePoint => "it holds a code point above 255".to_owned(),
            Reason::NoBranch(node, _) => {
                format!(
                    "it is {}, and no branch of the union takes it",
                    node.describe()
                )
            }
            Reason::NoSymbol(named) => format!("it is not a symbol of the enum `{}`", named.name),
            Reason::Size(has, named, size) => {
                format!("it has {has} bytes, and `{}` {size}", named.name)
            }
            Reason::NoRecord(node, named) => {
                format!(
                    "it is {}, and `{}` is a record",
                    node.describe(),
                    named.name
                )
            }
            Reason::NoField(named, field) => {
                format!("`{}` has no field `{}`", named.name, field.escape_debug())
            }
            Reason::MissingField(named, field) => {
                format!(
                    "`{field}` of `{}` is missing, and has no default",
                    named.name
                )
            }
        }
    }

    /// The edit that fixes it.
    pub(super) fn help(&self, set: &SchemaSet) -> String {
        match &self.reason {
            Reason::Type(node, _) | Reason::NoBytes(node) | Reason::NoRecord(node, _)
                if matches!(node.value, Value::Null) =>
            {
                "make the type optional, `[\"null\", …]`, or remove the default".to_owned()
            }
            Reason::TooDeep(_) => "give the recursive field an empty array or null".to_owned(),
            Reason::TooLarge(_) => "give the inner fields empty arrays or null".to_owned(),
            Reason::Type(node, ty) => match ty.kind {
                Kind::Null => "write `null`",
                Kind::Boolean => "write `true` or `false`",
                Kind::Int => "write a whole number from -2147483648 to 2147483647",
                Kind::Long => "write a whole number of at most 64 bits",
                Kind::String => match node.value {
                    Value::Array(_) | Value::Object(_) => "write a string",
                    _ => "put it in quotes",
                },
                Kind::Array(_) => "write an array, for example `[]`",
                Kind::Map(_) => "write an object, for example `{}`",
                _ => "write a number",
            }
            .to_owned(),
            Reason::BeyondFloat(_, help) => (*help).to_owned(),
            Reason::NoBytes(_) | Reason::CodePoint => {
                r"write one code point from \u0000 to \u00ff per byte".to_owned()
            }
            Reason::Logical(Some(Logical::Uuid)) => {
                "write its standard form, such as 550e8400-e29b-41d4-a716-446655440000".to_owned()
            }
            Reason::Logical(Some(Logical::BigDecimal)) => {
                "write its bytes on the wire: the unscaled value as bytes, and the scale as an int"
                    .to_owned()
            }
            Reason::Logical(_) => {
                "write its unscaled value, the highest byte first, one code point per byte"
                    .to_owned()
            }
            Reason::NoBranch(_, branches) => {
                let names: Vec<_> = branches
                    .iter()
                    .map(|branch| format!("`{}`", set.describe(branch)))
                    .collect();
                format!("write a value of one of {}", names.join(", "))
            }
            Reason::NoSymbol(_) => "write one of its symbols".to_owned(),
            Reason::Size(..) => "write one code point per byte".to_owned(),
            Reason::NoRecord(..) => "write an object with its fields".to_owned(),
            Reason::NoField(..) => "remove it".to_owned(),
            Reason::MissingField(_, field) => format!("add `\"{field}\"`"),
        }
    }
}

fn describe(logical: Option<Logical>) -> String {
    logical.map_or_else(String::new, Logical::describe)
}
