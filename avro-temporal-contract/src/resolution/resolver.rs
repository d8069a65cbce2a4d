//! Resolution of values whose types are known only at run time.

use std::ops::Range;

use super::{ELEMENT, Mismatch, Next, Plan, PlanRef, Promotion, RecordPlan, Schema, skip};
use crate::binary::{DecodeError, DecodeErrorKind, EncodeError, Reader, Writer};
use crate::schema::{Kind, Shape, Type};

/// Reads values of a writer's schema as a reader's, by the plan that generated decoders follow.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
///
/// use avro_temporal_contract::diagnostic::Diagnostics;
/// use avro_temporal_contract::resolution::{Resolver, Schema};
/// use avro_temporal_contract::schema::{Names, resolve_schemas};
/// use avro_temporal_contract::site::Source;
///
/// let schema = |text: &str| {
///     let source = Source::new("schema.avsc", text);
///     let set = resolve_schemas(&[source], &[], Names::Relative, &mut Diagnostics::new())
///         .expect("a schema");
///     let ty = set.files()[0].root.clone().expect("one schema");
///     Schema { set: Arc::new(set), ty }
/// };
/// let resolver = Resolver::new(&schema(r#""int""#), &schema(r#"["null", "long"]"#)).expect("a pair");
/// // Branch 1, and the number 3.
/// assert_eq!(resolver.resolve(&[0x06]).as_deref(), Ok([0x02, 0x06].as_slice()));
/// ```
#[derive(Debug)]
pub struct Resolver {
    pub(crate) reader: Schema,
    pub(crate) plan: Plan,
}

impl Resolver {
    /// Compares two schemas.
    ///
    /// # Errors
    ///
    /// Every reason why no data of the writer can be read.
    pub fn new(writer: &Schema, reader: &Schema) -> Result<Self, Vec<Mismatch>> {
        Ok(Self {
            reader: reader.clone(),
            plan: Plan::new(writer, reader)?,
        })
    }

    /// A value's Avro binary of the writer's schema as that of the reader's.
    ///
    /// # Errors
    ///
    /// If the bytes are not what the writer's schema says, hold what the reader lacks, or come to
    /// more than 64 MiB or more elements without bytes than any reader takes.
    pub fn resolve(&self, binary: &[u8]) -> Result<Vec<u8>, DecodeError> {
        let mut input = Reader::new(binary);
        let mut out = Writer::new();
        self.value(&mut input, self.plan.root(), &self.reader.ty, &mut out)?;
        input.finish()?;
        out.finish().map_err(|error| {
            input.error(match error {
                EncodeError::TooDeep => DecodeErrorKind::TooDeep,
                // Bytes are copied here: they know nothing of what travels with them.
                EncodeError::TooManyEmptyElements | EncodeError::SchemaTooLarge => {
                    DecodeErrorKind::TooManyEmptyElements
                }
            })
        })
    }

    fn value<'a>(
        &self,
        input: &mut Reader<'a>,
        plan: PlanRef<'a>,
        ty: &Type,
        out: &mut Writer,
    ) -> Result<(), DecodeError> {
        if out.written() > MAX_BYTES {
            return Err(input.error(DecodeErrorKind::TooMuchData));
        }
        match plan.next(input)? {
            Next::Same => {
                let start = input.offset();
                skip(input, &self.reader.set, ty)?;
                out.raw(input.since(start));
            }
            Next::Promote(promotion) => promote(input, promotion, out)?,
            Next::Elements(inner, minimum) => self.elements(input, (inner, minimum), ty, out)?,
            Next::Enum(symbols) => out.index(symbols.read(input)?),
            Next::Branch(branch, inner) => {
                let Kind::Union(branches) = &ty.kind else {
                    unreachable!("the plan is for the reader's schema: a union");
                };
                out.index(branch);
                self.value(input, inner, &branches[branch], out)?;
            }
            Next::Record(record) => input.nested(|input| self.record(input, record, ty, out))?,
        }
        Ok(())
    }

    fn elements<'a>(
        &self,
        input: &mut Reader<'a>,
        (plan, minimum): (PlanRef<'a>, usize),
        ty: &Type,
        out: &mut Writer,
    ) -> Result<(), DecodeError> {
        let (inner, is_map) = match &ty.kind {
            Kind::Array(items) => (items, false),
            Kind::Map(values) => (values, true),
            _ => unreachable!("the plan is for the reader's schema: an array or map"),
        };
        loop {
            let count = input.block(minimum)?;
            out.block(count);
            if count == 0 {
                return Ok(());
            }
            let mut result = Ok(());
            out.elements(count, |out| {
                result = (0..count).try_for_each(|_| {
                    if is_map {
                        out.string(input.string()?);
                    }
                    self.value(input, plan, inner, out)
                });
            });
            result.map_err(|error| error.within(ELEMENT))?;
        }
    }

    fn record<'a>(
        &self,
        input: &mut Reader<'a>,
        record: RecordPlan<'a>,
        ty: &Type,
        out: &mut Writer,
    ) -> Result<(), DecodeError> {
        let fields = self.reader.fields(ty);
        input.charge(fields.len())?;
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let start = out.written();
        let mut parts = vec![0..0; fields.len()];
        record.each(input, &names, |index, input, plan| {
            let from = out.written();
            self.value(input, plan, &fields[index].ty, out)?;
            parts[index] = from..out.written();
            Ok(())
        })?;
        if !is_in_order(&parts) {
            out.arrange(start, &parts);
        }
        Ok(())
    }
}

/// The most bytes that a value comes to: defaults may be longer than what is read.
const MAX_BYTES: usize = 64 << 20;

impl Schema {
    /// The fields of the record that a schema is.
    pub(crate) fn fields(&self, ty: &Type) -> &[crate::schema::Field] {
        match ty.kind {
            Kind::Named(id) => match &self.set.get(id).shape {
                Shape::Record { fields, .. } => fields,
                _ => &[],
            },
            _ => &[],
        }
    }
}

/// Whether parts that were written one after the other stand in their order.
pub(crate) fn is_in_order(parts: &[Range<usize>]) -> bool {
    parts.is_sorted_by_key(|part| part.start)
}

fn promote(
    input: &mut Reader<'_>,
    promotion: Promotion,
    out: &mut Writer,
) -> Result<(), DecodeError> {
    match promotion {
        Promotion::IntToLong => out.int(input.int()?),
        Promotion::IntToFloat => out.float(nearest_float(i64::from(input.int()?))),
        Promotion::LongToFloat => out.float(nearest_float(input.long()?)),
        Promotion::IntToDouble => out.double(f64::from(input.int()?)),
        Promotion::LongToDouble => out.double(nearest_double(input.long()?)),
        Promotion::FloatToDouble => out.double(f64::from(input.float()?)),
        Promotion::StringToBytes | Promotion::BytesToString => out.string(input.string()?),
    }
    Ok(())
}

#[allow(
    clippy::cast_precision_loss,
    reason = "the specification promotes to the nearest"
)]
pub(crate) fn nearest_float(value: i64) -> f32 {
    value as f32
}

#[allow(
    clippy::cast_precision_loss,
    reason = "the specification promotes to the nearest"
)]
pub(crate) fn nearest_double(value: i64) -> f64 {
    value as f64
}
