//! `#[activities(orders::Payments)]` on an impl block.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use quote::quote;
use syn::{ImplItem, ImplItemFn, Item, ItemImpl, Type};

use super::conversion::{Expected, ExpectedError};
use super::description::{ActivityDescription, GroupDescription, Request};
use super::parts::{
    Missing, check_input_presence, check_output_presence, methods, report_missing_and_extra,
};
use super::workflow::module_of;
use crate::operation::activities::{check_block, first_span};
use crate::operation::awaited::Awaited;
use crate::operation::error_type::emit_into_error;
use crate::operation::imposed::imposed_form;
use crate::operation::signature::{Signature, Value};
use crate::report::{Errors, placed};

/// Expands what a contract's macro hands over for `#[activities(…)]`.
pub fn expand_contract_activities(input: TokenStream) -> TokenStream {
    let request: Request<GroupDescription> = match syn::parse2(input) {
        Ok(request) => request,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::default();
    let expanded = match &request.item {
        Item::Impl(block) => emit_block(&request, block.clone(), &mut errors),
        item => {
            errors.push(
                first_span(&quote!(#item)),
                Diagnostic::outside(
                    "wrong_item",
                    "`#[activities]` stands on what is not an impl block",
                )
                .help("put it on `impl …`, with a method for each activity of the group"),
            );
            quote!(#item)
        }
    };
    let errors = errors.into_tokens();
    quote!(#expanded #errors)
}

fn emit_block(
    request: &Request<GroupDescription>,
    mut block: ItemImpl,
    errors: &mut Errors,
) -> TokenStream {
    if !check_block(&block, "activities", errors) {
        return quote!(#block);
    }
    let (group, runtime) = (&request.description, &request.runtime);
    let module = module_of(&request.path);
    let owner = (*block.self_ty).clone();
    let methods = methods(&block);
    let mut missing = Vec::new();
    let mut markers = Vec::new();
    let mut items = Vec::new();
    for activity in &group.activities {
        let name = activity.method.to_string();
        let Some(method) = methods.iter().find(|it| it.sig.ident == name) else {
            missing.push(Missing {
                sentence: format!(
                    "the group `{}` has the activity `{}`",
                    group.name, activity.operation.message
                ),
                method: &activity.method,
                place: &activity.operation.place,
                help: sketch(activity),
            });
            continue;
        };
        let marker = &activity.operation.marker;
        markers.push(quote!(#module::#marker));
        let mut own = Errors::default();
        items.push(emit_activity(
            activity, method, &owner, &module, runtime, &mut own,
        ));
        errors.extend(own.into_tokens());
    }
    let is_activity = |method: &ImplItemFn| {
        let mut activities = group.activities.iter();
        activities.any(|activity| activity.method == method.sig.ident)
    };
    let extra = methods
        .iter()
        .filter(|method| !is_activity(method))
        .copied()
        .collect();
    let whole = format!("the group `{}`", group.name);
    if !group.is_refused {
        report_missing_and_extra(&owner, missing, extra, &whole, errors);
    }
    for item in &mut block.items {
        if let ImplItem::Fn(method) = item {
            method.attrs.push(imposed_form());
        }
    }
    quote! {
        #block
        #(#items)*

        #[automatically_derived]
        #[allow(deprecated, reason = "a group has its deprecated activities too")]
        impl #runtime::ActivityGroup for #owner {
            const ACTIVITIES: &'static [#runtime::ActivityEntry<Self>] =
                &[#(#runtime::ActivityEntry::new::<#markers>()),*];
        }
    }
}

fn emit_activity(
    activity: &ActivityDescription,
    method: &ImplItemFn,
    owner: &Type,
    module: &TokenStream,
    runtime: &TokenStream,
    errors: &mut Errors,
) -> TokenStream {
    let operation = &activity.operation;
    let marker = &operation.marker;
    let marker = quote!(#module::#marker);
    let what = format!("the activity `{}`", operation.message);
    let signature = Signature::of(what.clone(), &method.sig, errors);
    signature.check_async(true, errors);
    signature.check_parameters("ctx: ActivityContext", errors);
    if signature.receiver.is_some() {
        let why = "activities run at the same time, and share the value";
        signature.check_receiver(Some("&self"), why, errors);
    }
    check_input_presence(
        &what,
        operation.input.as_ref(),
        &signature,
        &operation.place,
        errors,
    );
    let value = signature.value_of_result("Result<_, ActivityError>", errors);
    let output = operation.output.as_ref();
    check_output_presence(&what, output, &signature, &value, &operation.place, errors);
    let input = match (&operation.input, signature.input()) {
        (Some(data), Some(input)) => {
            let ty = quote!(<#marker as #runtime::ActivityType>::Input);
            let what = &what;
            let taken = Expected { what, data, ty }.take(&input.name(), input.ty);
            quote!(, #taken)
        }
        _ => TokenStream::new(),
    };
    let convert = match (output, &value) {
        (Some(data), Value::Of(written)) => {
            let ty = quote!(<#marker as #runtime::ActivityType>::Output);
            let what = &what;
            let convert = Expected { what, data, ty }.give(&signature.ident.to_string(), written);
            Some(convert)
        }
        _ => None,
    };
    let into_error = match &operation.errors {
        Some(errors) => {
            let convert = ExpectedError {
                what: &what,
                place: &operation.place,
                name: errors.to_string(),
                other: None,
                errors: quote!(#module::#errors),
                undeclared: quote!(#runtime::ActivityError),
                runtime,
            }
            .convert();
            placed(convert, signature.error_site())
        }
        None => emit_into_error(&signature, "ActivityError", runtime),
    };
    let body = if errors.is_empty() {
        let ident = signature.ident;
        let unused_group = signature.receiver.is_none().then(|| quote!(let _ = group;));
        let awaited = Awaited {
            function: &quote!(<#owner>::#ident),
            signature: &signature,
            receiver: signature.receiver.map(|_| quote!(&*group,)),
            input,
            convert,
            into_error,
        };
        let awaited = awaited.emit();
        quote!(#unused_group #awaited)
    } else {
        // Never run: the build fails with the errors beside it.
        quote!(::core::unreachable!())
    };
    quote! {
        #[automatically_derived]
        #[allow(deprecated, reason = "a group has its deprecated activities too")]
        impl #runtime::Activity<#owner> for #marker {
            fn run(
                group: ::std::sync::Arc<#owner>,
                ctx: #runtime::ActivityContext,
                input: Self::Input,
            ) -> #runtime::ActivityFuture<Self::Output> {
                #body
            }
        }
    }
}

/// The method that an activity's description asks for.
fn sketch(activity: &ActivityDescription) -> String {
    let operation = &activity.operation;
    let method = &activity.method;
    let input = match &operation.input {
        Some(data) => format!(", input: {}", data.rust),
        None => String::new(),
    };
    let output = operation
        .output
        .as_ref()
        .map_or_else(|| "()".to_owned(), |data| data.rust.to_string());
    let error = operation
        .errors
        .as_ref()
        .map_or_else(String::new, ToString::to_string);
    format!(
        "async fn {method}(&self, ctx: ActivityContext{input}) -> Result<{output}, {error}> {{ … }}"
    )
}
