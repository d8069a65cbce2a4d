//! Avro binary to plain JSON.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{decimal, time, uuid};
use crate::binary::{DecodeError, DecodeErrorKind, Reader};
use crate::resolution::{Next, PlanRef};
use crate::schema::text::write_json_string;
use crate::schema::{Field, Kind, Logical, SchemaSet, Shape, Type, TypeId};

/// The most text that a value is rendered as: names of fields are longer than values.
const MAX_TEXT: usize = 64 << 20;

/// A value's Avro binary as plain JSON, on one line.
///
/// # Errors
///
/// If the bytes are not what the schema says, or come to more than 64 MiB of text; the value may
/// not end before the input does.
pub fn render_value(set: &SchemaSet, ty: &Type, binary: &[u8]) -> Result<String, DecodeError> {
    render(set, ty, PlanRef::SAME, binary)
}

pub(super) fn render(
    set: &SchemaSet,
    ty: &Type,
    plan: PlanRef<'_>,
    binary: &[u8],
) -> Result<String, DecodeError> {
    let mut renderer = Renderer {
        set,
        out: String::new(),
    };
    let mut input = Reader::new(binary);
    renderer.value(&mut input, ty, plan)?;
    input.finish()?;
    Ok(renderer.out)
}

pub(super) struct Renderer<'a> {
    set: &'a SchemaSet,
    pub(super) out: String,
}

