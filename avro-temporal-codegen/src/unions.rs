//! Unions that become enums: all but those of null and one other, which are `Option`.

use avro_temporal_contract::schema::{File, Kind, SchemaSet, Type, TypeId};
use proc_macro2::Ident;

use crate::naming::type_ident;
use crate::support::optional;

/// A union that becomes an enum, and what it is named after.
#[derive(Clone)]
pub(crate) struct Union<'a> {
    /// Its owner's name and the way to it, in words that the Rust name is made of.
    pub(crate) name: String,
    /// The namespace whose module it stands in.
    pub(crate) namespace: &'a str,
    /// Where it stands, for messages: ``the field `payment` of `acme.Order` ``.
    pub(crate) place: String,
    /// The record that holds it, if it isn't a file's own schema.
    pub(crate) owner: Option<TypeId>,
    /// Whether an array or map is between the owner and it.
    pub(crate) in_collection: bool,
    pub(crate) ty: &'a Type,
    pub(crate) branches: &'a [Type],
}

impl Union<'_> {
    pub(crate) fn ident(&self) -> Option<Ident> {
        type_ident(&self.name)
    }
}

/// The words of a field's union: the record, and the field.
pub(crate) fn field_union(record: &str, field: &str) -> String {
    format!("{record}_{field}")
}

/// The words of a union among an array's items.
pub(crate) fn item_union(array: &str) -> String {
    format!("{array}_item")
}

/// The words of a union among a map's values.
pub(crate) fn value_union(map: &str) -> String {
    format!("{map}_value")
}

/// The words of a file's own union: its name, without folders and extension.
pub(crate) fn file_union(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The unions of the given types' fields, in the order of the schemas.
pub(crate) fn unions_of_types<'a>(set: &'a SchemaSet, ids: &[TypeId]) -> Vec<Union<'a>> {
    ids.iter().flat_map(|id| unions_of_type(set, *id)).collect()
}

/// The unions of one type's fields.
pub(crate) fn unions_of_type(set: &SchemaSet, id: TypeId) -> Vec<Union<'_>> {
    let named = set.get(id);
    let mut unions = Vec::new();
    for field in named.fields() {
        let seed = Seed {
            namespace: named.name.namespace(),
            place: format!("the field `{}` of `{}`", field.name, named.name),
            owner: Some(id),
        };
        let name = field_union(named.name.name(), &field.name);
        seed.collect(&field.ty, &name, false, &mut unions);
    }
    unions
}

/// The unions of a schema that is a file, outside of the named types in it.
pub(crate) fn unions_of_file(file: &File) -> Vec<Union<'_>> {
    let mut unions = Vec::new();
    if let Some(root) = &file.root {
        let seed = Seed {
            namespace: "",
            place: format!("`{}`", file.source.name),
            owner: None,
        };
        seed.collect(root, file_union(&file.source.name), false, &mut unions);
    }
    unions
}

/// The unions of a value that an operation of a contract gives, which `words` name.
pub(crate) fn unions_of_value<'a>(ty: &'a Type, words: &str, place: String) -> Vec<Union<'a>> {
    let mut unions = Vec::new();
    let seed = Seed {
        namespace: "",
        place,
        owner: None,
    };
    seed.collect(ty, words, false, &mut unions);
    unions
}

/// The union that a file is.
pub(crate) fn union_of_file<'a>(file: &'a File, ty: &'a Type, branches: &'a [Type]) -> Union<'a> {
    Union {
        name: file_union(&file.source.name).to_owned(),
        namespace: "",
        place: format!("`{}`", file.source.name),
        owner: None,
        in_collection: false,
        ty,
        branches,
    }
}

/// What all unions at one place have in common.
struct Seed<'a> {
    namespace: &'a str,
    place: String,
    owner: Option<TypeId>,
}

impl<'a> Seed<'a> {
    fn collect(&self, ty: &'a Type, name: &str, in_collection: bool, found: &mut Vec<Union<'a>>) {
        match &ty.kind {
            Kind::Array(items) => self.collect(items, &item_union(name), true, found),
            Kind::Map(values) => self.collect(values, &value_union(name), true, found),
            Kind::Union(branches) => {
                if optional(branches).is_none() {
                    found.push(Union {
                        name: name.to_owned(),
                        namespace: self.namespace,
                        place: self.place.clone(),
                        owner: self.owner,
                        in_collection,
                        ty,
                        branches,
                    });
                }
                for branch in branches {
                    self.collect(branch, name, in_collection, found);
                }
            }
            _ => {}
        }
    }
}
