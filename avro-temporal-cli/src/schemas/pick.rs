//! The one schema that a command is about.

use avro_temporal_contract::name::{FullName, suggest};
use avro_temporal_contract::resolution::Schema;
use avro_temporal_contract::schema::{Kind, SchemaSet, Type, TypeId};

use super::Loaded;
use crate::answer::Failure;

/// The schema of the file at a position: the type of a name, or what the file is.
pub(crate) fn pick(loaded: &Loaded, file: usize, name: Option<&str>) -> Result<Schema, Failure> {
    let set = &loaded.set;
    let ty = match name {
        Some(name) => named(set, find(set, name).ok_or_else(|| unknown(set, name))?),
        None => whole(set, loaded.files[file])?,
    };
    Ok(Schema {
        set: set.clone(),
        ty,
    })
}

/// The schema of a file with one schema that stands for another version's: the type of the same name,
/// or of one that the other has as an alias.
pub(crate) fn pick_as(
    loaded: &Loaded,
    name: Option<&str>,
    other: &Schema,
) -> Result<Schema, Failure> {
    let (Some(wanted), Kind::Named(id)) = (name, &other.ty.kind) else {
        return pick(loaded, 0, name);
    };
    let set = &loaded.set;
    let aliases = &other.set.get(*id).aliases;
    let found = find(set, wanted).or_else(|| aliases.iter().find_map(|alias| set.find(alias)));
    match found {
        Some(id) => Ok(Schema {
            set: set.clone(),
            ty: named(set, id),
        }),
        None => Err(unknown(set, wanted)),
    }
}

fn named(set: &SchemaSet, id: TypeId) -> Type {
    Type::new(Kind::Named(id), set.get(id).site.clone())
}

/// The schema that a file is, or the only type in it.
fn whole(set: &SchemaSet, file: usize) -> Result<Type, Failure> {
    let file = &set.files()[file];
    if let Some(root) = &file.root {
        return Ok(root.clone());
    }
    if let [only] = file.types.as_slice() {
        return Ok(named(set, *only));
    }
    Err(Failure::usage(format!(
        "`{}` defines {} types\n  help: name one of them with `--type`: {}",
        file.source.name,
        file.types.len(),
        list(file.types.iter().map(|id| set.get(*id).name.as_str()))
    )))
}

/// The type of a fullname, or the only one of a simple name.
fn find(set: &SchemaSet, name: &str) -> Option<TypeId> {
    set.find(&FullName::full(name)).or_else(|| {
        let mut of_name = set.ids().filter(|id| set.get(*id).name.name() == name);
        let first = of_name.next()?;
        of_name.next().is_none().then_some(first)
    })
}

fn unknown(set: &SchemaSet, name: &str) -> Failure {
    let names = || set.ids().map(|id| set.get(id).name.as_str());
    let of_name = || set.ids().filter(|id| set.get(*id).name.name() == name);
    if of_name().count() > 1 {
        let names = of_name().map(|id| set.get(id).name.as_str());
        return Failure::usage(format!(
            "several types have the name `{name}`\n  help: write one of {}",
            list(names)
        ));
    }
    let simple = set.ids().map(|id| set.get(id).name.name());
    let help = match suggest(name, names()).or_else(|| suggest(name, simple)) {
        Some(meant) => format!("write `{meant}`"),
        None if set.ids().next().is_none() => {
            "leave `--type` out: the files name no type".to_owned()
        }
        None => format!("write one of {}", list(names())),
    };
    Failure::usage(format!(
        "no type has the name `{}`\n  help: {help}",
        name.escape_debug()
    ))
}

/// Names in backticks, the first few of them.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    const SHOWN: usize = 8;
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(SHOWN);
    let shown = names[..names.len().min(SHOWN)].join(", ");
    if more > 0 {
        format!("{shown} and {more} more")
    } else {
        shown
    }
}