impl<'a> Renderer<'a> {
    pub(super) fn value<'p>(
        &mut self,
        input: &mut Reader<'p>,
        ty: &'a Type,
        plan: PlanRef<'p>,
    ) -> Result<(), DecodeError> {
        if self.out.len() > MAX_TEXT {
            return Err(input.error(DecodeErrorKind::TooMuchText));
        }
        match (plan.next(input)?, &ty.kind) {
            (Next::Same, _) => self.own(input, ty),
            (Next::Promote(promotion), _) => self.promoted(input, ty, promotion),
            (Next::Elements(inner, minimum), Kind::Array(items)) => {
                self.array(input, items, (inner, minimum))
            }
            (Next::Elements(inner, minimum), Kind::Map(values)) => {
                self.map(input, values, (inner, minimum))
            }
            (Next::Branch(branch, inner), Kind::Union(branches)) => {
                self.branch(input, branches, &branches[branch], inner)
            }
            (Next::Enum(plan), Kind::Named(id)) => {
                let symbol = plan.read(input)?;
                self.symbol(*id, symbol);
                Ok(())
            }
            (Next::Record(record), Kind::Named(id)) => {
                let fields = self.set.get(*id).fields();
                input.charge(fields.len())?;
                input.nested(|input| self.resolved_fields(input, fields, record))
            }
            _ => unreachable!("the plan is for the reader's schema"),
        }
    }

    /// A value of the schema itself.
    fn own(&mut self, input: &mut Reader<'_>, ty: &'a Type) -> Result<(), DecodeError> {
        match &ty.kind {
            Kind::Null => self.out.push_str("null"),
            Kind::Boolean => {
                let value = input.boolean()?;
                let _ = write!(self.out, "{value}");
            }
            Kind::Int => {
                let value = input.int()?;
                self.integer(ty, i64::from(value));
            }
            Kind::Long => {
                let value = input.long()?;
                self.integer(ty, value);
            }
            Kind::Float => {
                let value = input.float()?;
                self.number(&value, value.is_finite());
            }
            Kind::Double => {
                let value = input.double()?;
                self.number(&value, value.is_finite());
            }
            Kind::Bytes => {
                let value = input.bytes()?;
                self.bytes(ty.logical, value);
            }
            Kind::String => {
                let value = input.string()?;
                write_json_string(value, &mut self.out);
            }
            Kind::Array(items) => {
                let minimum = self.set.minimum_size(items);
                self.array(input, items, (PlanRef::SAME, minimum))?;
            }
            Kind::Map(values) => {
                let minimum = self.set.minimum_size(values).saturating_add(1);
                self.map(input, values, (PlanRef::SAME, minimum))?;
            }
            Kind::Union(branches) => {
                let branch = &branches[input.branch(branches.len())?];
                self.branch(input, branches, branch, PlanRef::SAME)?;
            }
            Kind::Named(id) => self.named(input, *id)?,
        }
        Ok(())
    }

    pub(super) fn integer(&mut self, ty: &Type, value: i64) {
        match ty.logical.and_then(|logical| time::render(logical, value)) {
            Some(text) => write_json_string(&text, &mut self.out),
            None => {
                let _ = write!(self.out, "{value}");
            }
        }
    }

    /// JSON has no words for what isn't finite; a string does.
    pub(super) fn number<T: std::fmt::Debug>(&mut self, value: &T, is_finite: bool) {
        if is_finite {
            let _ = write!(self.out, "{value:?}");
        } else {
            let name = match format!("{value:?}").as_str() {
                "inf" => "\"Infinity\"",
                "-inf" => "\"-Infinity\"",
                _ => "\"NaN\"",
            };
            self.out.push_str(name);
        }
    }

    pub(super) fn bytes(&mut self, logical: Option<Logical>, bytes: &[u8]) {
        let text = match logical {
            Some(Logical::Decimal { precision, scale }) => decimal::render(bytes, precision, scale),
            Some(Logical::Uuid) => uuid::render(bytes),
            _ => None,
        };
        self.out.push('"');
        match text {
            Some(text) => self.out.push_str(&text),
            None => STANDARD.encode_string(bytes, &mut self.out),
        }
        self.out.push('"');
    }

    fn array<'p>(
        &mut self,
        input: &mut Reader<'p>,
        items: &'a Type,
        (plan, minimum): (PlanRef<'p>, usize),
    ) -> Result<(), DecodeError> {
        self.out.push('[');
        let start = self.out.len();
        loop {
            let count = input.block(minimum)?;
            if count == 0 {
                break;
            }
            for _ in 0..count {
                if self.out.len() > start {
                    self.out.push(',');
                }
                self.value(input, items, plan)
                    .map_err(|error| error.within("[]"))?;
            }
        }
        self.out.push(']');
        Ok(())
    }

    /// Of two equal keys, the later, as decoders do.
    fn map<'p>(
        &mut self,
        input: &mut Reader<'p>,
        values: &'a Type,
        (plan, minimum): (PlanRef<'p>, usize),
    ) -> Result<(), DecodeError> {
        let start = self.out.len();
        let mut entries = Vec::new();
        let mut last = HashMap::new();
        loop {
            let count = input.block(minimum)?;
            if count == 0 {
                break;
            }
            for _ in 0..count {
                let key = input.string().map_err(|error| error.within("[]"))?;
                let from = self.out.len();
                self.out.push(if entries.is_empty() { '{' } else { ',' });
                write_json_string(key, &mut self.out);
                self.out.push(':');
                self.value(input, values, plan)
                    .map_err(|error| error.within("[]"))?;
                last.insert(key.to_owned(), entries.len());
                entries.push((key.to_owned(), from..self.out.len()));
            }
        }
        if last.len() < entries.len() {
            self.keep_last(start, &entries, &last);
        }
        if entries.is_empty() {
            self.out.push('{');
        }
        self.out.push('}');
        Ok(())
    }

    fn keep_last(
        &mut self,
        start: usize,
        entries: &[(String, Range<usize>)],
        last: &HashMap<String, usize>,
    ) {
        let mut kept = String::new();
        for (index, (key, range)) in entries.iter().enumerate() {
            if last.get(key) == Some(&index) {
                kept.push(if kept.is_empty() { '{' } else { ',' });
                kept.push_str(&self.out[range.start + 1..range.end]);
            }
        }
        self.out.truncate(start);
        self.out.push_str(&kept);
    }

    /// Null is bare; so is the other branch of two; of more, each is named.
    fn branch<'p>(
        &mut self,
        input: &mut Reader<'p>,
        branches: &[Type],
        branch: &'a Type,
        plan: PlanRef<'p>,
    ) -> Result<(), DecodeError> {
        if matches!(branch.kind, Kind::Null) || is_optional(branches) {
            return self.value(input, branch, plan);
        }
        self.out.push('{');
        write_json_string(self.set.tag_name(branch), &mut self.out);
        self.out.push(':');
        self.value(input, branch, plan)?;
        self.out.push('}');
        Ok(())
    }

    fn named(&mut self, input: &mut Reader<'_>, id: TypeId) -> Result<(), DecodeError> {
        let set = self.set;
        match &set.get(id).shape {
            Shape::Enum { symbols, .. } => {
                let symbol = input.symbol(symbols.len())?;
                self.symbol(id, symbol);
            }
            Shape::Fixed { size, logical } => {
                let bytes = input.raw(*size)?;
                self.bytes(*logical, bytes);
            }
            Shape::Record { fields, .. } => {
                input.charge(fields.len())?;
                input.nested(|input| self.fields(input, fields))?;
            }
        }
        Ok(())
    }

    fn symbol(&mut self, id: TypeId, symbol: usize) {
        if let Shape::Enum { symbols, .. } = &self.set.get(id).shape {
            write_json_string(&symbols[symbol].name, &mut self.out);
        }
    }

    fn fields(&mut self, input: &mut Reader<'_>, fields: &'a [Field]) -> Result<(), DecodeError> {
        self.out.push('{');
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            self.name(field);
            self.value(input, &field.ty, PlanRef::SAME)
                .map_err(|error| error.within(&field.name))?;
        }
        self.out.push('}');
        Ok(())
    }

    /// Names are letters, digits and `_`: nothing of theirs needs an escape.
    pub(super) fn name(&mut self, field: &Field) {
        self.out.push('"');
        self.out.push_str(&field.name);
        self.out.push_str("\":");
    }
}

/// A union of null and one other, in any order.
pub(super) fn is_optional(branches: &[Type]) -> bool {
    branches.len() == 2
        && branches
            .iter()
            .any(|branch| matches!(branch.kind, Kind::Null))
}
