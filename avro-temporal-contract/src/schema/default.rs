//! Defaults, checked by encoding them.

use super::logical_value::{fits_bytes, fits_text};
use super::misfit::{Misfit, Reason};
use super::set::{SchemaSet, TypeId};
use super::{Field, Kind, Shape, Type};
use crate::binary::Writer;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::{Node, Value};

/// How deep a default may nest; a record whose default needs itself would never end.
const MAX_DEPTH: usize = 64;

/// How many values and bytes the defaults of a set may come to: a record that is filled from inner
/// defaults holds many times what is written.
const MAX_VALUES: usize = 1 << 20;

/// Checks every default of a set.
pub(super) fn check_defaults(set: &SchemaSet, diagnostics: &mut Diagnostics) {
    let mut left = MAX_VALUES;
    for id in set.ids() {
        let named = set.get(id);
        check_fields(
            set,
            named.fields(),
            named.name.as_str(),
            &mut left,
            diagnostics,
        );
    }
    let protocols = set.files().iter().filter_map(|file| file.protocol.as_ref());
    for message in protocols.flat_map(|protocol| &protocol.messages) {
        let owner = message.name.escape_debug().to_string();
        check_fields(set, &message.request, &owner, &mut left, diagnostics);
    }
}

fn check_fields(
    set: &SchemaSet,
    fields: &[Field],
    owner: &str,
    left: &mut usize,
    diagnostics: &mut Diagnostics,
) {
    for field in fields {
        let Some(default) = &field.default else {
            continue;
        };
        let mut encoder = Encoder::new(set, *left);
        let result = encoder.value(&field.ty, default, 0);
        *left = encoder.left;
        if let Err(misfit) = result {
            diagnostics.push(
                Diagnostic::error(
                    "bad_default",
                    misfit.site,
                    format!(
                        "the default of `{}` in `{owner}` doesn't fit: {}",
                        field.name,
                        misfit.message(set)
                    ),
                )
                .note_at("the field's type stands", &field.ty.site)
                .help(misfit.help(set)),
            );
        }
    }
}

/// A checked default as Avro binary, with missing parts of records filled from the inner defaults.
/// `None` if it doesn't fit, which a resolved set rules out for the defaults of its own fields.
///
/// Source: Avro 1.12, "Complex Types", "Records": the table of default values.
pub fn encode_default(set: &SchemaSet, ty: &Type, default: &Node) -> Option<Vec<u8>> {
    let mut encoder = Encoder::new(set, MAX_VALUES);
    encoder.value(ty, default, 0).ok()?;
    encoder.out.finish().ok()
}

struct Encoder<'a> {
    set: &'a SchemaSet,
    out: Writer,
    /// How many values and bytes may follow.
    left: usize,
}

impl<'a> Encoder<'a> {
    fn new(set: &'a SchemaSet, left: usize) -> Self {
        Self {
            set,
            out: Writer::new(),
            left,
        }
    }

