//! An operation's input and output: the schemas it names against the types it takes and gives.

use avro_temporal_contract::diagnostic::Diagnostic;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned as _;
use syn::{LitStr, Type};

use super::errors::Errors;
use super::options::Options;
use super::signature::{Signature, written};
use crate::load::Package;
use crate::operation_schema::{OperationSchema, load_operation_schema};
use crate::typecheck::{TypeCheck, emit_type_check};

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
    span: Span,
    before: String,
    after: String,
}

impl Data {
    /// Reads the schemas, and checks that each has its type and each type its schema. `output` is
    /// the type of the value that the function gives.
    pub(super) fn new(
        environment: &Environment,
        signature: &Signature<'_>,
        options: &Options,
        output: Option<&Type>,
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
        check_presence(
            signature,
            "input",
            options.input.as_ref(),
            input.map(|input| input.ty),
            errors,
        );
        check_presence(
            signature,
            "output",
            options.output.as_ref(),
            output.filter(|ty| !is_unit(ty)),
            errors,
        );
        Self {
            input_check: input.zip(input_schema).map(|(input, schema)| {
                input_check(signature, &input.name(), input.ty, schema)
            }),
            output_check: output
                .zip(output_schema)
                .map(|(ty, schema)| output_check(signature, ty, schema)),
            input: input.map_or_else(|| quote!(()), |input| type_tokens(input.ty)),
            output: output.map_or_else(|| quote!(()), type_tokens),
            describe,
            tracking,
        }
    }

    /// The comparisons that the compiler makes; `operation` is the type and trait that have `Input`
    /// and `Output`, so that a type without a schema is one error, not two.
    pub(super) fn emit_checks(
        &self,
        operation: &TokenStream,
        environment: &Environment,
    ) -> TokenStream {
        let check = |check: &Option<Check>, part: TokenStream| {
            check.as_ref().map(|check| {
                emit_type_check(
                    &TypeCheck {
                        span: check.span,
                        ty: &quote!(<#operation>::#part),
                        expected: &check.schema.desc,
                        before: &check.before,
                        after: &check.after,
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

pub(super) fn is_unit(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(tuple) if tuple.elems.is_empty())
}

fn describe(input: Option<&OperationSchema>, output: Option<&OperationSchema>) -> String {
    let name = |schema: Option<&OperationSchema>| {
        schema.map_or_else(|| "nothing".to_owned(), |schema| format!("`{}`", schema.describe))
    };
    format!("takes {}, gives {}", name(input), name(output))
}

/// A schema without a type, or a type without a schema, would be data that nobody described.
fn check_presence(
    signature: &Signature<'_>,
    part: &'static str,
    schema: Option<&LitStr>,
    ty: Option<&Type>,
    errors: &mut Errors,
) {
    let what = &signature.what;
    match (schema, ty) {
        (None, Some(ty)) => errors.push(
            ty.span(),
            Diagnostic::outside(
                "missing_schema",
                format!("the {part} `{}` of {what} has no schema", written(ty)),
            )
            .help(format!("add `{part} = \"schemas/….avsc\"` to its attribute")),
        ),
        (Some(schema), None) => {
            let (state, help) = if part == "input" {
                ("takes no input", "add the parameter")
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

fn input_check(
    signature: &Signature<'_>,
    parameter: &str,
    ty: &Type,
    schema: OperationSchema,
) -> Check {
    let before = format!(
        "{} takes `{}`, but `{parameter}` is `{}`, which is `",
        signature.what,
        schema.describe,
        written(ty)
    );
    finish_check(ty, schema, before, "input")
}

fn output_check(signature: &Signature<'_>, ty: &Type, schema: OperationSchema) -> Check {
    let before = format!(
        "{} gives `{}`, but returns `{}`, which is `",
        signature.what,
        schema.describe,
        written(ty)
    );
    finish_check(ty, schema, before, "output")
}

fn finish_check(ty: &Type, schema: OperationSchema, before: String, part: &str) -> Check {
    let after = format!(
        " [{part}_mismatch]\n  at {}\n  help: make it `{}`, or name the schema of `{}`",
        schema.site,
        schema.rust_name,
        written(ty)
    );
    Check {
        span: ty.span(),
        schema,
        before,
        after,
    }
}
