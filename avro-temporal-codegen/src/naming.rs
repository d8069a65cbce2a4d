//! Avro names to Rust names.

use std::collections::HashMap;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::schema::{Kind, NamedType, SchemaSet, Shape, Type, TypeId};
use avro_temporal_contract::site::Site;
use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span};

use crate::unions::Union;

/// Names that no raw identifier can be: a `_` is put behind them.
const NEVER_RAW: [&str; 4] = ["self", "Self", "super", "crate"];

/// A name as a Rust identifier; a keyword is written raw. `None` if nothing of it can be one.
fn ident(name: &str) -> Option<Ident> {
    if name.is_empty() || name.chars().all(|character| character == '_') {
        return None;
    }
    if NEVER_RAW.contains(&name) {
        return Some(Ident::new(&format!("{name}_"), Span::call_site()));
    }
    // A name that heck cut down to its digits, as of `_1`.
    let name = if name.starts_with(|character: char| character.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name.to_owned()
    };
    // `gen` is a keyword from 2024 on, and raw it means the same in every edition.
    let parsed = syn::parse_str::<Ident>(&name)
        .ok()
        .filter(|_| name != "gen");
    Some(parsed.unwrap_or_else(|| Ident::new_raw(&name, Span::call_site())))
}

/// The field of a record: `orderId` is `order_id`.
pub(crate) fn field_ident(name: &str) -> Option<Ident> {
    ident(&name.to_snake_case())
}

/// A named type: `order_line` is `OrderLine`.
pub(crate) fn type_ident(name: &str) -> Option<Ident> {
    ident(&name.to_upper_camel_case())
}

/// A constant: `processOrder` is `PROCESS_ORDER`.
pub(crate) fn const_ident(name: &str) -> Option<Ident> {
    ident(&name.to_shouty_snake_case())
}

/// The variant of a symbol: `CARD_DECLINED` is `CardDeclined`.
pub(crate) fn variant_ident(symbol: &str) -> Option<Ident> {
    ident(&symbol.to_upper_camel_case())
}

/// The variant of a union's branch: `Long`, `Array`, or the type's own name.
pub(crate) fn branch_ident(set: &SchemaSet, branch: &Type) -> Option<Ident> {
    type_ident(branch_name(set, branch))
}

fn branch_name<'a>(set: &'a SchemaSet, branch: &Type) -> &'a str {
    match &branch.kind {
        Kind::Named(id) => set.get(*id).name.name(),
        _ => branch.avro_name(),
    }
}

/// The modules of a namespace: `acme.ordersV1` is `acme`, `orders_v1`.
pub(crate) fn module_idents(namespace: &str) -> Option<Vec<Ident>> {
    namespace
        .split('.')
        .filter(|part| !part.is_empty())
        .map(|part| ident(&part.to_snake_case()))
        .collect()
}

/// Finds Avro names that become the same Rust name, or none.
pub(crate) fn check_names(set: &SchemaSet, ids: &[TypeId], diagnostics: &mut Diagnostics) {
    check_types(set, ids, diagnostics);
    for id in ids {
        let named = set.get(*id);
        match &named.shape {
            Shape::Record { fields, .. } => check_unique(
                &Group::of("field", "fields", named),
                fields.iter().map(|field| {
                    let ident = field_ident(&field.name).map(|ident| ident.to_string());
                    (field.name.as_str(), ident, &field.name_site)
                }),
                diagnostics,
            ),
            Shape::Enum { symbols, .. } => check_unique(
                &Group::of("symbol", "symbols", named),
                symbols.iter().map(|symbol| {
                    let ident = variant_ident(&symbol.name).map(|ident| ident.to_string());
                    (symbol.name.as_str(), ident, &symbol.site)
                }),
                diagnostics,
            ),
            Shape::Fixed { .. } => {}
        }
    }
}

