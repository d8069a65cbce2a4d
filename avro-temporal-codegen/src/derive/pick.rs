//! The type of a schema file that an item stands for.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::{FullName, suggest};
use avro_temporal_contract::schema::{Kind, Type, TypeId};
use syn::LitStr;

use crate::load::Loaded;
use crate::report::list;
use crate::support::optional;
use crate::unions::{Union, union_of_file, unions_of_file, unions_of_types};

/// What an item stands for.
pub(super) enum Picked<'a> {
    Named(TypeId),
    Union(Union<'a>),
}

/// What the schema file is, or what `name` picks from what it defines: a named type, or a union by
/// the name that its enum would have.
pub(super) fn pick_type<'a>(
    loaded: &'a Loaded,
    path: &str,
    name: Option<&LitStr>,
) -> Result<Picked<'a>, Box<Diagnostic>> {
    let set = &loaded.set;
    let file = &set.files()[0];
    let names: Vec<&str> = file
        .types
        .iter()
        .map(|id| set.get(*id).name.as_str())
        .collect();
    let names_written = || list(names.iter().copied());
    if let Some(name) = name {
        let wanted = name.value();
        let found = set.ids().find(|id| {
            let fullname = &set.get(*id).name;
            fullname.as_str() == wanted || fullname.name() == wanted
        });
        let union = || find_union(loaded, &wanted).map(Picked::Union);
        return found.map(Picked::Named).or_else(union).ok_or_else(|| {
            let diagnostic = Diagnostic::outside(
                "unknown_name",
                format!("`{path}` defines no type `{wanted}`"),
            );
            Box::new(match meant(&wanted, &names) {
                Some(meant) => diagnostic.help(format!("write `name = \"{meant}\"`")),
                None if names.is_empty() => diagnostic.help("name a file that defines it"),
                None => diagnostic.help(format!("name one of its types: {}", names_written())),
            })
        });
    }
    let diagnostic = match &file.root {
        Some(Type {
            kind: Kind::Named(id),
            ..
        }) => return Ok(Picked::Named(*id)),
        Some(
            root @ Type {
                kind: Kind::Union(branches),
                ..
            },
        ) if optional(branches).is_none() => {
            return Ok(Picked::Union(union_of_file(file, root, branches)));
        }
        Some(other) => Diagnostic::error(
            "not_a_named_type",
            &other.site,
            format!(
                "`{path}` is `{}`, not a record, an enum or a union of several types",
                set.describe(other)
            ),
        )
        .help("name the file of a record or an enum"),
        None => Diagnostic::outside(
            "several_types",
            format!("`{path}` defines several types: {}", names_written()),
        )
        .help("pick one with `name = \"…\"`"),
    };
    Err(Box::new(diagnostic))
}

fn find_union<'a>(loaded: &'a Loaded, wanted: &str) -> Option<Union<'a>> {
    let set = &loaded.set;
    let ids: Vec<TypeId> = set.ids().collect();
    let mut unions = unions_of_types(set, &ids);
    unions.extend(unions_of_file(&set.files()[0]));
    unions.into_iter().find(|union| {
        union.ident().is_some_and(|ident| {
            let fullname = FullName::within(union.namespace, &ident.to_string());
            fullname.as_str() == wanted || fullname.name() == wanted
        })
    })
}

/// The name that was probably meant, in full if it was written in full. Without their namespaces,
/// or all names of a long one would be close.
fn meant<'a>(wanted: &str, names: &[&'a str]) -> Option<&'a str> {
    let simple = |name: &'a str| name.rsplit('.').next().unwrap_or(name);
    let last = wanted.rsplit('.').next()?;
    let meant = suggest(last, names.iter().map(|name| simple(name)))?;
    if wanted.contains('.') {
        names.iter().copied().find(|name| simple(name) == meant)
    } else {
        Some(meant)
    }
}
