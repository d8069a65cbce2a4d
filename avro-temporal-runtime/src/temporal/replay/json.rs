//! Histories as JSON, in both forms that there are.
//!
//! `temporal workflow show -o json` and the web interface write protobuf's own JSON: `eventId` as a
//! text, `EVENT_TYPE_…`, bytes as base64, nothing where a field has its default, and an event's
//! attributes beside its id. The SDK's `WorkflowHistory::to_json` writes its structs as they are:
//! `event_id`, numbers, lists of bytes, every field, and the attributes in `attributes`. The SDK
//! reads its own form alone. So its structs are asked what they want, field by field, and given what
//! either form has for it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::value::SeqDeserializer;
use serde::de::{self, Deserialize as _, Unexpected, Visitor};
use serde_json::{Map, Value};
use temporalio_common::protos::temporal::api::history::v1::HistoryEvent;

use super::access::{Fields, Members, Variant};
use super::enums::enum_number;
use super::misfit::Misfit;

/// Reads the events of a history.
///
/// # Errors
///
/// What is wrong, and in which event.
pub(super) fn read_events(json: &[u8]) -> Result<Vec<HistoryEvent>, String> {
    if json.iter().all(u8::is_ascii_whitespace) {
        return Err("it is empty".to_owned());
    }
    let value: Value = serde_json::from_slice(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        match error.classify() {
            serde_json::error::Category::Eof => {
                format!("it ends in line {line}, inside of the JSON")
            }
            _ => format!("it is not JSON at {line}:{column}"),
        }
    })?;
    let Some(events) = value.get("events").and_then(Value::as_array) else {
        return Err("it has no `events`, and is no history".to_owned());
    };
    let mut read = Vec::with_capacity(events.len());
    for (index, event) in events.iter().enumerate() {
        let event = HistoryEvent::deserialize(Node::Value(event))
            .map_err(|error| format!("element {index} of `events`: {error}"))?;
        read.push(event);
    }
    Ok(read)
}

/// What there is for a field.
#[derive(Clone, Copy)]
pub(super) enum Node<'j> {
    Value(&'j Value),
    /// Nothing: the field has its default.
    Absent,
    /// One of these members of the struct that has the field.
    OneOf(&'j Map<String, Value>),
}

impl<'j> Node<'j> {
    pub(super) fn of(value: Option<&'j Value>) -> Self {
        match value {
            None | Some(Value::Null) => Self::Absent,
            Some(value) => Self::Value(value),
        }
    }

    /// A text that holds a number, as protobuf writes those of 64 bits.
    fn text(self) -> Option<&'j str> {
        match self {
            Self::Value(value) => value.as_str(),
            _ => None,
        }
    }
}

/// A number: as such, as a text, as the name of an enum's value, or 0.
macro_rules! numbers {
    ($($method:ident $visit:ident $ty:ty;)*) => {
        $(
            fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
                if let Self::Absent = self {
                    return visitor.$visit(<$ty>::default());
                }
                let Some(text) = self.text() else {
                    return self.deserialize_any(visitor);
                };
                if let Ok(number) = text.parse::<$ty>() {
                    return visitor.$visit(number);
                }
                match enum_number(text) {
                    Some(number) => visitor.visit_i32(number),
                    None => Err(de::Error::invalid_type(Unexpected::Str(text), &visitor)),
                }
            }
        )*
    };
}

impl<'de> de::Deserializer<'de> for Node<'de> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Absent | Self::Value(Value::Null) => visitor.visit_unit(),
            Self::Value(Value::Bool(value)) => visitor.visit_bool(*value),
            Self::Value(Value::String(value)) => visitor.visit_borrowed_str(value),
            Self::Value(Value::Array(values)) => {
                visitor.visit_seq(SeqDeserializer::new(values.iter().map(Self::Value)))
            }
            Self::OneOf(members) | Self::Value(Value::Object(members)) => {
                visitor.visit_map(Members::new(members, None))
            }
            Self::Value(Value::Number(number)) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => visitor.visit_u64(number),
                (None, Some(number)) => visitor.visit_i64(number),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
            },
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
        deserialize_f32 visit_f32 f32;
        deserialize_f64 visit_f64 f64;
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Absent => visitor.visit_bool(false),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Absent => visitor.visit_borrowed_str(""),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Absent => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    /// A list; bytes as base64 are one, too.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if let Self::Absent = self {
            return visitor.visit_seq(SeqDeserializer::new(std::iter::empty::<Self>()));
        }
        let Some(text) = self.text() else {
            return self.deserialize_any(visitor);
        };
        let bytes = STANDARD
            .decode(text)
            .map_err(|_| Misfit::new("a text that is not base64".to_owned()))?;
        visitor.visit_seq(SeqDeserializer::new(bytes.into_iter()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self {
            Self::Absent => visitor.visit_map(Members::none()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let members = match self {
            Self::Value(Value::Object(members)) => Some(members),
            Self::Absent => None,
            _ => return self.deserialize_any(visitor),
        };
        // Those that read protobuf's JSON themselves have its names, and want no field that isn't
        // there, nor one that they don't know.
        if name.contains('.') {
            return match members {
                Some(members) => visitor.visit_map(Members::new(members, Some(fields))),
                None => visitor.visit_map(Members::none()),
            };
        }
        visitor.visit_map(Fields::new(name, members, fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let (Self::OneOf(members) | Self::Value(Value::Object(members))) = self else {
            return self.deserialize_any(visitor);
        };
        let known = Variant::among(members, variants);
        let known = known.ok_or_else(|| {
            let keys: Vec<_> = members.keys().map(String::as_str).collect();
            Misfit::new(format!(
                "none of its members is known to this build's SDK: {}",
                keys.join(", ")
            ))
        })?;
        visitor.visit_enum(known)
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct identifier
        ignored_any
    }
}

impl<'de> de::IntoDeserializer<'de, Misfit> for Node<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
