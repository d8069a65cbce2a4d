//! The generated types in an expansion, by the Avro names that they say they have.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, File, ImplItem, Item, ItemImpl, Lit, Member};

/// The paths of the items that stand for named types, by fullname.
pub(crate) fn named_types(
    items: TokenStream,
    module: &str,
) -> Result<BTreeMap<String, String>, syn::Error> {
    let mut found = BTreeMap::new();
    find(&syn::parse2::<File>(items)?.items, module, &mut found);
    Ok(found)
}

fn find(items: &[Item], module: &str, found: &mut BTreeMap<String, String>) {
    for item in items {
        match item {
            Item::Mod(inner) => {
                let path = format!("{module}::{}", inner.ident);
                if let Some((_, items)) = &inner.content {
                    find(items, &path, found);
                }
            }
            Item::Impl(item) => {
                if let Some(name) = fullname(item) {
                    let own = item.self_ty.to_token_stream();
                    found.insert(name, format!("{module}::{own}"));
                }
            }
            _ => {}
        }
    }
}

/// The name in `const TYPE: … = &TypeDesc::Named(&NamedDesc { name: "…", … })`.
fn fullname(item: &ItemImpl) -> Option<String> {
    let description = item.items.iter().find_map(|item| match item {
        ImplItem::Const(item) if item.ident == "TYPE" => Some(&item.expr),
        _ => None,
    })?;
    let Expr::Call(call) = behind(description) else {
        return None;
    };
    let Expr::Path(function) = &*call.func else {
        return None;
    };
    if function.path.segments.last()?.ident != "Named" {
        return None;
    }
    let Expr::Struct(named) = behind(call.args.first()?) else {
        return None;
    };
    let is_name = |member: &Member| matches!(member, Member::Named(name) if name == "name");
    let field = named.fields.iter().find(|field| is_name(&field.member))?;
    match &field.expr {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// What a reference refers to.
fn behind(expression: &Expr) -> &Expr {
    match expression {
        Expr::Reference(reference) => &reference.expr,
        other => other,
    }
}
