//! Records, enums and fixed of two schemas to a plan.

use super::build::Builder;
use super::{FieldStep, Step};
use crate::schema::{Field, Logical, NamedType, Shape, Symbol, Type, TypeId, encode_default};

impl Builder<'_> {
    pub(super) fn named(
        &mut self,
        (writer_id, writer): (TypeId, &Type),
        (reader_id, reader): (TypeId, &Type),
    ) -> Option<usize> {
        if let Some(step) = self.pairs.get(&(writer_id, reader_id)) {
            return *step;
        }
        let (from, to) = (
            self.writer.set.get(writer_id),
            self.reader.set.get(reader_id),
        );
        let index = self.add(Step::Impossible(from.name.to_string()), false);
        self.pairs.insert((writer_id, reader_id), Some(index));
        let built = if names_match(from, to) {
            self.shapes(from, to)
        } else {
            self.mismatch(
                "name_mismatch",
                format!("the writer has `{}`, the reader `{}`", from.name, to.name),
                &writer.site,
                &reader.site,
            );
            None
        };
        let Some((step, alike)) = built else {
            self.pairs.insert((writer_id, reader_id), None);
            return None;
        };
        self.steps[index] = step;
        self.alike[index] = alike;
        Some(index)
    }

    /// The step, and whether it changes nothing if those inside it change nothing.
    fn shapes(&mut self, from: &NamedType, to: &NamedType) -> Option<(Step, bool)> {
        match (&from.shape, &to.shape) {
            (Shape::Record { .. }, Shape::Record { .. }) => self.fields(from, to),
            (Shape::Enum { symbols: own, .. }, Shape::Enum { symbols, default }) => {
                let mapped = map_symbols(own, symbols, *default);
                if !mapped.is_empty() && mapped.iter().all(Result::is_err) {
                    let message = format!(
                        "no symbol of the writer's `{}` is one of the reader's",
                        from.name
                    );
                    self.mismatch("missing_enum_symbols", message, &from.site, &to.site);
                    return None;
                }
                let alike = own.len() == symbols.len()
                    && own
                        .iter()
                        .zip(symbols)
                        .all(|(own, other)| own.name == other.name);
                Some((Step::Enum(mapped), alike))
            }
            (
                Shape::Fixed {
                    size: own,
                    logical: was,
                },
                Shape::Fixed { size, logical },
            ) => {
                if own != size {
                    let message = format!(
                        "the fixed `{}` has {own} bytes, the reader's {size}",
                        from.name
                    );
                    self.mismatch("fixed_size_mismatch", message, &from.site, &to.site);
                    return None;
                }
                if let (Some(was), Some(logical)) = (was, logical)
                    && was != logical
                {
                    let (was, logical) = (Logical::describe(*was), Logical::describe(*logical));
                    let message = format!(
                        "the fixed `{}` is `{was}`, the reader's `{logical}`",
                        from.name
                    );
                    self.mismatch("logical_type_mismatch", message, &from.site, &to.site);
                    return None;
                }
                Some((Step::Same, true))
            }
            _ => {
                let message = format!("`{}` is of another kind than the reader's", from.name);
                self.mismatch("type_mismatch", message, &from.site, &to.site);
                None
            }
        }
    }

    fn fields(&mut self, from: &NamedType, to: &NamedType) -> Option<(Step, bool)> {
        let (own, fields) = (from.fields(), to.fields());
        let mut steps = Vec::with_capacity(own.len().max(fields.len()));
        let mut failed = false;
        let mut taken = vec![false; fields.len()];
        for writer_field in own {
            let Some(index) = matching_field(own, writer_field, fields, &taken) else {
                // What has no bytes needs no skipping, and there can be thousands of it.
                if self.writer.set.minimum_size(&writer_field.ty) > 0 {
                    steps.push(FieldStep::Skip {
                        name: writer_field.name.clone(),
                        ty: writer_field.ty.clone(),
                    });
                }
                continue;
            };
            taken[index] = true;
            self.path.push(fields[index].name.clone());
            let step = self.pair(&writer_field.ty, &fields[index].ty);
            self.path.pop();
            match step {
                Some(plan) => steps.push(FieldStep::Read { field: index, plan }),
                None => failed = true,
            }
        }
        let alike = steps
            .iter()
            .enumerate()
            .all(|(index, step)| matches!(step, FieldStep::Read { field, .. } if *field == index));
        let read = steps.len();
        for (index, field) in fields
            .iter()
            .enumerate()
            .filter(|(index, _)| !taken[*index])
        {
            let binary = field
                .default
                .as_ref()
                .and_then(|default| encode_default(&self.reader.set, &field.ty, default));
            let Some(binary) = binary else {
                self.path.push(field.name.clone());
                let message = format!(
                    "the reader's field `{}` of `{}` has no default, and the writer has no such field",
                    field.name, to.name
                );
                self.mismatch(
                    "reader_field_missing_default_value",
                    message,
                    &from.site,
                    &field.site,
                );
                self.path.pop();
                failed = true;
                continue;
            };
            steps.push(FieldStep::Default {
                field: index,
                binary,
            });
        }
        let alike = alike && steps.len() == read;
        (!failed).then_some((Step::Record(steps), alike))
    }
}

/// The reader's field by its name, or, if the writer has no field of the reader's name, by one of
/// the reader's aliases.
fn matching_field(
    own: &[Field],
    writer: &Field,
    fields: &[Field],
    taken: &[bool],
) -> Option<usize> {
    fields
        .iter()
        .position(|field| field.name == writer.name)
        .or_else(|| {
            (0..fields.len()).find(|index| {
                !taken[*index]
                    && fields[*index].aliases.contains(&writer.name)
                    && !own.iter().any(|other| other.name == fields[*index].name)
            })
        })
}

/// The fullname, an equal name in another namespace, or an alias of the reader.
pub(super) fn names_match(writer: &NamedType, reader: &NamedType) -> bool {
    writer.name == reader.name
        || writer.name.name() == reader.name.name()
        || reader.aliases.contains(&writer.name)
}

fn map_symbols(
    own: &[Symbol],
    symbols: &[Symbol],
    default: Option<usize>,
) -> Vec<Result<usize, String>> {
    own.iter()
        .map(|symbol| {
            symbols
                .iter()
                .position(|other| other.name == symbol.name)
                .or(default)
                .ok_or_else(|| symbol.name.clone())
        })
        .collect()
}
