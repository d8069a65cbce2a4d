//! Values of any schema, written by `apache-avro`, the other implementation.

use apache_avro::types::Value;
use apache_avro::{Schema, to_avro_datum};
use avro_temporal_runtime::contract::schema::{
    Field, Kind, Logical, SchemaSet, Shape, Type, TypeId,
};

use super::support::encode;

/// `SplitMix64`: numbers that are the same in every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).expect("a small number");
        usize::try_from(self.next() % bound).expect("less than a small number")
    }

    fn pick<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }

    fn int(&mut self) -> i32 {
        let anchors = [i32::MIN, i32::MAX, -1, 0, 1, 63, 64, -64, -65, 8191, 8192];
        let any = self.next().to_le_bytes();
        let any = i32::from_le_bytes([any[0], any[1], any[2], any[3]]);
        if self.below(2) == 0 {
            any
        } else {
            self.pick(&anchors)
        }
    }

    fn long(&mut self) -> i64 {
        let anchors = [
            i64::MIN,
            i64::MAX,
            -1,
            0,
            1,
            i64::MIN + 1,
            1 << 31,
            -(1 << 31) - 1,
            1 << 62,
        ];
        let any = self.next().cast_signed();
        // Of every length on the wire.
        let any = any >> self.below(64);
        if self.below(2) == 0 {
            any
        } else {
            self.pick(&anchors)
        }
    }

    fn double(&mut self) -> f64 {
        let quiet = f64::from_bits(0x7ff8_0000_0000_1234);
        let anchors = [
            0.0,
            -0.0,
            f64::NAN,
            quiet,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MIN_POSITIVE,
            f64::MAX,
        ];
        let any = f64::from_bits(self.next());
        if self.below(2) == 0 {
            any
        } else {
            self.pick(&anchors)
        }
    }

    fn float(&mut self) -> f32 {
        let quiet = f32::from_bits(0x7fc0_1234);
        let anchors = [
            0.0,
            -0.0,
            f32::NAN,
            quiet,
            f32::INFINITY,
            f32::NEG_INFINITY,
            f32::MIN_POSITIVE,
            f32::MAX,
        ];
        let any = f32::from_bits(self.int().cast_unsigned());
        if self.below(2) == 0 {
            any
        } else {
            self.pick(&anchors)
        }
    }

    /// A number of so many digits, or of as many as fit.
    fn decimal(&mut self, precision: u32) -> i128 {
        let bound = 10_i128.pow(precision.min(38));
        let any = i128::from(self.next()) << 64 | i128::from(self.next());
        // Of every length on the wire.
        let any = (any % bound) >> self.below(120);
        let anchors = [0, 1, -1, bound - 1, 1 - bound, 127, 128, -128, -129].map(|it| it % bound);
        if self.below(2) == 0 {
            any
        } else {
            self.pick(&anchors)
        }
    }

    fn uuid(&mut self) -> String {
        use std::fmt::Write as _;
        let mut text = String::new();
        for (index, byte) in self.bytes(16).into_iter().enumerate() {
            if [4, 6, 8, 10].contains(&index) {
                text.push('-');
            }
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    fn string(&mut self) -> String {
        let long = "äß🦀\u{10ffff}".repeat(700);
        let anchors = [
            "", "a", "é", "🦀", "\0", "\"\\\n", "a.b", " ", "\u{feff}", "\u{202e}", &long,
        ];
        self.pick(&anchors).to_owned()
    }
}

/// Makes values of one schema, each as what its type stands on: `apache-avro` knows some logical
/// types in another way. A uuid on a fixed is a string to it, and it forgets the name of a fixed that
/// is a duration.
pub(crate) struct Values<'s> {
    set: &'s SchemaSet,
}

/// How deep recursion goes before it takes the way out.
const DEPTH: usize = 6;

impl<'s> Values<'s> {
    pub(crate) fn of(set: &'s SchemaSet) -> Self {
        Self { set }
    }

    pub(crate) fn any(&self, ty: &Type, random: &mut Random, depth: usize) -> Value {
        match &ty.kind {
            Kind::Null => Value::Null,
            Kind::Boolean => Value::Boolean(random.below(2) == 1),
            Kind::Int => Value::Int(random.int()),
            Kind::Long => Value::Long(random.long()),
            Kind::Float => Value::Float(random.float()),
            Kind::Double => Value::Double(random.double()),
            Kind::Bytes => Value::Bytes(match ty.logical {
                Some(Logical::Decimal { precision, .. }) => shortest(random.decimal(precision)),
                Some(Logical::BigDecimal) => {
                    let mut bytes = encode(&shortest(random.decimal(38)));
                    bytes.extend(encode(
                        &random.pick(&[0, 1, -1, 2, 300, -300, 65_536, -65_536]),
                    ));
                    bytes
                }
                _ => {
                    let length = random.pick(&[0, 1, 2, 63, 64, 300]);
                    random.bytes(length)
                }
            }),
            Kind::String => Value::String(match ty.logical {
                Some(Logical::Uuid) => random.uuid(),
                _ => random.string(),
            }),
            Kind::Array(items) => {
                let length = Self::length(random, depth);
                let item = |_| self.any(items, random, depth + 1);
                Value::Array((0..length).map(item).collect())
            }
            Kind::Map(values) => {
                let length = Self::length(random, depth);
                let entry = |_| (random.string(), self.any(values, random, depth + 1));
                Value::Map((0..length).map(entry).collect())
            }
            Kind::Union(branches) => {
                // The way out of a recursion holds no record.
                let out = branches
                    .iter()
                    .position(|branch| !matches!(branch.kind, Kind::Named(_)));
                let branch = match out {
                    Some(out) if depth > DEPTH => out,
                    _ => random.below(branches.len()),
                };
                let value = self.any(&branches[branch], random, depth + 1);
                let branch = u32::try_from(branch).expect("few branches");
                Value::Union(branch, Box::new(value))
            }
            Kind::Named(id) => self.named(*id, random, depth),
        }
    }

