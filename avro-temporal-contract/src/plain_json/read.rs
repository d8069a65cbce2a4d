//! Plain JSON to Avro binary.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::decimal::Parsed;
use super::write::is_optional;
use super::{Misfit, decimal, time, uuid};
use crate::binary::{Writer, on_a_stack_that_suffices};
use crate::json::{Node, Value};
use crate::name::suggest;
use crate::schema::{Field, Kind, Logical, SchemaSet, Shape, Type, TypeId, encode_default};

/// How many bytes a value may come to with its defaults: each may be much longer than the object
/// that lacks it.
const MAX_BYTES: usize = 64 << 20;

/// A JSON value as Avro binary of a schema.
///
/// # Errors
///
/// Where and why it doesn't fit.
pub fn parse_value(set: &SchemaSet, ty: &Type, node: &Node) -> Result<Vec<u8>, Misfit> {
    let mut out = Writer::new();
    value(set, ty, node, &mut out)?;
    out.finish().map_err(|error| Misfit {
        message: error.to_string(),
        site: node.site.clone(),
    })
}

fn misfit<T>(node: &Node, message: impl Into<String>) -> Result<T, Misfit> {
    Err(Misfit {
        message: message.into(),
        site: node.site.clone(),
    })
}

fn value(set: &SchemaSet, ty: &Type, node: &Node, out: &mut Writer) -> Result<(), Misfit> {
    // JSON nests as deep as its reader lets it, on any thread's stack.
    on_a_stack_that_suffices(|| value_of_kind(set, ty, node, out))
}

fn value_of_kind(set: &SchemaSet, ty: &Type, node: &Node, out: &mut Writer) -> Result<(), Misfit> {
    match (&ty.kind, &node.value) {
        (Kind::Null, Value::Null) => {}
        (Kind::Boolean, Value::Bool(value)) => out.boolean(*value),
        (Kind::Int, _) => match integer(ty, node)?.map(i32::try_from) {
            Some(Ok(value)) => out.int(value),
            Some(Err(_)) => return misfit(node, "the number has more than 32 bits"),
            None => return unexpected(set, ty, node),
        },
        (Kind::Long, _) => match integer(ty, node)? {
            Some(value) => out.long(value),
            None => return unexpected(set, ty, node),
        },
        (Kind::Float, _) => match number::<f32>(node)? {
            Some(value) => out.float(value),
            None => return unexpected(set, ty, node),
        },
        (Kind::Double, _) => match number::<f64>(node)? {
            Some(value) => out.double(value),
            None => return unexpected(set, ty, node),
        },
        (Kind::Bytes, Value::String(text)) => match parse_decimal(ty.logical, node, text)? {
            Some(unscaled) => out.bytes(&unscaled),
            None => out.bytes(&base64(node, text)?),
        },
        (Kind::String, Value::String(text)) => out.string(text),
        (Kind::Array(items), Value::Array(elements)) => {
            if !elements.is_empty() {
                out.block(elements.len());
            }
            for element in elements.iter() {
                value(set, items, element, out)?;
            }
            out.block(0);
        }
        (Kind::Map(values), Value::Object(members)) => {
            if !members.is_empty() {
                out.block(members.len());
            }
            for member in members.iter() {
                out.string(&member.name);
                value(set, values, &member.node, out)?;
            }
            out.block(0);
        }
        (Kind::Union(branches), _) => union(set, ty, branches, node, out)?,
        (Kind::Named(id), _) => named(set, ty, *id, node, out)?,
        _ => return unexpected(set, ty, node),
    }
    Ok(())
}

fn unexpected<T>(set: &SchemaSet, ty: &Type, node: &Node) -> Result<T, Misfit> {
    misfit(
        node,
        format!(
            "{} stands where `{}` is expected",
            node.describe(),
            set.describe(ty)
        ),
    )
}

fn base64(node: &Node, text: &str) -> Result<Vec<u8>, Misfit> {
    STANDARD
        .decode(text)
        .or_else(|_| misfit(node, "the string is not padded base64"))
}

