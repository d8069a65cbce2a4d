//! Avro schemas as constants, so that the compiler can compare them.

/// The schema of a Rust type, known at compile time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the specification's own words")]
pub enum TypeDesc {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    /// A primitive with a logical type: the underlying type, and the `logicalType`.
    Logical(&'static TypeDesc, &'static str),
    /// `bytes` with the logical type `decimal`.
    Decimal {
        precision: u32,
        scale: u32,
    },
    Array(&'static TypeDesc),
    Map(&'static TypeDesc),
    Union(&'static [&'static TypeDesc]),
    Named(&'static NamedDesc),
}

/// A record, error, enum or fixed, known at compile time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedDesc {
    /// The fullname.
    pub name: &'static str,
    /// The writer identity.
    pub identity: [u8; 16],
    /// The type and all that it refers to, as a JSON array of definitions with fullnames.
    pub schemas: &'static str,
}

impl TypeDesc {
    /// The fullname of a named type, or the Avro type.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Int => "int",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
            Self::Bytes => "bytes",
            Self::String => "string",
            Self::Logical(_, logical) => logical,
            Self::Decimal { .. } => "decimal",
            Self::Array(_) => "array",
            Self::Map(_) => "map",
            Self::Union(_) => "union",
            Self::Named(named) => named.name,
        }
    }

    /// Whether both are the same schema on the wire: named types by identity.
    pub const fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Logical(left, left_logical), Self::Logical(right, right_logical)) => {
                left.same(right) && equal(left_logical.as_bytes(), right_logical.as_bytes())
            }
            (
                Self::Decimal { precision, scale },
                Self::Decimal {
                    precision: other_precision,
                    scale: other_scale,
                },
            ) => *precision == *other_precision && *scale == *other_scale,
            (Self::Array(left), Self::Array(right)) | (Self::Map(left), Self::Map(right)) => {
                left.same(right)
            }
            (Self::Union(left), Self::Union(right)) => {
                let mut index = 0;
                while index < left.len() {
                    if index >= right.len() || !left[index].same(right[index]) {
                        return false;
                    }
                    index += 1;
                }
                left.len() == right.len()
            }
            (Self::Named(left), Self::Named(right)) => equal(&left.identity, &right.identity),
            (Self::Null, Self::Null)
            | (Self::Boolean, Self::Boolean)
            | (Self::Int, Self::Int)
            | (Self::Long, Self::Long)
            | (Self::Float, Self::Float)
            | (Self::Double, Self::Double)
            | (Self::Bytes, Self::Bytes)
            | (Self::String, Self::String) => true,
            _ => false,
        }
    }
}

/// `==` on slices is not yet `const`.
pub(crate) const fn equal(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}