    fn value(&mut self, ty: &'a Type, node: &'a Node, depth: usize) -> Result<(), Misfit<'a>> {
        if depth > MAX_DEPTH {
            return Err(Misfit::new(node, Reason::TooDeep(MAX_DEPTH)));
        }
        let text = node.as_str().map_or(0, str::len);
        match self.left.checked_sub(1 + text) {
            Some(left) => self.left = left,
            None => {
                self.left = 0;
                return Err(Misfit::new(node, Reason::TooLarge(MAX_VALUES)));
            }
        }
        match (&ty.kind, &node.value) {
            (Kind::Null, Value::Null) => {}
            (Kind::Boolean, Value::Bool(value)) => self.out.boolean(*value),
            // A whole number; `1.0` and `1e3` are not written as one.
            (Kind::Int, _) => match node.as_i64().and_then(|value| i32::try_from(value).ok()) {
                Some(value) => self.out.int(value),
                None => return Err(Misfit::of_type(node, ty)),
            },
            (Kind::Long, _) => match node.as_i64() {
                Some(value) => self.out.long(value),
                None => return Err(Misfit::of_type(node, ty)),
            },
            (Kind::Float, Value::Number(text)) => match text.parse::<f32>() {
                Ok(value) if value.is_finite() => self.out.float(value),
                _ => {
                    return Err(Misfit::new(
                        node,
                        Reason::BeyondFloat("float", "use `double`"),
                    ));
                }
            },
            (Kind::Double, Value::Number(text)) => match text.parse::<f64>() {
                Ok(value) if value.is_finite() => self.out.double(value),
                _ => {
                    return Err(Misfit::new(
                        node,
                        Reason::BeyondFloat("double", "make it smaller"),
                    ));
                }
            },
            (Kind::String, Value::String(text)) => {
                if !fits_text(ty.logical, text) {
                    return Err(Misfit::new(node, Reason::Logical(ty.logical)));
                }
                self.out.string(text);
            }
            (Kind::Bytes, _) => {
                let bytes = code_points(node)?;
                if !fits_bytes(ty.logical, &bytes) {
                    return Err(Misfit::new(node, Reason::Logical(ty.logical)));
                }
                self.out.bytes(&bytes);
            }
            (Kind::Array(items), Value::Array(elements)) => {
                self.block(elements.len());
                for element in elements.iter() {
                    self.value(items, element, depth + 1)?;
                }
                self.out.block(0);
            }
            (Kind::Map(values), Value::Object(members)) => {
                self.block(members.len());
                for member in members.iter() {
                    self.out.string(&member.name);
                    self.value(values, &member.node, depth + 1)?;
                }
                self.out.block(0);
            }
            (Kind::Union(branches), _) => self.union(branches, node, depth)?,
            (Kind::Named(id), _) => self.named(*id, node, depth)?,
            _ => return Err(Misfit::of_type(node, ty)),
        }
        Ok(())
    }

    /// No block of no elements: that would end the array.
    fn block(&mut self, count: usize) {
        if count > 0 {
            self.out.block(count);
        }
    }

    /// The first branch that the default fits; any branch, since Avro 1.12.
    fn union(
        &mut self,
        branches: &'a [Type],
        node: &'a Node,
        depth: usize,
    ) -> Result<(), Misfit<'a>> {
        for (index, branch) in branches.iter().enumerate() {
            let mut inner = Self::new(self.set, self.left);
            let fits = inner.value(branch, node, depth + 1);
            self.left = inner.left;
            match fits {
                Ok(()) => {
                    self.out.index(index);
                    if let Ok(bytes) = inner.out.finish() {
                        self.out.raw(&bytes);
                    }
                    return Ok(());
                }
                Err(misfit) if misfit.is_endless() => return Err(misfit),
                Err(_) => {}
            }
        }
        Err(Misfit::new(node, Reason::NoBranch(node, branches)))
    }

    fn named(&mut self, id: TypeId, node: &'a Node, depth: usize) -> Result<(), Misfit<'a>> {
        let named = self.set.get(id);
        match &named.shape {
            Shape::Enum { symbols, .. } => {
                let position = node
                    .as_str()
                    .and_then(|text| symbols.iter().position(|symbol| symbol.name == text));
                match position {
                    Some(index) => self.out.index(index),
                    None => return Err(Misfit::new(node, Reason::NoSymbol(named))),
                }
            }
            Shape::Fixed { size, logical } => {
                let bytes = code_points(node)?;
                if bytes.len() != *size {
                    return Err(Misfit::new(node, Reason::Size(bytes.len(), named, *size)));
                }
                if !fits_bytes(*logical, &bytes) {
                    return Err(Misfit::new(node, Reason::Logical(*logical)));
                }
                self.out.raw(&bytes);
            }
            Shape::Record { fields, .. } => {
                let Value::Object(members) = &node.value else {
                    return Err(Misfit::new(node, Reason::NoRecord(node, named)));
                };
                for member in members.iter() {
                    if !fields.iter().any(|field| field.name == member.name) {
                        return Err(Misfit {
                            site: &member.name_site,
                            reason: Reason::NoField(named, &member.name),
                        });
                    }
                }
                for field in fields {
                    let Some(value) = node.get(&field.name).or(field.default.as_ref()) else {
                        return Err(Misfit::new(node, Reason::MissingField(named, &field.name)));
                    };
                    self.value(&field.ty, value, depth + 1)?;
                }
            }
        }
        Ok(())
    }
}

/// Bytes and fixed write one code point from 0 to 255 per byte: `"\u00ff"` is the byte 0xFF.
fn code_points(node: &Node) -> Result<Vec<u8>, Misfit<'_>> {
    let Some(text) = node.as_str() else {
        return Err(Misfit::new(node, Reason::NoBytes(node)));
    };
    let bytes: Result<Vec<u8>, _> = text
        .chars()
        .map(|point| u8::try_from(point as u32))
        .collect();
    bytes.map_err(|_| Misfit::new(node, Reason::CodePoint))
}
