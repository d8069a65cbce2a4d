//! `#[activity]` on a function, and `#[activities]` on an impl block.

use std::path::Path;

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{ImplItem, ItemFn, ItemImpl};

use super::activity::{ActivityFunction, ActivityItems, emit_activity};
use super::attribute::take_attribute;
use super::contract_form::call_of_contract;
use super::data::Environment;
use super::imposed::imposed_form;
use crate::include::default_runtime;
use crate::options::{ACTIVITIES, ACTIVITY, ACTIVITY_METHOD, CONTRACT_ACTIVITIES, Options};
use crate::report::{Errors, RustSite};
use crate::written::written;

/// Expands `#[activity]`. `source` is the file that the item stands in, if it is known.
pub fn expand_activity(args: TokenStream, item: TokenStream, source: Option<&Path>) -> TokenStream {
    let function: ItemFn = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(_) => {
            let mut errors = Errors::default();
            errors.push(
                first_span(&item),
                Diagnostic::outside(
                    "wrong_item",
                    "`#[activity]` stands on what is not a function",
                )
                .help("put it on an `async fn`, or on methods in a block with `#[activities]`"),
            );
            let mut tokens = item;
            tokens.extend(errors.into_tokens());
            return tokens;
        }
    };
    let mut errors = Errors::default();
    if let Some(receiver) = function.sig.receiver() {
        // Beside a method stand no items.
        errors.push(
            RustSite::of(receiver),
            Diagnostic::outside(
                "outside_of_block",
                format!(
                    "the activity `{}` stands in a block without `#[activities]`",
                    function.sig.ident
                ),
            )
            .help("put `#[activities]` on the `impl` block"),
        );
        let errors = errors.into_tokens();
        return quote!(#function #errors);
    }
    let options = Options::parse(args, ACTIVITY, &mut errors);
    let environment = Environment {
        package: crate::package_of(source),
        runtime: options.runtime.clone().unwrap_or_else(default_runtime),
    };
    let described = ActivityFunction {
        attributes: &function.attrs,
        visibility: &function.vis,
        signature: &function.sig,
        owner: None,
    };
    let activity = emit_activity(&described, &options, &environment, &mut errors);
    let runtime = &environment.runtime;
    let (marker, items) = (&activity.marker, &activity.items);
    let form = imposed_form();
    let errors = errors.into_tokens();
    quote! {
        #form
        #function
        #items
        #[automatically_derived]
        impl #runtime::ActivityGroup for #marker {
            const ACTIVITIES: &'static [#runtime::ActivityEntry<Self>] =
                &[#runtime::ActivityEntry::new::<#marker>()];
        }
        #errors
    }
}

/// Expands `#[activities]`. `source` is the file that the item stands in, if it is known.
pub fn expand_activities(
    args: TokenStream,
    item: TokenStream,
    source: Option<&Path>,
) -> TokenStream {
    if let Some(call) = call_of_contract(&args, &item, CONTRACT_ACTIVITIES) {
        return call;
    }
    let mut errors = Errors::default();
    let options = Options::parse(args, ACTIVITIES, &mut errors);
    let mut block: ItemImpl = match syn::parse2(item.clone()) {
        Ok(block) => block,
        Err(_) => {
            errors.push(
                first_span(&item),
                Diagnostic::outside(
                    "wrong_item",
                    "`#[activities]` stands on what is not an impl block",
                )
                .help("put it on `impl …`, and `#[activity(…)]` on its methods"),
            );
            let mut tokens = item;
            tokens.extend(errors.into_tokens());
            return tokens;
        }
    };
    if !check_block(&block, "activities", &mut errors) {
        for item in &mut block.items {
            if let ImplItem::Fn(method) = item {
                take_attribute(&mut method.attrs, "activity", &mut errors);
            }
        }
        let errors = errors.into_tokens();
        return quote!(#block #errors);
    }
    let environment = Environment {
        package: crate::package_of(source),
        runtime: options.runtime.clone().unwrap_or_else(default_runtime),
    };
    let runtime = &environment.runtime;
    let owner = block.self_ty.clone();
    let mut activities: Vec<ActivityItems> = Vec::new();
    for item in &mut block.items {
        let ImplItem::Fn(method) = item else { continue };
        let Some(arguments) = take_attribute(&mut method.attrs, "activity", &mut errors) else {
            continue;
        };
        // The errors of one method are not to stand in for another's code.
        let mut own = Errors::default();
        let options = Options::parse(arguments, ACTIVITY_METHOD, &mut own);
        let described = ActivityFunction {
            attributes: &method.attrs,
            visibility: &method.vis,
            signature: &method.sig,
            owner: Some(&owner),
        };
        let activity = emit_activity(&described, &options, &environment, &mut own);
        method.attrs.push(imposed_form());
        errors.extend(own.into_tokens());
        if is_unique(&activities, &activity, &mut errors) {
            activities.push(activity);
        }
    }
    if activities.is_empty() && errors.is_empty() {
        errors.push(
            RustSite::of(&block.self_ty),
            Diagnostic::outside(
                "no_activity",
                format!("no method of `{}` is an activity", written(&block.self_ty)),
            )
            .help("mark one with `#[activity(input = \"…\", output = \"…\")]`"),
        );
    }
    let errors = errors.into_tokens();
    let markers = activities.iter().map(|activity| &activity.marker);
    let items = activities.iter().map(|activity| &activity.items);
    quote! {
        #block
        #(#items)*
        #[automatically_derived]
        impl #runtime::ActivityGroup for #owner {
            const ACTIVITIES: &'static [#runtime::ActivityEntry<Self>] =
                &[#(#runtime::ActivityEntry::new::<#markers>()),*];
        }
        #errors
    }
}

/// A worker tells activities by their names alone, and a module its types.
fn is_unique(activities: &[ActivityItems], activity: &ActivityItems, errors: &mut Errors) -> bool {
    let collision = activities.iter().find_map(|other| {
        if other.name == activity.name {
            Some((
                other,
                format!("named `{}`", activity.name),
                activity.name_span,
            ))
        } else if other.marker == activity.marker {
            let meaning = format!("the type `{}`", activity.marker);
            Some((other, meaning, activity.ident.span()))
        } else {
            None
        }
    });
    let Some((other, meaning, span)) = collision else {
        return true;
    };
    let (first, second) = (&other.ident, &activity.ident);
    errors.push(
        span,
        Diagnostic::outside(
            "name_collision",
            format!("the activities `{first}` and `{second}` are both {meaning}"),
        )
        .help("rename one of the two"),
    );
    false
}

/// Checks that a block is a plain one of one type. Returns whether it is.
pub(super) fn check_block(block: &ItemImpl, attribute: &str, errors: &mut Errors) -> bool {
    if let Some((_, path, _)) = &block.trait_ {
        errors.push(
            RustSite::of(path),
            Diagnostic::outside(
                "wrong_item",
                format!("`#[{attribute}]` stands on the implementation of a trait"),
            )
            .help("put it on a block of the type's own methods"),
        );
    }
    if let Some(parameter) = block.generics.params.first() {
        errors.push(
            RustSite::of(parameter),
            Diagnostic::outside(
                "generic_operation",
                format!("the block under `#[{attribute}]` has generic parameters"),
            )
            .help("write a block for one type"),
        );
    }
    block.trait_.is_none() && block.generics.params.is_empty()
}

pub(super) fn first_span(tokens: &TokenStream) -> proc_macro2::Span {
    tokens
        .clone()
        .into_iter()
        .next()
        .map_or_else(proc_macro2::Span::call_site, |token| token.span())
}
