//! Plain JSON through serde: what `serde = true` generates stands on this.
//!
//! Not for users: generated code of the same version calls it, and it changes with that.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use avro_temporal_contract::binary::{Reader, Writer};
use avro_temporal_contract::json::{Node, Value};
use avro_temporal_contract::plain_json::{parse_value, render_value};
use avro_temporal_contract::site::{Site, Source};
use serde::de::Visitor;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::avro_type::AvroType;
use crate::logical;

/// A value in the shape of plain JSON.
///
/// Not serde's own traits: bytes are base64 here, and a missing optional field is missing.
pub trait Plain: Sized {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// What the serializer returns, and if Avro couldn't write the value either.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// What the deserializer returns, and if the value isn't one of the schema.
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Writes a field.
///
/// # Errors
///
/// As [`Plain::serialize`].
pub fn serialize<T: Plain, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

/// Reads a field.
///
/// # Errors
///
/// As [`Plain::deserialize`].
pub fn deserialize<'de, T: Plain, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

/// A plain value as one of serde's.
#[derive(Debug)]
pub struct AsSerde<T>(pub T);

impl<T: Plain> Serialize for AsSerde<&T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de, T: Plain> Deserialize<'de> for AsSerde<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self)
    }
}

/// Writes a value that is one number or string of plain JSON, as that says.
///
/// # Errors
///
/// As [`Plain::serialize`].
pub fn serialize_leaf<T: AvroType, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut out = Writer::new();
    value.encode(&mut out);
    let binary = out.finish().map_err(S::Error::custom)?;
    let schema = T::info().schema();
    let text = render_value(&schema.set, &schema.ty, &binary).map_err(S::Error::custom)?;
    // Nothing that is rendered as a string here holds a character with an escape.
    match text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
    {
        Some(text) => serializer.serialize_str(text),
        None => match text.parse::<i64>() {
            Ok(number) => serializer.serialize_i64(number),
            Err(error) => Err(S::Error::custom(error)),
        },
    }
}

/// Reads a value that is one number or string of plain JSON.
///
/// # Errors
///
/// As [`Plain::deserialize`].
pub fn deserialize_leaf<'de, T: AvroType, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(Leaf(PhantomData))
}

struct Leaf<T>(PhantomData<T>);

impl<T: AvroType> Leaf<T> {
    fn read<E: serde::de::Error>(value: Value) -> Result<T, E> {
        let site = Site::new(&Source::new("JSON", ""), 0..0);
        let schema = T::info().schema();
        let node = Node { value, site };
        let binary = parse_value(&schema.set, &schema.ty, &node)
            .map_err(|misfit| E::custom(misfit.message))?;
        T::decode(&mut Reader::new(&binary)).map_err(E::custom)
    }
}

impl<T: AvroType> Visitor<'_> for Leaf<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of the schema `{}`", T::TYPE.name())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<T, E> {
        Self::read(Value::Number(value.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<T, E> {
        Self::read(Value::Number(value.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<T, E> {
        Self::read(Value::Number(value.to_string()))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<T, E> {
        Self::read(Value::String(value.to_owned()))
    }
}

/// Types that serde writes and reads as plain JSON is.
macro_rules! as_serde {
    ($($ty:ty)*) => {$(
        impl Plain for $ty {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Serialize::serialize(self, serializer)
            }

            fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Deserialize::deserialize(deserializer)
            }
        }
    )*};
}

as_serde!(() bool i32 String);

macro_rules! leaf {
    ($($ty:ty)*) => {$(
        impl Plain for $ty {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize_leaf(self, serializer)
            }

            fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize_leaf(deserializer)
            }
        }
    )*};
}

leaf!(
    Vec<u8> logical::Date logical::TimeMillis logical::TimeMicros
    logical::TimestampMillis logical::TimestampMicros logical::TimestampNanos
    logical::LocalTimestampMillis logical::LocalTimestampMicros logical::LocalTimestampNanos
    logical::Uuid logical::BigDecimal
);

impl<const PRECISION: u32, const SCALE: u32> Plain for logical::Decimal<PRECISION, SCALE> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_leaf(self, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_leaf(deserializer)
    }
}

/// A number, also read from a string of its digits.
impl Plain for i64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(*self)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_leaf(deserializer)
    }
}

/// Numbers; what is not finite is a string.
macro_rules! float {
    ($($float:ident)*) => {$(
        impl Plain for $float {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if self.is_finite() {
                    Serialize::serialize(self, serializer)
                } else if self.is_nan() {
                    serializer.serialize_str("NaN")
                } else {
                    let is_negative = self.is_sign_negative();
                    serializer.serialize_str(if is_negative { "-Infinity" } else { "Infinity" })
                }
            }

            fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize_leaf(deserializer)
            }
        }
    )*};
}

float!(f32 f64);

impl<T: Plain> Plain for Box<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::serialize(self, serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Box::new)
    }
}

impl<T: Plain> Plain for Option<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Serialize::serialize(&self.as_ref().map(AsSerde), serializer)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value: Option<AsSerde<T>> = Deserialize::deserialize(deserializer)?;
        Ok(value.map(|AsSerde(value)| value))
    }
}

impl<T: Plain> Plain for Vec<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(AsSerde))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items: Vec<AsSerde<T>> = Deserialize::deserialize(deserializer)?;
        Ok(items.into_iter().map(|AsSerde(item)| item).collect())
    }
}

impl<T: Plain> Plain for BTreeMap<String, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(key, value)| (key, AsSerde(value))))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries: BTreeMap<String, AsSerde<T>> = Deserialize::deserialize(deserializer)?;
        let entries = entries.into_iter();
        Ok(entries.map(|(key, AsSerde(value))| (key, value)).collect())
    }
}
