//! Random values of a schema, as Avro binary that its Rust type and Python's types hold.

use avro_temporal_runtime::contract::binary::Writer;
use avro_temporal_runtime::contract::resolution::Schema;
use avro_temporal_runtime::contract::schema::{Kind, Logical, Shape, Type, TypeId};

use crate::hex::to_hex;
use crate::random::Random;

/// Where a value begins to end.
const DEPTH: usize = 5;

/// The numbers that are written on another number of bytes than their neighbours.
const INTS: [i32; 8] = [0, -1, 1, 63, 64, -65, i32::MAX, i32::MIN];

/// In the order in which our maps are written, and Python's here are read.
const KEYS: [&str; 4] = ["", "a", "z", "ß"];

/// Values of one schema.
pub(crate) struct Values<'s>(pub(crate) &'s Schema);

impl Values<'_> {
    pub(crate) fn any(&self, random: &mut Random) -> Vec<u8> {
        let mut out = Writer::new();
        self.value(&self.0.ty, random, 0, &mut out);
        out.finish().expect("it is not deep")
    }

    fn value(&self, ty: &Type, random: &mut Random, depth: usize, out: &mut Writer) {
        if let Some(logical) = ty.logical {
            return logical_value(logical, random, out);
        }
        match &ty.kind {
            Kind::Null => {}
            Kind::Boolean => out.boolean(random.chance(50)),
            Kind::Int => out.int(int(random)),
            Kind::Long => out.long(long(random)),
            Kind::Float => out.float([0.0, -0.0, 0.1, f32::MAX, f32::NAN][random.below(5)]),
            Kind::Double => {
                out.double([0.0, -1.5, 1e-310, f64::INFINITY, f64::NAN][random.below(5)]);
            }
            Kind::Bytes => out.bytes(&bytes(random, 5)),
            Kind::String => out.string(["", "a", "ä\"\\\n", "日本\u{1f680}\0"][random.below(4)]),
            Kind::Array(items) => {
                block(random, depth, out, |_, random, out| {
                    self.value(items, random, depth + 1, out);
                });
            }
            Kind::Map(values) => {
                block(random, depth, out, |index, random, out| {
                    out.string(KEYS[index]);
                    self.value(values, random, depth + 1, out);
                });
            }
            Kind::Union(branches) => {
                let branch = self.branch(branches, random, depth);
                out.index(branch);
                self.value(&branches[branch], random, depth + 1, out);
            }
            Kind::Named(id) => self.named(*id, random, depth, out),
        }
    }

    fn named(&self, id: TypeId, random: &mut Random, depth: usize, out: &mut Writer) {
        match &self.0.set.get(id).shape {
            Shape::Enum { symbols, .. } => out.index(random.below(symbols.len())),
            Shape::Fixed { size, logical } => match logical {
                Some(Logical::Decimal { precision, .. }) => {
                    let number = unscaled(*precision, random);
                    let sign = if number.first().is_some_and(|byte| *byte >= 0x80) {
                        0xff
                    } else {
                        0
                    };
                    out.raw(&vec![sign; size - number.len()]);
                    out.raw(&number);
                }
                _ => (0..*size).for_each(|_| out.raw(&[byte(random)])),
            },
            Shape::Record { fields, .. } => {
                for field in fields {
                    self.value(&field.ty, random, depth + 1, out);
                }
            }
        }
    }

    fn branch(&self, branches: &[Type], random: &mut Random, depth: usize) -> usize {
        if depth <= DEPTH {
            return random.below(branches.len());
        }
        let heights = branches.iter().map(|branch| self.height(branch, &[]));
        let lowest = heights.enumerate().min_by_key(|(_, height)| *height);
        lowest.map_or(0, |(index, _)| index)
    }

    /// How deep the least deep value is; within itself it has none.
    fn height(&self, ty: &Type, within: &[TypeId]) -> usize {
        match &ty.kind {
            Kind::Union(branches) => {
                let heights = branches.iter().map(|branch| self.height(branch, within));
                heights.min().unwrap_or(usize::MAX).saturating_add(1)
            }
            Kind::Named(id) if within.contains(id) => usize::MAX,
            Kind::Named(id) => {
                let within = [within, &[*id]].concat();
                let fields = self.0.set.get(*id).fields().iter();
                let heights = fields.map(|field| self.height(&field.ty, &within));
                heights.max().unwrap_or(0).saturating_add(1)
            }
            _ => 0,
        }
    }
}