/// Finds unions whose enums, or the variants of one, have the same Rust name as something else.
pub(crate) fn check_union_names(
    set: &SchemaSet,
    ids: &[TypeId],
    unions: &[Union<'_>],
    diagnostics: &mut Diagnostics,
) {
    let mut taken: HashMap<String, (String, &Site)> = HashMap::new();
    for named in ids.iter().map(|id| set.get(*id)) {
        if let Some(path) = type_path(named) {
            let what = format!("the type `{}`", named.name);
            taken.entry(path).or_insert((what, &named.name_site));
        }
    }
    for union in unions {
        check_union_name(union, &mut taken, diagnostics);
        let group = Group {
            kind: "branch",
            kinds: "branches",
            owner: format!(" of {}", union.place),
        };
        let branches = union.branches.iter().map(|branch| {
            let ident = branch_ident(set, branch).map(|ident| ident.to_string());
            (set.tag_name(branch), ident, &branch.site)
        });
        check_unique(&group, branches, diagnostics);
    }
}

fn check_union_name<'a>(
    union: &Union<'a>,
    taken: &mut HashMap<String, (String, &'a Site)>,
    diagnostics: &mut Diagnostics,
) {
    let path = module_path(union.namespace).and_then(|mut path| {
        path.push(union.ident()?.to_string());
        Some(path.join("::"))
    });
    let what = format!("the union of {}", union.place);
    let site = &union.ty.site;
    let Some(path) = path else {
        diagnostics.push(
            Diagnostic::error("no_rust_name", site, format!("{what} has no name in Rust"))
                .note("a name in Rust needs a letter or a digit")
                .help("rename the file"),
        );
        return;
    };
    if let Some((earlier, earlier_site)) = taken.get(&path) {
        diagnostics.push(
            Diagnostic::error(
                "name_collision",
                site,
                format!("{earlier} and {what} are both `{path}` in Rust"),
            )
            .note("the enum of a union is named after what holds it")
            .note_at(format!("{earlier} stands"), earlier_site)
            .help("rename one of the two in the schema"),
        );
        return;
    }
    taken.insert(path, (what, site));
}

fn check_types(set: &SchemaSet, ids: &[TypeId], diagnostics: &mut Diagnostics) {
    let types: Vec<&NamedType> = ids.iter().map(|id| set.get(*id)).collect();
    let group = Group {
        kind: "type",
        kinds: "types",
        owner: String::new(),
    };
    check_unique(
        &group,
        types
            .iter()
            .map(|named| (named.name.as_str(), type_path(named), &named.name_site)),
        diagnostics,
    );
    check_modules(&types, diagnostics);
}

/// A name of digits alone is the same as a type and as a module.
fn check_modules(types: &[&NamedType], diagnostics: &mut Diagnostics) {
    let mut modules: HashMap<String, &str> = HashMap::new();
    for named in types {
        let namespace = named.name.namespace();
        let ends = namespace.match_indices('.').map(|(at, _)| at);
        for end in ends.chain([namespace.len()]) {
            if let Some(path) = module_path(&namespace[..end]) {
                modules.entry(path.join("::")).or_insert(&namespace[..end]);
            }
        }
    }
    for named in types {
        let Some(path) = type_path(named) else {
            continue;
        };
        if let Some(namespace) = modules.get(&path) {
            let message = format!(
                "the type `{}` and the namespace `{namespace}` are both `{path}` in Rust",
                named.name
            );
            diagnostics.push(
                Diagnostic::error("name_collision", &named.name_site, message)
                    .help("rename one of the two in the schema"),
            );
        }
    }
}

pub(crate) fn module_path(namespace: &str) -> Option<Vec<String>> {
    let modules = module_idents(namespace)?;
    Some(modules.iter().map(ToString::to_string).collect())
}

fn type_path(named: &NamedType) -> Option<String> {
    let mut path = module_path(named.name.namespace())?;
    path.push(type_ident(named.name.name())?.to_string());
    Some(path.join("::"))
}

/// Names that must differ from each other.
struct Group {
    /// What they name: `field`.
    kind: &'static str,
    kinds: &'static str,
    /// What has them: `` of `acme.Order` ``.
    owner: String,
}

impl Group {
    fn of(kind: &'static str, kinds: &'static str, owner: &NamedType) -> Self {
        Self {
            kind,
            kinds,
            owner: format!(" of `{}`", owner.name),
        }
    }
}

fn check_unique<'a>(
    group: &Group,
    names: impl Iterator<Item = (&'a str, Option<String>, &'a Site)>,
    diagnostics: &mut Diagnostics,
) {
    let Group { kind, kinds, owner } = group;
    let mut first: HashMap<String, (&str, &Site)> = HashMap::new();
    for (name, rust, site) in names {
        let Some(rust) = rust else {
            diagnostics.push(
                Diagnostic::error(
                    "no_rust_name",
                    site,
                    format!("the {kind} `{name}`{owner} has no name in Rust"),
                )
                .note("a name in Rust needs a letter or a digit")
                .help("rename it in the schema"),
            );
            continue;
        };
        if let Some((earlier, earlier_site)) = first.get(&rust) {
            diagnostics.push(
                Diagnostic::error(
                    "name_collision",
                    site,
                    format!(
                        "the {kinds} `{earlier}` and `{name}`{owner} are both `{rust}` in Rust"
                    ),
                )
                .note_at(format!("`{earlier}` is the first of the two"), earlier_site)
                .help("rename one of the two in the schema"),
            );
            continue;
        }
        first.insert(rust, (name, site));
    }
}
