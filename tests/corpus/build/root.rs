//! The Rust type of a schema that is a file, as the guide's table of types says.

use std::collections::BTreeMap;

use avro_temporal_contract::schema::{Kind, Logical, SchemaSet, Type};
use heck::ToUpperCamelCase;

const RUNTIME: &str = "::avro_temporal_runtime::logical";

/// The path of the type; none for an option whose null comes last, which is `Option` in a field
/// alone.
pub(crate) fn root_type(
    set: &SchemaSet,
    root: &Type,
    module: &str,
    named: &BTreeMap<String, String>,
    stem: &str,
) -> Option<String> {
    let roots = Roots { set, module, named };
    roots.path(root, stem)
}

struct Roots<'a> {
    set: &'a SchemaSet,
    module: &'a str,
    named: &'a BTreeMap<String, String>,
}

impl Roots<'_> {
    /// `words` are what an enum of a union there is named after.
    fn path(&self, ty: &Type, words: &str) -> Option<String> {
        if let Some(logical) = ty.logical {
            return Some(logical_type(logical));
        }
        let plain = match &ty.kind {
            Kind::Null => "()",
            Kind::Boolean => "bool",
            Kind::Int => "i32",
            Kind::Long => "i64",
            Kind::Float => "f32",
            Kind::Double => "f64",
            Kind::Bytes => "Vec<u8>",
            Kind::String => "String",
            Kind::Array(items) => {
                let items = self.path(items, &format!("{words}_item"))?;
                return Some(format!("Vec<{items}>"));
            }
            Kind::Map(values) => {
                let values = self.path(values, &format!("{words}_value"))?;
                return Some(format!("::std::collections::BTreeMap<String, {values}>"));
            }
            Kind::Union(branches) => return self.union(branches, words),
            Kind::Named(id) => return self.named.get(self.set.get(*id).name.as_str()).cloned(),
        };
        Some(plain.to_owned())
    }

    fn union(&self, branches: &[Type], words: &str) -> Option<String> {
        match branches {
            [null, other] if matches!(null.kind, Kind::Null) => {
                Some(format!("Option<{}>", self.path(other, words)?))
            }
            [_, null] if matches!(null.kind, Kind::Null) => None,
            _ => Some(format!("{}::{}", self.module, words.to_upper_camel_case())),
        }
    }
}

fn logical_type(logical: Logical) -> String {
    let name = match logical {
        Logical::Decimal { precision, scale } => format!("Decimal<{precision}, {scale}>"),
        plain => plain.name().to_upper_camel_case(),
    };
    format!("{RUNTIME}::{name}")
}
