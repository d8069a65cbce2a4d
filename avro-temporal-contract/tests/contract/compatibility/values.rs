//! Any value of a schema, as Avro binary.

use avro_temporal_contract::binary::Writer;
use avro_temporal_contract::resolution::Schema;
use avro_temporal_contract::schema::{Kind, Logical, Shape, Type};

use crate::random::Random;

/// Writes values that end.
pub(super) struct Values<'s> {
    schema: &'s Schema,
    /// How deep each named type's least deep value is.
    heights: Vec<usize>,
}

/// No value is as deep.
const ENDLESS: usize = 1000;

const UUID: &str = "550e8400-e29b-41d4-a716-446655440000";

/// Where a value begins to end.
const DEPTH: usize = 6;

impl<'s> Values<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let ids: Vec<_> = schema.set.ids().collect();
        let mut values = Self {
            schema,
            heights: vec![ENDLESS; ids.len()],
        };
        for _ in 0..=ids.len() {
            for (index, id) in ids.iter().enumerate() {
                let fields = schema.set.get(*id).fields().iter();
                let deepest = fields.map(|field| values.height(&field.ty)).max();
                values.heights[index] = deepest.map_or(0, |height| height.saturating_add(1));
            }
        }
        values
    }

    fn height(&self, ty: &Type) -> usize {
        match &ty.kind {
            Kind::Union(branches) => {
                let heights = branches.iter().map(|branch| self.height(branch));
                heights.min().unwrap_or(ENDLESS)
            }
            Kind::Named(id) => {
                let index = self.schema.set.ids().position(|other| other == *id);
                self.heights[index.expect("a type of the set")]
            }
            _ => 0,
        }
    }

    pub(super) fn write(&self, random: &mut Random) -> Vec<u8> {
        let mut out = Writer::new();
        self.value(&self.schema.ty, random, 0, &mut out);
        out.finish().expect("it is not deep")
    }

    fn value(&self, ty: &Type, random: &mut Random, depth: usize, out: &mut Writer) {
        match &ty.kind {
            Kind::Null => {}
            Kind::Boolean => out.boolean(random.chance(50)),
            Kind::Int => out.int(i32::try_from(random.below(1000)).expect("a small number") - 500),
            Kind::Long => out.long(random.next().cast_signed() >> random.below(64)),
            Kind::Float => out.float([0.0, -1.5, 0.1, f32::MAX, f32::INFINITY][random.below(5)]),
            Kind::Double => out.double([0.0, -1.5, 0.1, f64::MAX, f64::INFINITY][random.below(5)]),
            // 1 to 3 bytes are a decimal of 9 digits.
            Kind::Bytes if ty.logical.is_some() => {
                out.bytes(&[b'a', 0xc3, 0xa9][random.below(3)..]);
            }
            Kind::Bytes => out.bytes(&[b'a', 0xc3, 0xa9][..random.below(4)]),
            Kind::String if ty.logical == Some(Logical::Uuid) => out.string(UUID),
            Kind::String => out.string(["", "a", "é", UUID][random.below(4)]),
            Kind::Array(inner) | Kind::Map(inner) => {
                let is_map = matches!(ty.kind, Kind::Map(_));
                let count = if depth > DEPTH { 0 } else { random.below(3) };
                if count > 0 {
                    out.block(count);
                }
                for key in 0..count {
                    if is_map {
                        out.string(["k", "l"][key]);
                    }
                    self.value(inner, random, depth + 1, out);
                }
                out.block(0);
            }
            Kind::Union(branches) => {
                let branch = if depth > DEPTH {
                    let heights = branches.iter().map(|branch| self.height(branch));
                    let lowest = heights.enumerate().min_by_key(|(_, height)| *height);
                    lowest.map_or(0, |(index, _)| index)
                } else {
                    random.below(branches.len())
                };
                out.index(branch);
                self.value(&branches[branch], random, depth + 1, out);
            }
            Kind::Named(id) => match &self.schema.set.get(*id).shape {
                Shape::Enum { symbols, .. } => out.index(random.below(symbols.len())),
                // A byte is a decimal of 4 digits, with the sign before it.
                Shape::Fixed {
                    size: 2,
                    logical: Some(Logical::Decimal { .. }),
                } => out.raw(&[0, random.next().to_le_bytes()[0]]),
                Shape::Fixed { size, .. } => {
                    for _ in 0..*size {
                        out.raw(&random.next().to_le_bytes()[..1]);
                    }
                }
                Shape::Record { fields, .. } => {
                    for field in fields {
                        self.value(&field.ty, random, depth + 1, out);
                    }
                }
            },
        }
    }
}