/// The unscaled value, if the type is a decimal and the text is one.
fn parse_decimal(
    logical: Option<Logical>,
    node: &Node,
    text: &str,
) -> Result<Option<Vec<u8>>, Misfit> {
    let Some(logical @ Logical::Decimal { precision, scale }) = logical else {
        return Ok(None);
    };
    match decimal::parse(text, precision, scale) {
        Parsed::Unscaled(unscaled) => Ok(Some(unscaled)),
        Parsed::NoDecimal => Ok(None),
        Parsed::TooManyDigits => misfit(
            node,
            format!("the digits don't fit `{}`", logical.describe()),
        ),
    }
}

/// A whole number; of 64 bits, a string of its digits; the ISO 8601 text of a date or time.
fn integer(ty: &Type, node: &Node) -> Result<Option<i64>, Misfit> {
    match &node.value {
        Value::Number(text) => match text.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => misfit(node, "the number is not whole, or has more than 64 bits"),
        },
        Value::String(text) => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let is_long = matches!(ty.kind, Kind::Long);
            if is_long && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return match text.parse() {
                    Ok(value) => Ok(Some(value)),
                    Err(_) => misfit(node, "the digits have more than 64 bits"),
                };
            }
            match ty
                .logical
                .map(|logical| (logical, time::parse(logical, text)))
            {
                Some((_, Some(value))) => Ok(Some(value)),
                Some((logical, None)) => misfit(
                    node,
                    format!(
                        "the string is not ISO 8601 for `{logical}`, such as {}",
                        example(logical)
                    ),
                ),
                None => Ok(None),
            }
        }
        _ => Ok(None),
    }
}

fn example(logical: Logical) -> &'static str {
    match logical {
        Logical::Date => "2026-01-31",
        Logical::TimeMillis => "23:59:59.999",
        Logical::TimeMicros => "23:59:59.999999",
        Logical::TimestampMillis => "2026-01-31T23:59:59.999Z",
        Logical::TimestampMicros => "2026-01-31T23:59:59.999999Z",
        Logical::TimestampNanos => "2026-01-31T23:59:59.999999999Z",
        Logical::LocalTimestampMillis => "2026-01-31T23:59:59.999",
        Logical::LocalTimestampMicros => "2026-01-31T23:59:59.999999",
        _ => "2026-01-31T23:59:59.999999999",
    }
}

trait Number: std::str::FromStr {
    const NAN: Self;
    const INFINITY: Self;
    const NEGATIVE_INFINITY: Self;
    fn is_finite(&self) -> bool;
}

macro_rules! number {
    ($($float:ident)*) => {$(
        impl Number for $float {
            const NAN: Self = $float::NAN;
            const INFINITY: Self = $float::INFINITY;
            const NEGATIVE_INFINITY: Self = $float::NEG_INFINITY;
            fn is_finite(&self) -> bool {
                $float::is_finite(*self)
            }
        }
    )*};
}

number!(f32 f64);

fn number<T: Number>(node: &Node) -> Result<Option<T>, Misfit> {
    Ok(match &node.value {
        Value::Number(text) => match text.parse().ok().filter(T::is_finite) {
            Some(value) => Some(value),
            None => return misfit(node, "the number is too large"),
        },
        Value::String(text) => match text.as_str() {
            "NaN" => Some(T::NAN),
            "Infinity" => Some(T::INFINITY),
            "-Infinity" => Some(T::NEGATIVE_INFINITY),
            _ => None,
        },
        _ => None,
    })
}

