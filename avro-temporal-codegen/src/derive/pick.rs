//! The type of a schema file that an item stands for.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{Kind, Type, TypeId};
use syn::LitStr;

use crate::load::Loaded;
use crate::report::list;

/// The type that the schema file is, or that `name` picks from those it defines.
pub(super) fn pick_type(
    loaded: &Loaded,
    path: &str,
    name: Option<&LitStr>,
) -> Result<TypeId, Box<Diagnostic>> {
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
        return found.ok_or_else(|| {
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
        }) => return Ok(*id),
        Some(other) => Diagnostic::error(
            "not_a_named_type",
            &other.site,
            format!(
                "`{path}` is `{}`, not a record or an enum",
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