    fn named(&self, id: TypeId, random: &mut Random, depth: usize) -> Value {
        match &self.set.get(id).shape {
            Shape::Record { fields, .. } => {
                let field = |field: &Field| {
                    let value = self.any(&field.ty, random, depth + 1);
                    (field.name.clone(), value)
                };
                Value::Record(fields.iter().map(field).collect())
            }
            Shape::Enum { symbols, .. } => {
                let index = random.below(symbols.len());
                let symbol = symbols[index].name.clone();
                Value::Enum(u32::try_from(index).expect("few symbols"), symbol)
            }
            Shape::Fixed { size, logical } => {
                let bytes = match logical {
                    Some(Logical::Decimal { precision, .. }) if *size <= 16 => {
                        let all = random.decimal(*precision).to_be_bytes();
                        all[all.len() - size..].to_vec()
                    }
                    _ => random.bytes(*size),
                };
                Value::Fixed(*size, bytes)
            }
        }
    }

    /// Writes a value as other writers may: each element in a block of its own, every other with its
    /// size in bytes.
    pub(crate) fn write_in_blocks(&self, ty: &Type, value: &Value, out: &mut Vec<u8>) {
        match (&ty.kind, value) {
            (Kind::Array(items), Value::Array(elements)) => {
                write_blocks(out, elements.iter(), |item, block| {
                    self.write_in_blocks(items, item, block);
                });
            }
            (Kind::Map(values), Value::Map(entries)) => {
                write_blocks(out, entries.iter(), |(key, value), block| {
                    block.extend(encode(key));
                    self.write_in_blocks(values, value, block);
                });
            }
            (Kind::Union(branches), Value::Union(branch, inner)) => {
                out.extend(encode(&i64::from(*branch)));
                let branch = usize::try_from(*branch).expect("few branches");
                self.write_in_blocks(&branches[branch], inner, out);
            }
            (Kind::Named(id), Value::Record(values)) => {
                for (field, (_, value)) in self.set.get(*id).fields().iter().zip(values) {
                    self.write_in_blocks(&field.ty, value, out);
                }
            }
            _ => {
                let datum = to_avro_datum(&self.leaf(ty), value.clone());
                out.extend(datum.expect("a value of its schema"));
            }
        }
    }

    fn leaf(&self, ty: &Type) -> Schema {
        match &ty.kind {
            Kind::Null => Schema::Null,
            Kind::Boolean => Schema::Boolean,
            Kind::Int => Schema::Int,
            Kind::Long => Schema::Long,
            Kind::Float => Schema::Float,
            Kind::Double => Schema::Double,
            Kind::Bytes => Schema::Bytes,
            Kind::String => Schema::String,
            _ => Schema::parse_str(&self.set.canonical_form(ty)).expect("a canonical form"),
        }
    }

    fn length(random: &mut Random, depth: usize) -> usize {
        if depth > DEPTH {
            0
        } else {
            random.pick(&[0, 1, 1, 2, 3])
        }
    }
}

/// Two's complement in as few bytes as it takes.
fn shortest(value: i128) -> Vec<u8> {
    let bytes = value.to_be_bytes();
    let redundant = bytes
        .windows(2)
        .take_while(|pair| matches!(pair, [0, 0..=0x7f] | [0xff, 0x80..=0xff]))
        .count();
    bytes[redundant..].to_vec()
}

fn write_blocks<V>(
    out: &mut Vec<u8>,
    items: impl Iterator<Item = V>,
    write: impl Fn(V, &mut Vec<u8>),
) {
    for (index, item) in items.enumerate() {
        let mut block = Vec::new();
        write(item, &mut block);
        if index % 2 == 0 {
            let size = i64::try_from(block.len()).expect("a small block");
            out.extend(encode(&-1_i64));
            out.extend(encode(&size));
        } else {
            out.extend(encode(&1_i64));
        }
        out.append(&mut block);
    }
    out.push(0);
}

/// Equality of values, with floats by their bits.
pub(crate) fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Float(left), Value::Float(right)) => left.to_bits() == right.to_bits(),
        (Value::Double(left), Value::Double(right)) => left.to_bits() == right.to_bits(),
        (Value::Union(at, left), Value::Union(other, right)) => at == other && same(left, right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| same(left, right))
        }
        (Value::Map(left), Value::Map(right)) => {
            let is_in = |(key, left)| right.get(key).is_some_and(|right| same(left, right));
            left.len() == right.len() && left.iter().all(is_in)
        }
        (Value::Record(left), Value::Record(right)) => {
            let is_same = |((name, left), (other, right)): (&(String, Value), &(String, Value))| {
                name == other && same(left, right)
            };
            left.len() == right.len() && left.iter().zip(right).all(is_same)
        }
        _ => left == right,
    }
}

/// Whether a map has several entries, which `apache-avro` writes in no fixed order.
pub(crate) fn has_no_fixed_order(value: &Value) -> bool {
    match value {
        Value::Map(entries) => entries.len() > 1 || entries.values().any(has_no_fixed_order),
        Value::Array(items) => items.iter().any(has_no_fixed_order),
        Value::Record(fields) => fields.iter().any(|(_, value)| has_no_fixed_order(value)),
        Value::Union(_, inner) => has_no_fixed_order(inner),
        _ => false,
    }
}
