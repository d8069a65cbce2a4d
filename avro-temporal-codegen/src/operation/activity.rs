//! One activity: the type beside the function, and what runs it.

use heck::ToUpperCamelCase as _;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Attribute, LitStr, Visibility};

use super::awaited::Awaited;
use super::data::{Data, Environment};
use super::doc::doc_attributes;
use super::error_type::emit_into_error;
use super::operation_name::operation_name;
use super::signature::Signature;
use crate::options::Options;
use crate::report::Errors;

/// A function or method that is an activity.
pub(super) struct ActivityFunction<'a> {
    pub(super) attributes: &'a [Attribute],
    pub(super) visibility: &'a Visibility,
    pub(super) signature: &'a syn::Signature,
    /// The type whose method it is.
    pub(super) owner: Option<&'a syn::Type>,
}

/// What stands beside the function.
pub(super) struct ActivityItems {
    /// The function.
    pub(super) ident: Ident,
    /// The name on the wire, and where it stands.
    pub(super) name: String,
    pub(super) name_span: Span,
    pub(super) marker: Ident,
    pub(super) items: TokenStream,
}

/// The type that stands for an activity: `charge_card` is `ChargeCard`.
pub(super) fn marker_ident(function: &Ident) -> Ident {
    let name = function.to_string();
    let name = name.trim_start_matches("r#").to_upper_camel_case();
    // `self_` and the like keep nothing that could be a type's name.
    syn::parse_str::<Ident>(&name).map_or_else(
        |_| format_ident!("Activity{}", name),
        |_| Ident::new(&name, function.span()),
    )
}

pub(super) fn emit_activity(
    function: &ActivityFunction<'_>,
    options: &Options,
    environment: &Environment,
    errors: &mut Errors,
) -> ActivityItems {
    let runtime = &environment.runtime;
    let marker = marker_ident(&function.signature.ident);
    let signature = Signature::new("activity", function.signature, errors);
    signature.check_async(true, errors);
    signature.check_parameters("ctx: ActivityContext", errors);
    check_owner(function, &signature, errors);
    let value = signature.value_of_result("Result<_, ActivityError>", errors);
    let data = Data::new(
        environment,
        &signature.what,
        &signature,
        options,
        &value,
        errors,
    );
    let name = operation_name(options, &marker.to_string(), errors);
    let group = function
        .owner
        .map_or_else(|| quote!(#marker), |owner| quote!(#owner));
    let body = if errors.is_empty() {
        call(function, &signature, runtime)
    } else {
        // Never run: the build fails with the errors beside it.
        quote!(::core::unreachable!())
    };
    let checks = errors
        .is_empty()
        .then(|| data.emit_checks(&quote!(#marker), "ActivityType", environment));
    let (input, output) = (&data.input, &data.output);
    let visibility = function.visibility;
    let docs = doc_attributes(function.attributes);
    let doc = format!("The activity `{name}`: {}.", data.describe);
    let separator = (!docs.is_empty()).then(|| quote!(#[doc = ""]));
    let items = quote! {
        #(#docs)*
        #separator
        #[doc = #doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #visibility struct #marker;

        #[automatically_derived]
        impl #runtime::ActivityType for #marker {
            const NAME: &'static str = #name;
            type Input = #input;
            type Output = #output;
            type Error<__Undeclared> = __Undeclared;
        }

        #[automatically_derived]
        impl #runtime::Activity<#group> for #marker {
            fn run(
                group: ::std::sync::Arc<#group>,
                ctx: #runtime::ActivityContext,
                input: Self::Input,
            ) -> #runtime::ActivityFuture<Self::Output> {
                #body
            }
        }

        #checks
    };
    let ident = &function.signature.ident;
    ActivityItems {
        ident: ident.clone(),
        name_span: options
            .name
            .as_ref()
            .map_or_else(|| ident.span(), LitStr::span),
        name,
        marker,
        items,
    }
}

/// A function has no value to take; a method may have one, and shares it.
fn check_owner(function: &ActivityFunction<'_>, signature: &Signature<'_>, errors: &mut Errors) {
    if function.owner.is_none() || signature.receiver.is_some() {
        let (wanted, why) = match function.owner {
            Some(_) => (
                Some("&self"),
                "activities run at the same time, and share the value",
            ),
            None => (None, "a function has no value"),
        };
        signature.check_receiver(wanted, why, errors);
    }
}

fn call(
    function: &ActivityFunction<'_>,
    signature: &Signature<'_>,
    runtime: &TokenStream,
) -> TokenStream {
    let ident = signature.ident;
    let function_path = match function.owner {
        Some(owner) => quote!(<#owner>::#ident),
        None => quote!(#ident),
    };
    let unused_group = signature.receiver.is_none().then(|| quote!(let _ = group;));
    let awaited = Awaited {
        function: &function_path,
        signature,
        receiver: signature.receiver.map(|_| quote!(&*group,)),
        input: signature.pass_input(),
        convert: None,
        into_error: emit_into_error(signature, "ActivityError", runtime),
    };
    let awaited = awaited.emit();
    quote!(#unused_group #awaited)
}
