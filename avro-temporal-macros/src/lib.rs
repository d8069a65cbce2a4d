//! The macros of avro-temporal. Depend on `avro-temporal-runtime`, which re-exports them.
//!
//! Nothing but the front end stands here: everything is in `avro-temporal-codegen`, which build
//! scripts call too.

use std::path::PathBuf;

use proc_macro::{Span, TokenStream};

/// The file that a macro stands in, by which its package is found.
fn source() -> Option<PathBuf> {
    Span::call_site().local_file()
}

/// Generates the Rust types of Avro schema files and protocols.
///
/// `include_avro!("schemas/order.avsc", "schemas/receipt.avsc")`: paths are relative to the folder
/// of the nearest Cargo.toml. Types that the files refer to are looked up in the other `.avsc`
/// and `.avpr` files of their folders, and generated too. Namespaces become modules: `acme.orders.Order` is
/// `acme::orders::Order`. Edited files are compiled again.
///
/// Options: `crate = "::path"` names the runtime crate, if it isn't `::avro_temporal_runtime`.
/// `serde = true` makes the types serde's too, in the shape of plain JSON; the runtime crate needs
/// its feature `serde`.
#[proc_macro]
pub fn include_avro(input: TokenStream) -> TokenStream {
    avro_temporal_codegen::expand_include(input.into(), source().as_deref()).into()
}

/// Generates what a contract says: types, operations, a client, and what workers serve.
///
/// `contract!("schemas/orders.avpr")` makes the module `orders` of the protocol `Orders`: the path is
/// relative to the folder of the nearest Cargo.toml, and names that the contract doesn't define are
/// looked up as by `include_avro!`.
///
/// Options: `module = "…"` names the module. `extern = {"acme.common": "::acme_common::types"}`
/// names the module of another crate that has the types of a namespace; they are not generated
/// again, and checked to be the same. `temporal = false` makes types, names and ids alone, which
/// need no feature `temporal` of the runtime crate. `crate` and `serde` are those of `include_avro!`.
#[proc_macro]
pub fn contract(input: TokenStream) -> TokenStream {
    avro_temporal_codegen::expand_contract(input.into(), source().as_deref()).into()
}

/// Makes a struct or enum of your own an Avro type, checked against a schema.
///
/// `#[avro(schema = "schemas/order.avsc")]` names the schema; `name = "…"` picks a type of a file
/// that defines several, or the union that generated code would give that name. An enum stands for an
/// Avro enum or for a union. On a field or variant, `#[avro(name = "…")]` names the field or symbol
/// that it stands for; without it, `orderId` is `order_id`, and `CARD_DECLINED` is `CardDeclined`.
#[proc_macro_derive(Avro, attributes(avro))]
pub fn derive_avro(input: TokenStream) -> TokenStream {
    avro_temporal_codegen::expand_derive(input.into(), source().as_deref()).into()
}

/// Makes an `async fn` an activity whose input and output are the named schemas.
///
/// `#[activity(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]`; `name = "…"` sets
/// the activity type. The function stays as it is; beside it stands a type of its name in
/// `UpperCamelCase`, which workers register and workflows call.
#[proc_macro_attribute]
pub fn activity(args: TokenStream, item: TokenStream) -> TokenStream {
    avro_temporal_codegen::expand_activity(args.into(), item.into(), source().as_deref()).into()
}

/// What the macro of a contract's workflow calls, for `#[workflow(orders::ProcessOrder)]`.
#[doc(hidden)]
#[proc_macro]
pub fn __contract_workflow(input: TokenStream) -> TokenStream {
    avro_temporal_codegen::expand_contract_workflow(input.into()).into()
}

/// What the macro of a contract's group calls, for `#[activities(orders::Payments)]`.
#[doc(hidden)]
#[proc_macro]
pub fn __contract_activities(input: TokenStream) -> TokenStream {
    avro_temporal_codegen::expand_contract_activities(input.into()).into()
}

/// Makes the methods of an impl block that are marked `#[activity(…)]` activities, which share the
/// block's type.
#[proc_macro_attribute]
pub fn activities(args: TokenStream, item: TokenStream) -> TokenStream {
    avro_temporal_codegen::expand_activities(args.into(), item.into(), source().as_deref()).into()
}

/// Makes an impl block or an `async fn` a workflow whose input and output are the named schemas.
///
/// `#[workflow(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]`; `name = "…"` sets
/// the workflow type. In an impl block, `init` takes the input, `run` is the workflow, and
/// `#[signal(…)]`, `#[query(…)]` and `#[update(…)]` mark its handlers.
#[proc_macro_attribute]
pub fn workflow(args: TokenStream, item: TokenStream) -> TokenStream {
    avro_temporal_codegen::expand_workflow(args.into(), item.into(), source().as_deref()).into()
}
