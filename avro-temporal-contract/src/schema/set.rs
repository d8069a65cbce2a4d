//! A set of named types whose references are resolved.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Kind, NamedType, Protocol, Shape, Type};
use crate::json::Node;
use crate::name::FullName;
use crate::site::Source;

/// A named type of a [`SchemaSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(super) usize);

/// A text that was read into a set.
#[derive(Debug, Clone)]
pub struct File {
    /// The text.
    pub source: Arc<Source>,
    /// The named types that it defines, in depth-first order.
    pub types: Vec<TypeId>,
    /// The schema that the text is; `None` if it is a list of named types.
    pub root: Option<Type>,
    /// The protocol that the text is.
    pub protocol: Option<Protocol>,
    /// The text as JSON, for attributes beyond those of Avro.
    pub node: Node,
}

/// Named types, each name once, every reference resolved.
#[derive(Debug, Clone, Default)]
pub struct SchemaSet {
    pub(super) types: Vec<NamedType>,
    pub(super) names: BTreeMap<FullName, TypeId>,
    pub(super) files: Vec<File>,
    /// The least number of bytes of each type's values.
    pub(super) minimum_sizes: Vec<usize>,
}

impl SchemaSet {
    /// The named type.
    pub fn get(&self, id: TypeId) -> &NamedType {
        &self.types[id.0]
    }

    /// The type with a fullname.
    pub fn find(&self, name: &FullName) -> Option<TypeId> {
        self.names.get(name).copied()
    }

    /// All types, in the order they were read.
    pub fn ids(&self) -> impl Iterator<Item = TypeId> + use<> {
        (0..self.types.len()).map(TypeId)
    }

    /// The texts that were read, those that were asked for first.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// Adds a type that isn't written as one to those of a file, if its name is free.
    ///
    /// # Errors
    ///
    /// The type that has the name.
    pub(crate) fn add(&mut self, file: usize, named: NamedType) -> Result<TypeId, TypeId> {
        if let Some(taken) = self.find(&named.name) {
            return Err(taken);
        }
        let id = TypeId(self.types.len());
        let least = least_size(&named, |id| self.minimum_sizes[id.0]);
        self.minimum_sizes.push(least);
        self.names.insert(named.name.clone(), id);
        self.files[file].types.push(id);
        self.types.push(named);
        Ok(id)
    }

    /// The least number of bytes that a value takes: what a block's count is checked against. A
    /// value takes none if this is 0, whatever it is.
    pub fn minimum_size(&self, ty: &Type) -> usize {
        minimum_size(ty, |id| self.minimum_sizes[id.0])
    }

    /// The name that a payload's tag gives a schema: the fullname of a named type, else its Avro
    /// type.
    pub fn tag_name(&self, ty: &Type) -> &str {
        match &ty.kind {
            Kind::Named(id) => self.get(*id).name.as_str(),
            _ => ty.avro_name(),
        }
    }

    /// A schema for messages: `acme.Order`, `long (timestamp-micros)`, `array of string`.
    pub fn describe(&self, ty: &Type) -> String {
        match (&ty.kind, ty.logical) {
            (Kind::Named(id), _) => self.get(*id).name.to_string(),
            (Kind::Array(items), _) => format!("array of {}", self.describe(items)),
            (Kind::Map(values), _) => format!("map of {}", self.describe(values)),
            (Kind::Union(branches), _) => {
                const SHOWN: usize = 8;
                let mut shown: Vec<_> = branches
                    .iter()
                    .take(SHOWN)
                    .map(|ty| self.describe(ty))
                    .collect();
                if branches.len() > SHOWN {
                    shown.push(format!("{} more", branches.len() - SHOWN));
                }
                format!("union of {}", shown.join(" and "))
            }
            (_, Some(logical)) => format!("{} ({})", ty.avro_name(), logical.describe()),
            (_, None) => ty.avro_name().to_owned(),
        }
    }
}

/// The least number of bytes of a named type's values, from that of those it refers to.
pub(super) fn least_size(named: &NamedType, of_named: impl Fn(TypeId) -> usize) -> usize {
    match &named.shape {
        Shape::Enum { .. } => 1,
        Shape::Fixed { size, .. } => *size,
        Shape::Record { fields, .. } => fields.iter().fold(0, |sum: usize, field| {
            sum.saturating_add(minimum_size(&field.ty, &of_named))
        }),
    }
}

/// The least number of bytes of a type's values, from that of named types.
pub(super) fn minimum_size(ty: &Type, of_named: impl FnOnce(TypeId) -> usize) -> usize {
    match &ty.kind {
        Kind::Null => 0,
        Kind::Float => 4,
        Kind::Double => 8,
        Kind::Named(id) => of_named(*id),
        _ => 1,
    }
}