fn union(
    set: &SchemaSet,
    ty: &Type,
    branches: &[Type],
    node: &Node,
    out: &mut Writer,
) -> Result<(), Misfit> {
    let position = |matches: &dyn Fn(&Type) -> bool| branches.iter().position(matches);
    let null = position(&|branch| matches!(branch.kind, Kind::Null));
    if matches!(node.value, Value::Null) {
        return match null {
            Some(index) => {
                out.index(index);
                Ok(())
            }
            None => unexpected(set, ty, node),
        };
    }
    if let (Some(null), true) = (null, is_optional(branches)) {
        out.index(1 - null);
        return value(set, &branches[1 - null], node, out);
    }
    let Value::Object(members) = &node.value else {
        return misfit(
            node,
            format!(
                "a value of a {} is written {{\"branch\": value}}",
                set.describe(ty)
            ),
        );
    };
    let [member] = members.as_ref() else {
        return misfit(node, "a union's value names one branch");
    };
    match position(&|branch| set.tag_name(branch) == member.name) {
        Some(index) => {
            out.index(index);
            value(set, &branches[index], &member.node, out)
        }
        None => Err(Misfit {
            message: format!("the {} has no branch of this name", set.describe(ty)),
            site: member.name_site.clone(),
        }),
    }
}

fn named(
    set: &SchemaSet,
    ty: &Type,
    id: TypeId,
    node: &Node,
    out: &mut Writer,
) -> Result<(), Misfit> {
    let named = set.get(id);
    match (&named.shape, &node.value) {
        (Shape::Enum { symbols, .. }, Value::String(text)) => {
            match symbols.iter().position(|symbol| symbol.name == *text) {
                Some(index) => out.index(index),
                None => {
                    return misfit(node, format!("the string is no symbol of `{}`", named.name));
                }
            }
        }
        (Shape::Fixed { size, logical }, Value::String(text)) => {
            let bytes = if let Some(unscaled) = parse_decimal(*logical, node, text)? {
                extend_sign(&unscaled, *size)
            } else if let (Some(Logical::Uuid), Some(bytes)) = (logical, uuid::parse(text)) {
                bytes
            } else {
                base64(node, text)?
            };
            if bytes.len() != *size {
                return misfit(node, format!("`{}` has {size} bytes", named.name));
            }
            out.raw(&bytes);
        }
        (Shape::Record { fields, .. }, Value::Object(members)) => {
            if let Some(unknown) = members
                .iter()
                .find(|member| !fields.iter().any(|field| field.name == member.name))
            {
                let known = fields.iter().map(|field| field.name.as_str());
                let hint = match suggest(&unknown.name, known) {
                    Some(meant) => format!("; did you mean `{meant}`?"),
                    None => String::new(),
                };
                return Err(Misfit {
                    message: format!("`{}` has no such field{hint}", named.name),
                    site: unknown.name_site.clone(),
                });
            }
            for field in fields {
                record_field(set, named.name.as_str(), field, node, out)?;
            }
        }
        _ => return unexpected(set, ty, node),
    }
    Ok(())
}

/// An unscaled value in all bytes of a fixed, which holds its precision.
fn extend_sign(unscaled: &[u8], size: usize) -> Vec<u8> {
    let sign = if unscaled.first().is_some_and(|byte| *byte >= 0x80) {
        0xff
    } else {
        0
    };
    let mut bytes = vec![sign; size.saturating_sub(unscaled.len())];
    bytes.extend_from_slice(unscaled);
    bytes
}

fn record_field(
    set: &SchemaSet,
    record: &str,
    field: &Field,
    node: &Node,
    out: &mut Writer,
) -> Result<(), Misfit> {
    if let Some(member) = node.get(&field.name) {
        return value(set, &field.ty, member, out);
    }
    let default = field
        .default
        .as_ref()
        .and_then(|default| encode_default(set, &field.ty, default));
    match default {
        Some(binary) if binary.len() <= MAX_BYTES.saturating_sub(out.written()) => {
            out.raw(&binary);
            Ok(())
        }
        Some(_) => misfit(node, "the value is too large with its defaults"),
        None => misfit(
            node,
            format!(
                "the field `{}` of `{record}` is missing, and has no default",
                field.name
            ),
        ),
    }
}
