//! A decoder by plan, for any reader's schema.

use avro_temporal_contract::binary::{DecodeError, Reader};
use avro_temporal_contract::resolution::{Next, PlanRef, Promotion, Schema};
use avro_temporal_contract::schema::{Kind, Shape, Type};

/// Reads a value, and writes it.
pub(super) fn decode<'a>(
    input: &mut Reader<'a>,
    plan: PlanRef<'a>,
    schema: &Schema,
    ty: &Type,
) -> Result<String, DecodeError> {
    match plan.next(input)? {
        Next::Same => own(input, schema, ty),
        Next::Promote(promotion) => match promotion {
            Promotion::IntToLong => input.int().map(|value| value.to_string()),
            Promotion::IntToFloat => input.int().map(|value| format!("{value}f")),
            Promotion::IntToDouble => input.int().map(|value| format!("{value}d")),
            Promotion::LongToFloat => input.long().map(|value| format!("{value}f")),
            Promotion::LongToDouble => input.long().map(|value| format!("{value}d")),
            Promotion::FloatToDouble => input.float().map(|value| format!("{value:?}d")),
            Promotion::StringToBytes => input
                .string()
                .map(|value| format!("b{:?}", value.as_bytes())),
            Promotion::BytesToString => input.string().map(|value| format!("{value:?}")),
        },
        Next::Elements(inner, minimum) => elements(input, (inner, minimum), schema, ty),
        Next::Enum(symbols) => {
            let index = symbols.read(input)?;
            let Kind::Named(id) = ty.kind else {
                panic!("an enum")
            };
            let Shape::Enum { symbols, .. } = &schema.set.get(id).shape else {
                panic!("an enum")
            };
            Ok(symbols[index].name.clone())
        }
        Next::Branch(branch, inner) => {
            let Kind::Union(branches) = &ty.kind else {
                panic!("a union")
            };
            let value = decode(input, inner, schema, &branches[branch])?;
            Ok(format!("{branch}={value}"))
        }
        Next::Record(record) => {
            let Kind::Named(id) = ty.kind else {
                panic!("a record")
            };
            let fields = schema.set.get(id).fields();
            let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            let mut read = vec![String::new(); fields.len()];
            record.each(input, &names, |index, input, plan| {
                let value = decode(input, plan, schema, &fields[index].ty)?;
                let before =
                    std::mem::replace(&mut read[index], format!("{}:{value}", names[index]));
                assert!(before.is_empty(), "{before} is read twice");
                Ok(())
            })?;
            assert!(read.iter().all(|field| !field.is_empty()), "{read:?}");
            Ok(format!("{{{}}}", read.join(",")))
        }
    }
}

/// Reads a value of the reader's own schema.
fn own(input: &mut Reader<'_>, schema: &Schema, ty: &Type) -> Result<String, DecodeError> {
    match &ty.kind {
        Kind::Null => Ok("null".to_owned()),
        Kind::Boolean => input.boolean().map(|value| value.to_string()),
        Kind::Int => input.int().map(|value| value.to_string()),
        Kind::Long => input.long().map(|value| value.to_string()),
        Kind::Float => input.float().map(|value| format!("{value:?}f")),
        Kind::Double => input.double().map(|value| format!("{value:?}")),
        Kind::Bytes => input.bytes().map(|value| format!("b{value:?}")),
        Kind::String => input.string().map(|value| format!("{value:?}")),
        Kind::Array(items) => elements(
            input,
            (PlanRef::SAME, schema.set.minimum_size(items)),
            schema,
            ty,
        ),
        Kind::Map(values) => elements(
            input,
            (PlanRef::SAME, 1 + schema.set.minimum_size(values)),
            schema,
            ty,
        ),
        Kind::Union(branches) => {
            let branch = input.branch(branches.len())?;
            let value = decode(input, PlanRef::SAME, schema, &branches[branch])?;
            Ok(format!("{branch}={value}"))
        }
        Kind::Named(id) => match &schema.set.get(*id).shape {
            Shape::Enum { symbols, .. } => Ok(symbols[input.symbol(symbols.len())?].name.clone()),
            Shape::Fixed { size, .. } => Ok(format!("f{:?}", input.raw(*size)?)),
            Shape::Record { fields, .. } => {
                let mut read = Vec::new();
                for field in fields {
                    let value = decode(input, PlanRef::SAME, schema, &field.ty)?;
                    read.push(format!("{}:{value}", field.name));
                }
                Ok(format!("{{{}}}", read.join(",")))
            }
        },
    }
}

fn elements<'a>(
    input: &mut Reader<'a>,
    (inner, minimum): (PlanRef<'a>, usize),
    schema: &Schema,
    ty: &Type,
) -> Result<String, DecodeError> {
    let (items, is_map) = match &ty.kind {
        Kind::Array(items) => (items, false),
        Kind::Map(values) => (values, true),
        _ => panic!("a plan for elements of {}", schema.set.describe(ty)),
    };
    let mut read = Vec::new();
    loop {
        let count = input.block(minimum)?;
        if count == 0 {
            let (open, close) = if is_map { ("{", "}") } else { ("[", "]") };
            return Ok(format!("{open}{}{close}", read.join(",")));
        }
        for _ in 0..count {
            let key = if is_map {
                format!("{}:", input.string()?)
            } else {
                String::new()
            };
            read.push(key + &decode(input, inner, schema, items)?);
        }
    }
}
