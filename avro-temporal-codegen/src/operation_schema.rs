//! The schema of an operation's input or output.

use avro_temporal_contract::contract::check_root_temporal;
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::site::Site;
use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

use crate::derive::suggested_type;
use crate::emit::emit_type_desc;
use crate::include::track;
use crate::load::Package;
use crate::report::{compile_errors, compile_warnings, list};
use crate::support::check_type_support;
use crate::unions::file_union;

/// A schema that a Rust type is compared with.
#[derive(Debug)]
pub(crate) struct OperationSchema {
    /// An expression of type `&'static TypeDesc`.
    pub(crate) desc: TokenStream,
    /// The schema for messages: `acme.orders.Order`.
    pub(crate) describe: String,
    /// Where it stands.
    pub(crate) site: Site,
    /// The type that generated code would have, for the fix in a message.
    pub(crate) rust_name: String,
    /// Items that make the compiler look at the files again, and warnings.
    pub(crate) items: TokenStream,
}

/// Reads the schema that a literal names: a file.
///
/// # Errors
///
/// All problems, as `compile_error!` at the literal.
pub(crate) fn load_operation_schema(
    package: &Package,
    literal: &LitStr,
    runtime: &TokenStream,
) -> Result<OperationSchema, TokenStream> {
    let mut diagnostics = Diagnostics::new();
    let path = literal.value();
    let loaded = package
        .load(&[&path], &mut diagnostics)
        .map_err(|_| compile_errors(&diagnostics, literal.span()))?;
    let Some(root) = loaded.set.files()[0].root.clone() else {
        let file = &loaded.set.files()[0];
        let names = file
            .types
            .iter()
            .map(|id| loaded.set.get(*id).name.as_str());
        diagnostics.push(
            Diagnostic::outside(
                "several_types",
                format!("`{path}` is a list of types, where one schema is needed"),
            )
            .note(format!("it defines {}", list(names)))
            .help("write the type that is meant into a file of its own, and name that"),
        );
        return Err(compile_errors(&diagnostics, literal.span()));
    };
    check_type_support(&format!("`{path}`"), &root, &mut diagnostics);
    check_root_temporal(&loaded.set.files()[0], &mut diagnostics);
    if diagnostics.check().is_err() {
        return Err(compile_errors(&diagnostics, literal.span()));
    }
    let tracking = track(&loaded.files);
    let warnings = compile_warnings(&diagnostics, literal.span());
    Ok(OperationSchema {
        desc: emit_type_desc(&loaded.set, &root, runtime, &quote!("")),
        describe: loaded.set.describe(&root),
        site: root.site.clone(),
        rust_name: suggested_type(&loaded.set, &root, file_union(&path)),
        items: quote!(#tracking #warnings),
    })
}
