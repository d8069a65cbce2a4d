//! Values read without keeping anything of them.

use super::skip::skip_checking;
use super::{ELEMENT, Next, Plan, PlanRef, Promotion, RecordPlan, Schema};
use crate::binary::{DecodeError, DecodeErrorKind, Reader};
use crate::schema::logical_value::{fits_bytes, fits_text};
use crate::schema::{Kind, Type};

/// Reads past a value of a schema, and checks it as a generated decoder does: also what its logical
/// types ask.
///
/// # Errors
///
/// If the bytes are not what the schema says.
pub fn check_value(input: &mut Reader<'_>, schema: &Schema) -> Result<(), DecodeError> {
    skip_checking::<true>(input, &schema.set, &schema.ty)
}

/// Reads past a value of a writer's schema, and checks that it is one of the reader's.
///
/// # Errors
///
/// If the bytes are not what the writer's schema says, or hold what the reader lacks.
pub fn check_resolved<'p>(
    input: &mut Reader<'p>,
    plan: &'p Plan,
    reader: &Schema,
) -> Result<(), DecodeError> {
    value(input, plan.root(), reader, &reader.ty)
}

fn value<'p>(
    input: &mut Reader<'p>,
    plan: PlanRef<'p>,
    reader: &Schema,
    ty: &Type,
) -> Result<(), DecodeError> {
    match plan.next(input)? {
        Next::Same => skip_checking::<true>(input, &reader.set, ty),
        Next::Promote(promotion) => promoted(input, promotion, ty),
        Next::Elements(inner, minimum) => elements(input, (inner, minimum), reader, ty),
        Next::Enum(symbols) => symbols.read(input).map(drop),
        Next::Branch(branch, inner) => {
            let Kind::Union(branches) = &ty.kind else {
                unreachable!("the plan is for the reader's schema: a union");
            };
            value(input, inner, reader, &branches[branch])
        }
        Next::Record(plan) => input.nested(|input| record(input, plan, reader, ty)),
    }
}

fn elements<'p>(
    input: &mut Reader<'p>,
    (plan, minimum): (PlanRef<'p>, usize),
    reader: &Schema,
    ty: &Type,
) -> Result<(), DecodeError> {
    let (inner, is_map) = match &ty.kind {
        Kind::Array(items) => (items, false),
        Kind::Map(values) => (values, true),
        _ => unreachable!("the plan is for the reader's schema: an array or map"),
    };
    loop {
        let count = input.block(minimum)?;
        if count == 0 {
            return Ok(());
        }
        let element = |input: &mut Reader<'p>| {
            if is_map {
                input.string()?;
            }
            value(input, plan, reader, inner)
        };
        for _ in 0..count {
            element(input).map_err(|error| error.within(ELEMENT))?;
        }
    }
}

fn record<'p>(
    input: &mut Reader<'p>,
    plan: RecordPlan<'p>,
    reader: &Schema,
    ty: &Type,
) -> Result<(), DecodeError> {
    let fields = reader.fields(ty);
    input.charge(fields.len())?;
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    plan.each(input, &names, |index, input, plan| {
        value(input, plan, reader, &fields[index].ty)
    })
}

fn promoted(input: &mut Reader<'_>, promotion: Promotion, ty: &Type) -> Result<(), DecodeError> {
    let start = input.offset();
    match promotion {
        Promotion::IntToLong | Promotion::IntToFloat | Promotion::IntToDouble => {
            input.int().map(drop)
        }
        Promotion::LongToFloat | Promotion::LongToDouble => input.long().map(drop),
        Promotion::FloatToDouble => input.float().map(drop),
        Promotion::StringToBytes => {
            let text = input.string()?;
            if fits_bytes(ty.logical, text.as_bytes()) {
                return Ok(());
            }
            Err(DecodeError::new(DecodeErrorKind::InvalidDecimal, start))
        }
        Promotion::BytesToString => {
            let text = input.string()?;
            if fits_text(ty.logical, text) {
                return Ok(());
            }
            Err(DecodeError::new(DecodeErrorKind::InvalidUuid, start))
        }
    }
}
