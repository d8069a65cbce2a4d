//! The parts of an object of a history's JSON, as serde asks for them.

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, IntoDeserializer as _, Visitor};
use serde_json::{Map, Value};

use super::json::Node;
use super::misfit::Misfit;

/// The fields that stand for one of several, which protobuf's JSON writes without the field.
const ONE_OF: [(&str, &str); 4] = [
    ("HistoryEvent", "attributes"),
    ("Outcome", "value"),
    ("EventGroupMarker", "variant"),
    ("VersioningOverride", "override"),
];

/// The members that an object has.
pub(super) struct Members<'j> {
    left: Option<serde_json::map::Iter<'j>>,
    only: Option<&'static [&'static str]>,
    next: Option<(&'j str, &'j Value)>,
}

impl<'j> Members<'j> {
    pub(super) fn new(
        members: &'j Map<String, Value>,
        only: Option<&'static [&'static str]>,
    ) -> Self {
        Self {
            left: Some(members.iter()),
            only,
            next: None,
        }
    }

    pub(super) fn none() -> Self {
        Self {
            left: None,
            only: None,
            next: None,
        }
    }
}

impl<'de> de::MapAccess<'de> for Members<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        let Some(left) = &mut self.left else {
            return Ok(None);
        };
        let only = self.only;
        let is_known = |key: &str| only.is_none_or(|only| only.contains(&key));
        let next = left.find(|(key, value)| !value.is_null() && is_known(key));
        self.next = next.map(|(key, value)| (key.as_str(), value));
        let Some((key, _)) = self.next else {
            return Ok(None);
        };
        let key: StrDeserializer<'_, Misfit> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let (key, value) = self.next.take().expect("a key comes before its value");
        seed.deserialize(Node::Value(value))
            .map_err(|error| error.within(key))
    }
}

/// All fields of a struct, with what there is for each under either name.
pub(super) struct Fields<'j> {
    name: &'static str,
    members: Option<&'j Map<String, Value>>,
    all: &'static [&'static str],
    left: std::slice::Iter<'static, &'static str>,
    next: Option<&'static str>,
}

impl<'j> Fields<'j> {
    pub(super) fn new(
        name: &'static str,
        members: Option<&'j Map<String, Value>>,
        fields: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            members,
            all: fields,
            left: fields.iter(),
            next: None,
        }
    }

    fn node(&self, field: &str) -> Node<'j> {
        let Some(members) = self.members else {
            return Node::Absent;
        };
        let own = members.get(field);
        let own = own.or_else(|| members.get(&lower_camel(field)));
        match Node::of(own) {
            Node::Absent if ONE_OF.contains(&(self.name, field)) => self.one_of(members),
            node => node,
        }
    }

    /// One of the members that are no field's.
    fn one_of(&self, members: &'j Map<String, Value>) -> Node<'j> {
        let is_own = |key: &str| {
            let mut fields = self.all.iter();
            fields.any(|field| *field == key || lower_camel(field) == key)
        };
        if members
            .iter()
            .any(|(key, value)| !value.is_null() && !is_own(key))
        {
            Node::OneOf(members)
        } else {
            Node::Absent
        }
    }
}

impl<'de> de::MapAccess<'de> for Fields<'de> {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        self.next = self.left.next().copied();
        let Some(field) = self.next else {
            return Ok(None);
        };
        let field: StrDeserializer<'_, Misfit> = field.into_deserializer();
        seed.deserialize(field).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let field = self.next.take().expect("a key comes before its value");
        seed.deserialize(self.node(field))
            .map_err(|error| error.within(&lower_camel(field)))
    }
}

/// One of several, under its name.
pub(super) struct Variant<'j> {
    key: &'j str,
    name: &'static str,
    value: &'j Value,
}

impl<'j> Variant<'j> {
    /// The one that a member is.
    pub(super) fn among(
        members: &'j Map<String, Value>,
        variants: &'static [&'static str],
    ) -> Option<Self> {
        members.iter().find_map(|(key, value)| {
            let name = upper_camel(key);
            let name = variants.iter().find(|it| **it == name)?;
            Some(Self { key, name, value })
        })
    }
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Misfit> {
        let name: StrDeserializer<'_, Misfit> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(Node::Value(self.value))
            .map_err(|error| error.within(self.key))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        de::Deserializer::deserialize_any(Node::Value(self.value), visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        de::Deserializer::deserialize_any(Node::Value(self.value), visitor)
    }
}

/// `event_id` as `eventId`.
fn lower_camel(field: &str) -> String {
    let mut camel = String::with_capacity(field.len());
    let mut after_underscore = false;
    for character in field.chars() {
        match character {
            '_' => after_underscore = true,
            _ if after_underscore => {
                camel.extend(character.to_uppercase());
                after_underscore = false;
            }
            _ => camel.push(character),
        }
    }
    camel
}

/// `success` as `Success`.
fn upper_camel(key: &str) -> String {
    let mut characters = key.chars();
    let first = characters.next().map(|it| it.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
