//! `contract!`: what it says, and what becomes of it.

use std::path::Path;

use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Expr, LitStr, Token};

use super::stand_in::stand_in;
use super::{ContractStyle, Foreign, generate_contract};
use crate::include::{Style, default_runtime, track};
use crate::options::{boolean_of, check_once, crate_path, string_literal, text_of, unknown_option};
use crate::report::{Errors, RustSite, compile_errors, compile_warnings};

/// The options of `contract!`.
const OPTIONS: [&str; 5] = ["crate", "extern", "module", "serde", "temporal"];

/// Expands `contract!`. `source` is the file that the macro stands in, if it is known.
pub fn expand_contract(input: TokenStream, source: Option<&Path>) -> TokenStream {
    let mut errors = Errors::default();
    let arguments = Arguments::parse(input, &mut errors);
    let Some(path) = &arguments.path else {
        return errors.into_tokens();
    };
    let span = path.span();
    let path = path.value();
    let package = crate::package_of(source);
    let style = ContractStyle {
        types: Style {
            runtime: arguments.runtime.unwrap_or_else(default_runtime),
            serde: arguments.serde == Some(true),
        },
        module: arguments.module,
        foreign: arguments.foreign.unwrap_or_default(),
        is_contract_only: arguments.temporal == Some(false),
    };
    let mut diagnostics = Diagnostics::new();
    let items = match generate_contract(&package, &path, &style, &mut diagnostics) {
        Ok((items, files)) => {
            let warnings = compile_warnings(&diagnostics, span);
            let tracking = track(&files);
            quote!(#items #tracking #warnings)
        }
        Err(_) => {
            errors.extend(compile_errors(&diagnostics, span));
            stand_in(&package, &path, &style)
        }
    };
    let errors = errors.into_tokens();
    quote!(#items #errors)
}

/// What `contract!` says.
#[derive(Default)]
struct Arguments {
    path: Option<LitStr>,
    runtime: Option<TokenStream>,
    serde: Option<bool>,
    temporal: Option<bool>,
    module: Option<Ident>,
    foreign: Option<Vec<Foreign>>,
}

impl Arguments {
    /// Reads the arguments; what is wrong with them is reported, the rest is kept.
    fn parse(input: TokenStream, errors: &mut Errors) -> Self {
        let mut arguments = Self::default();
        let parsed = (|input: ParseStream<'_>| arguments.parse_all(input, errors)).parse2(input);
        if let Err(error) = parsed {
            errors.syntax(&error);
        }
        if arguments.path.is_none() && errors.is_empty() {
            errors.push(
                Span::call_site(),
                Diagnostic::outside("no_contract_file", "`contract!` names no contract")
                    .help("write `contract!(\"schemas/orders.avpr\")`"),
            );
        }
        arguments
    }

    fn parse_all(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        while !input.is_empty() {
            if input.peek(Ident::peek_any) && input.peek2(Token![=]) {
                let name = Ident::parse_any(input)?;
                input.parse::<Token![=]>()?;
                if name == "extern" {
                    let twice = self.foreign.is_some();
                    let foreign = parse_foreign(input, errors)?;
                    self.foreign.get_or_insert(foreign);
                    check_once(&name, twice, errors);
                } else {
                    let value: Expr = input.parse()?;
                    self.set(&name, &value, errors);
                }
            } else {
                let value: Expr = input.parse()?;
                self.set_path(&value, errors);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// Of two values, the first counts.
    fn set(&mut self, name: &Ident, value: &Expr, errors: &mut Errors) {
        let text = name.to_string();
        let twice = match text.as_str() {
            "crate" => {
                let literal = text_of("crate", value, errors);
                let path = literal.and_then(|literal| crate_path(&literal, errors));
                let twice = self.runtime.is_some();
                self.runtime = self.runtime.take().or(path);
                twice
            }
            "module" => {
                let literal = text_of("module", value, errors);
                let module = literal.and_then(|literal| module_name(&literal, errors));
                let twice = self.module.is_some();
                self.module = self.module.take().or(module);
                twice
            }
            "serde" | "temporal" => {
                let slot = match text.as_str() {
                    "serde" => &mut self.serde,
                    _ => &mut self.temporal,
                };
                let value = boolean_of(&text, value, errors);
                let twice = slot.is_some();
                *slot = slot.or(value);
                twice
            }
            _ => {
                errors.push(name.span(), unknown_option("`contract!`", &text, &OPTIONS));
                false
            }
        };
        check_once(name, twice, errors);
    }

    fn set_path(&mut self, value: &Expr, errors: &mut Errors) {
        let diagnostic = match string_literal(value) {
            Some(literal) if self.path.is_none() => {
                self.path = Some(literal.clone());
                return;
            }
            Some(_) => Diagnostic::outside("several_contracts", "`contract!` takes one contract")
                .help("write one `contract!` for each"),
            None => Diagnostic::outside(
                "path_not_text",
                "the path of a contract is a string literal, as macros know no values",
            )
            .help("write `\"schemas/orders.avpr\"`"),
        };
        errors.push(RustSite::of(value), diagnostic);
    }
}

/// The name of the module that a contract becomes.
fn module_name(literal: &LitStr, errors: &mut Errors) -> Option<Ident> {
    let parsed = parse_module(&literal.value());
    if parsed.is_none() {
        errors.push(literal.span(), bad_module(&literal.value()));
    }
    parsed
}

/// A module's name; keywords are written `r#type`.
pub(crate) fn parse_module(text: &str) -> Option<Ident> {
    syn::parse_str(text).ok()
}

pub(crate) fn bad_module(text: &str) -> Diagnostic {
    let message = format!("`{text}` is not the name of a module");
    Diagnostic::outside("bad_module_name", message).help("write a name such as `orders`")
}

/// `{"acme.common": "::acme_common::types"}`
fn parse_foreign(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<Foreign>> {
    let content;
    syn::braced!(content in input);
    let mut foreign: Vec<Foreign> = Vec::new();
    while !content.is_empty() {
        let namespace: LitStr = content.parse()?;
        content.parse::<Token![:]>()?;
        let path: LitStr = content.parse()?;
        if foreign.iter().any(|it| it.namespace == namespace.value()) {
            let message = format!("the namespace `{}` is given twice", namespace.value());
            let diagnostic = Diagnostic::outside("duplicate_option", message);
            errors.push(namespace.span(), diagnostic.help("remove one"));
        } else if let Some(parsed) = parse_foreign_path(&path.value(), path.span()) {
            foreign.push(Foreign {
                namespace: namespace.value(),
                path: parsed,
                span: path.span(),
            });
        } else {
            errors.push(path.span(), bad_foreign_path(&path.value()));
        }
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(foreign)
}

/// The path of a module. It is used inside of the contract's module, so that it begins at a crate.
pub(crate) fn parse_foreign_path(text: &str, span: Span) -> Option<TokenStream> {
    let parser = syn::Path::parse_mod_style;
    let path = LitStr::new(text, span).parse_with(parser).ok()?;
    let first = path.segments.first()?;
    let is_absolute = path.leading_colon.is_some() || first.ident == "crate";
    is_absolute.then(|| quote!(#path))
}

pub(crate) fn bad_foreign_path(text: &str) -> Diagnostic {
    let message = format!("`{text}` is not the path of a module, from a crate on");
    Diagnostic::outside("bad_extern_path", message).help("write it as `::acme_common::types`")
}
