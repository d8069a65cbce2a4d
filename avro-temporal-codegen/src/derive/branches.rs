//! An enum's variants against a union's branches.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{Kind, SchemaSet, Type};
use proc_macro2::{Ident, Span, TokenStream};
use syn::ext::IdentExt as _;
use syn::{DataEnum, Fields, LitStr, Variant};

use super::attributes::parse_rename;
use super::field_type::{Context, Part, match_type, suggested_type};
use crate::naming::branch_ident;
use crate::report::{Errors, RustSite};
use crate::shape::Shape;
use crate::unions::Union;

/// The variants in the order of the branches, and the checks that the compiler makes of their types.
pub(super) struct Matched {
    pub(super) variants: Vec<(Ident, Option<Shape>)>,
    pub(super) checks: TokenStream,
}

/// A variant of the enum, and what it is to stand for.
struct Own<'a> {
    variant: &'a Variant,
    rename: Option<LitStr>,
}

impl Own<'_> {
    fn span(&self) -> Span {
        self.rename
            .as_ref()
            .map_or_else(|| self.variant.ident.span(), LitStr::span)
    }

    fn stands_for(&self, set: &SchemaSet, branch: &Type) -> bool {
        match &self.rename {
            Some(name) => set.tag_name(branch) == name.value(),
            None => branch_ident(set, branch)
                .is_some_and(|ident| ident.unraw() == self.variant.ident.unraw()),
        }
    }
}

/// Holds every variant against the union. `owner` is the enum's name.
pub(super) fn match_branches(
    set: &SchemaSet,
    union: &Union<'_>,
    (owner, data): (&Ident, &DataEnum),
    runtime: &TokenStream,
    errors: &mut Errors,
) -> Matched {
    let own: Vec<Own<'_>> = data
        .variants
        .iter()
        .map(|variant| Own {
            variant,
            rename: parse_rename(&variant.attrs, errors),
        })
        .collect();
    let mut taken: Vec<Option<&Own<'_>>> = vec![None; union.branches.len()];
    let mut unknown = Vec::new();
    for variant in &own {
        let branches = union.branches;
        match branches
            .iter()
            .position(|branch| variant.stands_for(set, branch))
        {
            None => unknown.push(variant),
            Some(index) => match taken[index] {
                None => taken[index] = Some(variant),
                Some(first) => errors.push(
                    variant.span(),
                    duplicate_variant(set, union, &branches[index], (first, variant)),
                ),
            },
        }
    }
    let mut missing: Vec<&Type> = union
        .branches
        .iter()
        .zip(&taken)
        .filter_map(|(branch, taken)| taken.is_none().then_some(branch))
        .collect();
    for variant in unknown {
        errors.push(
            variant.span(),
            unknown_branch(set, union, &mut missing, variant),
        );
    }
    for branch in missing {
        errors.push(owner.span(), missing_branch(set, union, branch));
    }
    let mut matched = Matched {
        variants: Vec::new(),
        checks: TokenStream::new(),
    };
    for (branch, own) in union.branches.iter().zip(taken) {
        let Some(own) = own else { continue };
        match match_value(set, union, branch, own.variant, runtime) {
            Ok((shape, checks)) => {
                matched.variants.push((own.variant.ident.clone(), shape));
                matched.checks.extend(checks);
            }
            Err((site, diagnostic)) => errors.push(site, *diagnostic),
        }
    }
    matched
}

/// What a variant holds: nothing for null, and one value for every other branch.
fn match_value(
    set: &SchemaSet,
    union: &Union<'_>,
    branch: &Type,
    variant: &Variant,
    runtime: &TokenStream,
) -> Result<(Option<Shape>, TokenStream), (RustSite, Box<Diagnostic>)> {
    let is_null = matches!(branch.kind, Kind::Null);
    match &variant.fields {
        Fields::Unit if is_null => Ok((None, TokenStream::new())),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 && !is_null => {
            let context = Context {
                set,
                item: format!("the branch of {}", union.place),
                rust: &variant.ident,
                runtime,
            };
            let part = Part::whole(union.name.clone());
            let (shape, checks) = match_type(&context, branch, &fields.unnamed[0].ty, &part)?;
            Ok((Some(shape), checks))
        }
        _ => {
            let holds = if is_null {
                "nothing".to_owned()
            } else {
                format!("one `{}`", suggested_type(set, branch, &union.name))
            };
            let example = if is_null {
                format!("{}", variant.ident)
            } else {
                let ty = suggested_type(set, branch, &union.name);
                format!("{}({ty})", variant.ident)
            };
            let diagnostic = Diagnostic::error(
                "wrong_variant",
                &branch.site,
                format!(
                    "the variant `{}` holds {holds}, as the branch `{}` of {} does",
                    variant.ident,
                    set.describe(branch),
                    union.place
                ),
            )
            .help(format!("write `{example}`"));
            Err((RustSite::of(variant), Box::new(diagnostic)))
        }
    }
}

fn duplicate_variant(
    set: &SchemaSet,
    union: &Union<'_>,
    branch: &Type,
    (first, second): (&Own<'_>, &Own<'_>),
) -> Diagnostic {
    Diagnostic::error(
        "duplicate_variant",
        &branch.site,
        format!(
            "`{}` and `{}` both stand for the branch `{}` of {}",
            first.variant.ident,
            second.variant.ident,
            set.describe(branch),
            union.place
        ),
    )
    .help("remove one of the two")
}

/// A missing branch that the help names is not reported a second time.
fn unknown_branch(
    set: &SchemaSet,
    union: &Union<'_>,
    missing: &mut Vec<&Type>,
    own: &Own<'_>,
) -> Diagnostic {
    let written = own
        .rename
        .as_ref()
        .map_or_else(|| own.variant.ident.unraw().to_string(), LitStr::value);
    let diagnostic = Diagnostic::error(
        "unknown_branch",
        &union.ty.site,
        format!("the union of {} has no branch `{written}`", union.place),
    );
    let name = |branch: &&Type| {
        branch_ident(set, branch).map_or_else(String::new, |ident| ident.to_string())
    };
    let names: Vec<String> = missing.iter().map(name).collect();
    let meant = suggest(&written, names.iter().map(String::as_str));
    match meant.and_then(|meant| names.iter().position(|name| name == meant)) {
        Some(position) => {
            let branch = missing.remove(position);
            diagnostic.help(format!(
                "rename it to `{}`, or write `#[avro(name = \"{}\")]` before it",
                names[position],
                set.tag_name(branch)
            ))
        }
        None => diagnostic.help("remove it, or add the branch to the schema"),
    }
}

fn missing_branch(set: &SchemaSet, union: &Union<'_>, branch: &Type) -> Diagnostic {
    let name = branch_ident(set, branch).map_or_else(String::new, |ident| ident.to_string());
    let variant = if matches!(branch.kind, Kind::Null) {
        name
    } else {
        format!("{name}({})", suggested_type(set, branch, &union.name))
    };
    Diagnostic::error(
        "missing_branch",
        &branch.site,
        format!(
            "the branch `{}` of {} is missing",
            set.describe(branch),
            union.place
        ),
    )
    .help(format!("add the variant `{variant}`"))
}
