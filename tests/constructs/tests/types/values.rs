//! Values of any schema, made and written by `apache-avro`, the other implementation.

use std::collections::HashMap;

use apache_avro::types::Value;
use apache_avro::{Schema, to_avro_datum};

use crate::support::encode;

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

    fn string(&mut self) -> String {
        let long = "äß🦀\u{10ffff}".repeat(700);
        let anchors = [
            "", "a", "é", "🦀", "\0", "\"\\\n", "a.b", " ", "\u{feff}", "\u{202e}", &long,
        ];
        self.pick(&anchors).to_owned()
    }
}

/// Makes values of one schema.
pub(crate) struct Values<'s> {
    names: HashMap<String, &'s Schema>,
}

/// How deep recursion goes before it takes the way out.
const DEPTH: usize = 6;

impl<'s> Values<'s> {
    pub(crate) fn of(schema: &'s Schema) -> Self {
        let mut names = HashMap::new();
        collect_names(schema, &mut names);
        Self { names }
    }

    pub(crate) fn any(&self, schema: &Schema, random: &mut Random, depth: usize) -> Value {
        match schema {
            Schema::Null => Value::Null,
            Schema::Boolean => Value::Boolean(random.below(2) == 1),
            Schema::Int => Value::Int(random.int()),
            Schema::Long => Value::Long(random.long()),
            Schema::Float => Value::Float(random.float()),
            Schema::Double => Value::Double(random.double()),
            Schema::Bytes => {
                let length = random.pick(&[0, 1, 2, 63, 64, 300]);
                Value::Bytes(random.bytes(length))
            }
            Schema::String => Value::String(random.string()),
            Schema::Date => Value::Date(random.int()),
            Schema::TimeMillis => Value::TimeMillis(random.int()),
            Schema::TimeMicros => Value::TimeMicros(random.long()),
            Schema::TimestampMillis => Value::TimestampMillis(random.long()),
            Schema::TimestampMicros => Value::TimestampMicros(random.long()),
            Schema::TimestampNanos => Value::TimestampNanos(random.long()),
            Schema::LocalTimestampMillis => Value::LocalTimestampMillis(random.long()),
            Schema::LocalTimestampMicros => Value::LocalTimestampMicros(random.long()),
            Schema::LocalTimestampNanos => Value::LocalTimestampNanos(random.long()),
            Schema::Array(array) => {
                let length = Self::length(random, depth);
                let item = |_| self.any(&array.items, random, depth + 1);
                Value::Array((0..length).map(item).collect())
            }
            Schema::Map(map) => {
                let length = Self::length(random, depth);
                let entry = |_| (random.string(), self.any(&map.types, random, depth + 1));
                Value::Map((0..length).map(entry).collect())
            }
            Schema::Union(union) => {
                let branches = union.variants();
                let null = branches.iter().position(|branch| *branch == Schema::Null);
                let branch = match null {
                    Some(null) if depth > DEPTH => null,
                    _ => random.below(branches.len()),
                };
                let value = self.any(&branches[branch], random, depth + 1);
                Value::Union(
                    u32::try_from(branch).expect("few branches"),
                    Box::new(value),
                )
            }
            Schema::Record(record) => {
                let field = |field: &apache_avro::schema::RecordField| {
                    (
                        field.name.clone(),
                        self.any(&field.schema, random, depth + 1),
                    )
                };
                Value::Record(record.fields.iter().map(field).collect())
            }
            Schema::Enum(enumeration) => {
                let index = random.below(enumeration.symbols.len());
                let symbol = enumeration.symbols[index].clone();
                Value::Enum(u32::try_from(index).expect("few symbols"), symbol)
            }
            Schema::Fixed(fixed) => Value::Fixed(fixed.size, random.bytes(fixed.size)),
            Schema::Ref { name } => self.any(self.names[&name.fullname(None)], random, depth),
            other => panic!("no generated type holds {other:?}"),
        }
    }

    /// Writes a value as other writers may: each element in a block of its own, every other with its
    /// size in bytes.
    pub(crate) fn write_in_blocks(&self, schema: &Schema, value: &Value, out: &mut Vec<u8>) {
        match (schema, value) {
            (Schema::Ref { name }, _) => {
                self.write_in_blocks(self.names[&name.fullname(None)], value, out);
            }
            (Schema::Array(array), Value::Array(items)) => {
                write_blocks(out, items.iter(), |item, block| {
                    self.write_in_blocks(&array.items, item, block);
                });
            }
            (Schema::Map(map), Value::Map(entries)) => {
                write_blocks(out, entries.iter(), |(key, value), block| {
                    block.extend(encode(key));
                    self.write_in_blocks(&map.types, value, block);
                });
            }
            (Schema::Union(union), Value::Union(branch, inner)) => {
                out.extend(encode(&i64::from(*branch)));
                let branch = usize::try_from(*branch).expect("few branches");
                self.write_in_blocks(&union.variants()[branch], inner, out);
            }
            (Schema::Record(record), Value::Record(values)) => {
                for (field, (_, value)) in record.fields.iter().zip(values) {
                    self.write_in_blocks(&field.schema, value, out);
                }
            }
            _ => {
                let leaf = to_avro_datum(schema, value.clone()).expect("a value of its schema");
                out.extend(leaf);
            }
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

fn collect_names<'s>(schema: &'s Schema, names: &mut HashMap<String, &'s Schema>) {
    match schema {
        Schema::Array(array) => collect_names(&array.items, names),
        Schema::Map(map) => collect_names(&map.types, names),
        Schema::Union(union) => union
            .variants()
            .iter()
            .for_each(|branch| collect_names(branch, names)),
        Schema::Record(record) => {
            names.insert(record.name.fullname(None), schema);
            for field in &record.fields {
                collect_names(&field.schema, names);
            }
        }
        Schema::Enum(enumeration) => {
            names.insert(enumeration.name.fullname(None), schema);
        }
        Schema::Fixed(fixed) => {
            names.insert(fixed.name.fullname(None), schema);
        }
        _ => {}
    }
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
