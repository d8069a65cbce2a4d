//! Avro binary of a writer's schema to plain JSON of a reader's.

use super::write::{Renderer, render};
use crate::binary::{DecodeError, Reader};
use crate::resolution::{
    Promotion, RecordPlan, Resolver, Schema, is_in_order, nearest_double, nearest_float,
};
use crate::schema::text::write_json_string;
use crate::schema::{Field, Type};

impl Resolver {
    /// A value's Avro binary of the writer's schema as plain JSON of the reader's, on one line.
    ///
    /// # Errors
    ///
    /// If the bytes are not what the writer's schema says, hold what the reader lacks, or come to
    /// more than 64 MiB of text.
    pub fn render(&self, binary: &[u8]) -> Result<String, DecodeError> {
        let Schema { set, ty } = &self.reader;
        render(set, ty, self.plan.root(), binary)
    }
}

impl<'a> Renderer<'a> {
    /// A value of another primitive.
    pub(super) fn promoted(
        &mut self,
        input: &mut Reader<'_>,
        ty: &Type,
        promotion: Promotion,
    ) -> Result<(), DecodeError> {
        match promotion {
            Promotion::IntToLong => {
                let value = input.int()?;
                self.integer(ty, i64::from(value));
            }
            Promotion::IntToFloat => {
                let value = input.int()?;
                self.number(&nearest_float(i64::from(value)), true);
            }
            Promotion::LongToFloat => {
                let value = input.long()?;
                self.number(&nearest_float(value), true);
            }
            Promotion::IntToDouble => {
                let value = input.int()?;
                self.number(&f64::from(value), true);
            }
            Promotion::LongToDouble => {
                let value = input.long()?;
                self.number(&nearest_double(value), true);
            }
            Promotion::FloatToDouble => {
                let value = input.float()?;
                self.number(&f64::from(value), value.is_finite());
            }
            Promotion::StringToBytes => {
                let value = input.string()?;
                self.bytes(ty.logical, value.as_bytes());
            }
            Promotion::BytesToString => {
                let value = input.string()?;
                write_json_string(value, &mut self.out);
            }
        }
        Ok(())
    }

    /// Fields in the order of the data, put into that of the schema.
    pub(super) fn resolved_fields<'p>(
        &mut self,
        input: &mut Reader<'p>,
        fields: &'a [Field],
        record: RecordPlan<'p>,
    ) -> Result<(), DecodeError> {
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        self.out.push('{');
        let start = self.out.len();
        let mut parts = vec![0..0; fields.len()];
        record.each(input, &names, |index, input, plan| {
            if self.out.len() > start {
                self.out.push(',');
            }
            let from = self.out.len();
            self.name(&fields[index]);
            self.value(input, &fields[index].ty, plan)?;
            parts[index] = from..self.out.len();
            Ok(())
        })?;
        if !is_in_order(&parts) {
            let written = self.out.split_off(start);
            for part in parts {
                if self.out.len() > start {
                    self.out.push(',');
                }
                self.out
                    .push_str(&written[part.start - start..part.end - start]);
            }
        }
        self.out.push('}');
        Ok(())
    }
}
