//! Logical types.

use std::fmt;

use super::Kind;
use crate::json::Node;

/// A logical type of the specification, valid where it stands.
///
/// The list is closed: a later Avro's logical types must not enter it, or identities would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the specification's own words")]
pub enum Logical {
    Date,
    TimeMillis,
    TimeMicros,
    TimestampMillis,
    TimestampMicros,
    TimestampNanos,
    LocalTimestampMillis,
    LocalTimestampMicros,
    LocalTimestampNanos,
    Uuid,
    Duration,
    Decimal { precision: u32, scale: u32 },
    BigDecimal,
}

impl Logical {
    /// The logical type of a name that says all, without attributes such as `precision`.
    pub fn from_name(name: &str) -> Option<Self> {
        const PLAIN: [Logical; 12] = [
            Logical::Date,
            Logical::TimeMillis,
            Logical::TimeMicros,
            Logical::TimestampMillis,
            Logical::TimestampMicros,
            Logical::TimestampNanos,
            Logical::LocalTimestampMillis,
            Logical::LocalTimestampMicros,
            Logical::LocalTimestampNanos,
            Logical::Uuid,
            Logical::Duration,
            Logical::BigDecimal,
        ];
        PLAIN.into_iter().find(|logical| logical.name() == name)
    }

    /// The `logicalType` attribute's value.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::TimeMillis => "time-millis",
            Self::TimeMicros => "time-micros",
            Self::TimestampMillis => "timestamp-millis",
            Self::TimestampMicros => "timestamp-micros",
            Self::TimestampNanos => "timestamp-nanos",
            Self::LocalTimestampMillis => "local-timestamp-millis",
            Self::LocalTimestampMicros => "local-timestamp-micros",
            Self::LocalTimestampNanos => "local-timestamp-nanos",
            Self::Uuid => "uuid",
            Self::Duration => "duration",
            Self::Decimal { .. } => "decimal",
            Self::BigDecimal => "big-decimal",
        }
    }
}

impl Logical {
    /// The logical type with all that it depends on: `date`, `decimal(10, 2)`.
    pub fn describe(self) -> String {
        match self {
            Self::Decimal { precision, scale } => format!("decimal({precision}, {scale})"),
            plain => plain.name().to_owned(),
        }
    }
}

impl fmt::Display for Logical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a logical type stands on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Base {
    Primitive(&'static str),
    Fixed(usize),
}

impl Base {
    /// The base that a kind is, if a logical type can stand on it.
    pub(super) fn of<N>(kind: &Kind<N>) -> Option<Self> {
        Some(Self::Primitive(match kind {
            Kind::Int => "int",
            Kind::Long => "long",
            Kind::Bytes => "bytes",
            Kind::String => "string",
            _ => return None,
        }))
    }
}

/// The logical type that a schema object names.
///
/// # Errors
///
/// Why it isn't valid there, as a clause; the schema is then its underlying type.
///
/// Source: Avro 1.12, "Logical Types".
pub(super) fn parse_logical(node: &Node, base: Option<Base>) -> Result<Option<Logical>, String> {
    let Some(attribute) = node.get("logicalType") else {
        return Ok(None);
    };
    let Some(name) = attribute.as_str() else {
        return Err(format!("it is {}, not a string", attribute.describe()));
    };
    let logical = match (name, base) {
        ("date", Some(Base::Primitive("int"))) => Logical::Date,
        ("time-millis", Some(Base::Primitive("int"))) => Logical::TimeMillis,
        ("time-micros", Some(Base::Primitive("long"))) => Logical::TimeMicros,
        ("timestamp-millis", Some(Base::Primitive("long"))) => Logical::TimestampMillis,
        ("timestamp-micros", Some(Base::Primitive("long"))) => Logical::TimestampMicros,
        ("timestamp-nanos", Some(Base::Primitive("long"))) => Logical::TimestampNanos,
        ("local-timestamp-millis", Some(Base::Primitive("long"))) => Logical::LocalTimestampMillis,
        ("local-timestamp-micros", Some(Base::Primitive("long"))) => Logical::LocalTimestampMicros,
        ("local-timestamp-nanos", Some(Base::Primitive("long"))) => Logical::LocalTimestampNanos,
        ("uuid", Some(Base::Primitive("string") | Base::Fixed(16))) => Logical::Uuid,
        ("duration", Some(Base::Fixed(12))) => Logical::Duration,
        ("big-decimal", Some(Base::Primitive("bytes"))) => Logical::BigDecimal,
        ("decimal", Some(Base::Primitive("bytes"))) => parse_decimal(node, None)?,
        ("decimal", Some(Base::Fixed(size))) => parse_decimal(node, Some(size))?,
        (name, _) => {
            return Err(match expected_base(name) {
                Some(expected) => format!("`{name}` stands on {expected}"),
                None => format!(
                    "`{}` is not a logical type of Avro 1.12",
                    name.escape_debug()
                ),
            });
        }
    };
    Ok(Some(logical))
}

fn expected_base(name: &str) -> Option<&'static str> {
    Some(match name {
        "date" | "time-millis" => "int",
        "time-micros"
        | "timestamp-millis"
        | "timestamp-micros"
        | "timestamp-nanos"
        | "local-timestamp-millis"
        | "local-timestamp-micros"
        | "local-timestamp-nanos" => "long",
        "uuid" => "string or a fixed of 16 bytes",
        "duration" => "a fixed of 12 bytes",
        "big-decimal" => "bytes",
        "decimal" => "bytes or a fixed",
        _ => return None,
    })
}

fn parse_decimal(node: &Node, size: Option<usize>) -> Result<Logical, String> {
    let integer = |name: &str| match node.get(name) {
        None => Ok(None),
        Some(value) => match value.as_i64().map(u32::try_from) {
            Some(Ok(value)) => Ok(Some(value)),
            _ => Err(format!(
                "`{name}` is not a whole number from 0 to {}",
                u32::MAX
            )),
        },
    };
    let precision = integer("precision")?.ok_or("`decimal` needs a `precision`")?;
    let scale = integer("scale")?.unwrap_or(0);
    if precision == 0 {
        return Err("`precision` is 0".to_owned());
    }
    if scale > precision {
        return Err(format!(
            "`scale` {scale} is greater than `precision` {precision}"
        ));
    }
    if let Some(size) = size {
        let digits = decimal_digits(size);
        if u64::from(precision) > digits {
            return Err(format!(
                "{size} bytes hold {digits} digits, `precision` is {precision}"
            ));
        }
    }
    Ok(Logical::Decimal { precision, scale })
}

/// How many decimal digits always fit a two's complement integer of `size` bytes:
/// ⌊log10(2^(8·size−1))⌋. No power of two is a power of ten, and 27 places of log10(2) are exact
/// for every size of a fixed.
fn decimal_digits(size: usize) -> u64 {
    const LOG10_OF_2: u128 = 301_029_995_663_981_195_213_738_894;
    const ONE: u128 = 10_u128.pow(27);
    let bits = (size as u128 * 8).saturating_sub(1);
    u64::try_from(bits * LOG10_OF_2 / ONE).unwrap_or(u64::MAX)
}