/// A block of a few elements, or of none, and the end.
fn block(
    random: &mut Random,
    depth: usize,
    out: &mut Writer,
    mut element: impl FnMut(usize, &mut Random, &mut Writer),
) {
    let count = if depth > DEPTH { 0 } else { random.below(4) };
    if count > 0 {
        out.block(count);
    }
    (0..count).for_each(|index| element(index, random, out));
    out.block(0);
}

fn logical_value(logical: Logical, random: &mut Random, out: &mut Writer) {
    const DAY_MICROS: i64 = 86_400_000_000;
    /// What Python's dates hold: from the year 1 to the end of the year 9999.
    const DAYS: std::ops::Range<i64> = -719_162..2_932_897;
    let micros = || DAYS.start * DAY_MICROS..DAYS.end * DAY_MICROS;
    let millis = || micros().start / 1000..micros().end / 1000;
    match logical {
        Logical::Date => out.long(within(DAYS, random)),
        Logical::TimeMillis => out.long(within(0..DAY_MICROS / 1000, random)),
        Logical::TimeMicros => out.long(within(0..DAY_MICROS, random)),
        Logical::TimestampMillis | Logical::LocalTimestampMillis => {
            out.long(within(millis(), random));
        }
        Logical::TimestampMicros | Logical::LocalTimestampMicros => {
            out.long(within(micros(), random));
        }
        Logical::TimestampNanos | Logical::LocalTimestampNanos => out.long(long(random)),
        Logical::Uuid => {
            let bytes: Vec<u8> = (0..16).map(|_| byte(random)).collect();
            let digits = to_hex(&bytes);
            let part = |from: usize, to: usize| &digits[from..to];
            let parts = [
                part(0, 8),
                part(8, 12),
                part(12, 16),
                part(16, 20),
                part(20, 32),
            ];
            out.string(&parts.join("-"));
        }
        Logical::Decimal { precision, .. } => out.bytes(&unscaled(precision, random)),
        Logical::BigDecimal => {
            let mut inner = Writer::new();
            inner.bytes(&unscaled(30, random));
            inner.int(i32::try_from(random.below(40)).expect("a small number") - 20);
            out.bytes(&inner.finish().expect("it is flat"));
        }
        Logical::Duration => unreachable!("a duration is a fixed"),
    }
}

fn within(range: std::ops::Range<i64>, random: &mut Random) -> i64 {
    match random.below(4) {
        0 => range.start,
        1 => range.end - 1,
        _ => range.start + (random.next() >> 1).cast_signed() % (range.end - range.start),
    }
}

/// A number of at most so many digits in as few bytes as hold it, the highest first.
///
/// Its first two bits differ, and it is not the least of its length: of that, fastavro writes a byte
/// more.
fn unscaled(precision: u32, random: &mut Random) -> Vec<u8> {
    // Of n bytes, each below 2^(8n-1), which has at most so many digits; of one, below 8.
    let length = usize::try_from(precision).expect("a small number") * 10 / 25;
    if length == 0 || random.chance(20) {
        return vec![byte(random) & 7];
    }
    let mut number = bytes(random, length);
    number.push(byte(random) | 1);
    number.truncate(length);
    let first = number.first_mut().expect("it has a byte");
    *first = if random.chance(50) {
        0x40 | (*first & 0x3f)
    } else {
        0x81 | (*first & 0x3f)
    };
    number
}

fn int(random: &mut Random) -> i32 {
    let extreme = random.pick(&INTS).copied().unwrap_or_default();
    let [a, b, c, d, ..] = random.next().to_le_bytes();
    if random.chance(50) {
        extreme
    } else {
        i32::from_le_bytes([a, b, c, d])
    }
}

fn long(random: &mut Random) -> i64 {
    random.next().cast_signed() >> random.below(64)
}

fn byte(random: &mut Random) -> u8 {
    random.next().to_le_bytes()[0]
}

fn bytes(random: &mut Random, most: usize) -> Vec<u8> {
    (0..random.below(most + 1)).map(|_| byte(random)).collect()
}
