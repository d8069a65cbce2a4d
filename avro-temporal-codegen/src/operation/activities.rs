//! `#[activity]` on a function, and `#[activities]` on an impl block.

use std::path::Path;

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned as _;
use syn::{ImplItem, ItemFn, ItemImpl};

use super::activity::{ActivityFunction, emit_activity};
use super::attribute::take_attribute;
use super::data::Environment;
use super::errors::Errors;
use super::options::{ACTIVITIES, ACTIVITY, ACTIVITY_METHOD, Options};
use crate::include::default_runtime;

/// Expands `#[activity]`. `source` is the file that the item stands in, if it is known.
pub fn expand_activity(args: TokenStream, item: TokenStream, source: Option<&Path>) -> TokenStream {
    let function: ItemFn = match syn::parse2(item.clone()) {
        Ok(function) => function,
        Err(_) => {
            let mut errors = Errors::default();
            errors.push(
                first_span(&item),
                Diagnostic::outside("wrong_item", "`#[activity]` stands on no function with a body")
                    .help("put it on an `async fn`, or on methods in a block with `#[activities]`"),
            );
            let errors = errors.into_tokens();
            return quote!(#item #errors);
        }
    };
    let mut errors = Errors::default();
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
    let errors = errors.into_tokens();
    quote! {
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
    let mut errors = Errors::default();
    let options = Options::parse(args, ACTIVITIES, &mut errors);
    let mut block: ItemImpl = match syn::parse2(item.clone()) {
        Ok(block) => block,
        Err(_) => {
            errors.push(
                first_span(&item),
                Diagnostic::outside("wrong_item", "`#[activities]` stands on no impl block")
                    .help("put it on `impl …`, and `#[activity(…)]` on its methods"),
            );
            let errors = errors.into_tokens();
            return quote!(#item #errors);
        }
    };
    check_block(&block, "activities", &mut errors);
    let environment = Environment {
        package: crate::package_of(source),
        runtime: options.runtime.clone().unwrap_or_else(default_runtime),
    };
    let runtime = &environment.runtime;
    let owner = block.self_ty.clone();
    let mut markers = Vec::new();
    let mut items = TokenStream::new();
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
        items.extend(activity.items);
        markers.push(activity.marker);
        errors.extend(own.into_tokens());
    }
    if markers.is_empty() {
        errors.push(
            block.self_ty.span(),
            Diagnostic::outside("no_activity", "no method of the block is an activity")
                .help("mark one with `#[activity(input = \"…\", output = \"…\")]`"),
        );
    }
    let errors = errors.into_tokens();
    quote! {
        #block
        #items
        #[automatically_derived]
        impl #runtime::ActivityGroup for #owner {
            const ACTIVITIES: &'static [#runtime::ActivityEntry<Self>] =
                &[#(#runtime::ActivityEntry::new::<#markers>()),*];
        }
        #errors
    }
}

/// Checks that a block is a plain one of one type.
pub(super) fn check_block(block: &ItemImpl, attribute: &str, errors: &mut Errors) {
    if let Some((_, path, _)) = &block.trait_ {
        errors.push(
            path.span(),
            Diagnostic::outside(
                "wrong_item",
                format!("`#[{attribute}]` stands on the implementation of a trait"),
            )
            .help("put it on a block of the type's own methods"),
        );
    }
    if let Some(parameter) = block.generics.params.first() {
        errors.push(
            parameter.span(),
            Diagnostic::outside(
                "generic_operation",
                format!("the block under `#[{attribute}]` has generic parameters"),
            )
            .help("write a block for one type"),
        );
    }
}

pub(super) fn first_span(tokens: &TokenStream) -> proc_macro2::Span {
    tokens
        .clone()
        .into_iter()
        .next()
        .map_or_else(proc_macro2::Span::call_site, |token| token.span())
}
