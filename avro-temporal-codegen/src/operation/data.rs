//! An operation's input and output: the schemas it names against the types it takes and gives.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{LitStr, Type};

use super::signature::{Signature, Value};
use crate::load::Package;
use crate::operation_schema::{OperationSchema, load_operation_schema};
use crate::options::Options;
use crate::report::{Errors, RustSite};
use crate::typecheck::{HOLE, TypeCheck, emit_type_check};
use crate::written::written;

/// Where schemas are read from, and what the runtime crate is called.
pub(super) struct Environment {
    pub(super) package: Package,
    pub(super) runtime: TokenStream,
}

/// An operation's input and output.
pub(super) struct Data {
    /// The input's type; `()` if it takes none.
    pub(super) input: TokenStream,
    /// The output's type; `()` if it gives none.
    pub(super) output: TokenStream,
    /// Both schemas for documentation.
    pub(super) describe: String,
    input_check: Option<Check>,
    output_check: Option<Check>,
    tracking: TokenStream,
}

struct Check {
    schema: OperationSchema,
    site: RustSite,
    mismatch: Diagnostic,
}

impl Data {
    /// Of the operation that messages call `what`, reads the schemas, and checks that each has its type and each type its schema. `output` is
    /// the type of the value that the function gives.
    pub(super) fn new(
        environment: &Environment,
        what: &str,
        signature: &Signature<'_>,
        options: &Options,
        value: &Value,
        errors: &mut Errors,
    ) -> Self {
        let mut tracking = TokenStream::new();
        let mut load = |literal: &Option<LitStr>| {
            let literal = literal.as_ref()?;
            match load_operation_schema(&environment.package, literal, &environment.runtime) {
                Ok(schema) => {
                    tracking.extend(schema.items.clone());
                    Some(schema)
                }
                Err(tokens) => {
                    errors.extend(tokens);
                    None
                }
            }
        };
        let input_schema = load(&options.input);
        let output_schema = load(&options.output);
        let describe = describe(input_schema.as_ref(), output_schema.as_ref());
        let input = signature.input();
        if !options.is_incomplete {
            check_presence(
                what,
                "input",
                options.input.as_ref(),
                input.map(|input| input.ty),
                errors,
            );
        }
        let output = match value {
            Value::Of(ty) => Some(&**ty),
            Value::Nothing | Value::Unknown => None,
        };
        if !matches!(value, Value::Unknown) && !options.is_incomplete {
            check_presence(what, "output", options.output.as_ref(), output, errors);
        }
        Self {
            input_check: input
                .zip(input_schema)
                .map(|(input, schema)| input_check(what, &input.name(), input.ty, schema)),
            output_check: output
                .zip(output_schema)
                .map(|(ty, schema)| output_check(what, ty, schema)),
            input: input.map_or_else(|| quote!(()), |input| type_tokens(input.ty)),
            output: output.map_or_else(|| quote!(()), type_tokens),
            describe,
            tracking,
        }
    }

    /// The comparisons that the compiler makes; `operation` is the type that has `Input` and
    /// `Output`, by its `implemented` trait.
    pub(super) fn emit_checks(
        &self,
        operation: &TokenStream,
        implemented: &str,
        environment: &Environment,
    ) -> TokenStream {
        let runtime = &environment.runtime;
        let implemented = format_ident!("{implemented}");
        // Through what is known of every operation: a type without a schema is an error where the
        // operation names it, and none here.
        let found = |part: &TokenStream| {
            quote! {
                {
                    trait Found {
                        const FOUND: &'static #runtime::TypeDesc;
                    }

                    impl<__Operation: #runtime::#implemented> Found for __Operation {
                        const FOUND: &'static #runtime::TypeDesc =
                            <__Operation::#part as #runtime::AvroType>::TYPE;
                    }

                    <#operation as Found>::FOUND
                }
            }
        };
        let check = |check: &Option<Check>, part: TokenStream| {
            check.as_ref().map(|check| {
                emit_type_check(
                    &TypeCheck {
                        site: check.site,
                        found: &found(&part),
                        expected: &check.schema.desc,
                        mismatch: &check.mismatch,
                    },
                    &environment.runtime,
                )
            })
        };
        let input = check(&self.input_check, quote!(Input));
        let output = check(&self.output_check, quote!(Output));
        let tracking = &self.tracking;
        quote!(#input #output #tracking)
    }
}

fn type_tokens(ty: &Type) -> TokenStream {
    quote!(#ty)
}

fn describe(input: Option<&OperationSchema>, output: Option<&OperationSchema>) -> String {
    let name = |schema: Option<&OperationSchema>| {
        schema.map_or_else(
            || "nothing".to_owned(),
            |schema| format!("`{}`", schema.describe),
        )
    };
    format!("takes {}, gives {}", name(input), name(output))
}

/// A schema without a type, or a type without a schema, would be data that nobody described.
fn check_presence(
    what: &str,
    part: &'static str,
    schema: Option<&LitStr>,
    ty: Option<&Type>,
    errors: &mut Errors,
) {
    match (schema, ty) {
        (None, Some(ty)) => errors.push(
            RustSite::of(ty),
            Diagnostic::outside(
                "missing_schema",
                format!("the {part} `{}` of {what} has no schema", written(ty)),
            )
            .help(format!(
                "add `{part} = \"schemas/….avsc\"` to its attribute"
            )),
        ),
        (Some(schema), None) => {
            let (state, help) = if part == "input" {
                ("takes no input", "add its parameter after the context")
            } else {
                ("gives no output", "return the value")
            };
            errors.push(
                schema.span(),
                Diagnostic::outside(
                    "unused_schema",
                    format!("{what} names a schema for its {part}, and {state}"),
                )
                .help(format!("{help}, or remove `{part}`")),
            );
        }
        _ => {}
    }
}

fn input_check(what: &str, parameter: &str, ty: &Type, schema: OperationSchema) -> Check {
    let message = format!(
        "{what} takes `{}`, but `{parameter}` is `{}`, which is {HOLE}",
        schema.describe,
        written(ty)
    );
    let mismatch = Diagnostic::error("input_mismatch", &schema.site, message);
    finish_check(ty, schema, mismatch)
}

fn output_check(what: &str, ty: &Type, schema: OperationSchema) -> Check {
    let message = format!(
        "{what} gives `{}`, but returns `{}`, which is {HOLE}",
        schema.describe,
        written(ty)
    );
    let mismatch = Diagnostic::error("output_mismatch", &schema.site, message);
    finish_check(ty, schema, mismatch)
}

fn finish_check(ty: &Type, schema: OperationSchema, mismatch: Diagnostic) -> Check {
    let written = written(ty);
    let path = &schema.site.source().name;
    let help = if written.rsplit("::").next() == Some(schema.rust_name.as_str()) {
        format!("generate `{written}` from `{path}`, or name the schema that it comes from")
    } else {
        format!(
            "make it `{}`, or name the schema of `{written}`",
            schema.rust_name
        )
    };
    Check {
        site: RustSite::of(ty),
        mismatch: mismatch.help(help),
        schema,
    }
}
