//! `(input = "…", name = "…", crate = "…")`: the options of an attribute.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Expr, ExprLit, Ident, Lit, LitStr, Token};

use crate::report::{Errors, RustSite, list};

/// What an attribute says.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) input: Option<LitStr>,
    pub(crate) output: Option<LitStr>,
    pub(crate) schema: Option<LitStr>,
    pub(crate) name: Option<LitStr>,
    pub(crate) runtime: Option<TokenStream>,
    /// Whether a value couldn't be read: what is missing may be that.
    pub(crate) is_incomplete: bool,
}

/// The options that an attribute takes.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub(crate) attribute: &'static str,
    pub(crate) options: &'static [&'static str],
}

pub(crate) const ACTIVITY: Known = known("activity", &["input", "output", "name", "crate"]);
pub(crate) const ACTIVITY_METHOD: Known = known("activity", &["input", "output", "name"]);
pub(crate) const ACTIVITIES: Known = known("activities", &["crate"]);
pub(crate) const CONTRACT_WORKFLOW: Known = known("workflow", &["crate"]);
pub(crate) const CONTRACT_ACTIVITIES: Known = known("activities", &["crate"]);
pub(crate) const WORKFLOW: Known = known("workflow", &["input", "output", "name", "crate"]);
pub(crate) const SIGNAL: Known = known("signal", &["input", "name"]);
pub(crate) const QUERY: Known = known("query", &["input", "output", "name"]);
pub(crate) const UPDATE: Known = known("update", &["input", "output", "name"]);
pub(crate) const AVRO_ITEM: Known = known("avro", &["schema", "name", "crate"]);
pub(crate) const AVRO_MEMBER: Known = known("avro", &["name"]);

const fn known(attribute: &'static str, options: &'static [&'static str]) -> Known {
    Known { attribute, options }
}

impl Options {
    /// Reads an attribute's arguments; what is wrong with them is reported, the rest is kept.
    pub(crate) fn parse(arguments: TokenStream, known: Known, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        options.add(arguments, known, errors);
        options
    }

    /// Reads the arguments of one more attribute.
    pub(crate) fn add(&mut self, arguments: TokenStream, known: Known, errors: &mut Errors) {
        let parsed =
            (|input: ParseStream<'_>| self.parse_all(input, known, errors)).parse2(arguments);
        if let Err(error) = parsed {
            self.is_incomplete = true;
            errors.syntax(&error);
        }
    }

    fn parse_all(
        &mut self,
        input: ParseStream<'_>,
        known: Known,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        while !input.is_empty() {
            let name = Ident::parse_any(input)?;
            if input.is_empty() || input.peek(Token![,]) {
                self.is_incomplete = true;
                errors.push(name.span(), option_without_value(&name, known));
            } else {
                input.parse::<Token![=]>()?;
                let value: Expr = input.parse()?;
                self.set(&name, &value, known, errors);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// Of two values, the first counts.
    fn set(&mut self, name: &Ident, value: &Expr, known: Known, errors: &mut Errors) {
        let written = name.to_string();
        let mut text = written.as_str();
        if !known.options.contains(&text) {
            let what = format!("`#[{}]`", known.attribute);
            errors.push(name.span(), unknown_option(&what, text, known.options));
            // A misspelt option is the one that was meant, and no second error.
            match suggest(text, known.options.iter().copied()) {
                Some(meant) => text = meant,
                None => return,
            }
        }
        let Some(literal) = text_of(text, value, errors) else {
            self.is_incomplete = true;
            return;
        };
        let slot = match text {
            "input" => &mut self.input,
            "output" => &mut self.output,
            "schema" => &mut self.schema,
            "name" => &mut self.name,
            _ => {
                let twice = self.runtime.is_some();
                let path = crate_path(&literal, errors);
                self.runtime = self.runtime.take().or(path);
                check_once(name, twice, errors);
                return;
            }
        };
        let twice = slot.is_some();
        slot.get_or_insert(literal);
        check_once(name, twice, errors);
    }
}

pub(crate) fn check_once(name: &Ident, twice: bool, errors: &mut Errors) {
    if twice {
        let message = format!("the option `{name}` is given twice");
        errors.push(
            name.span(),
            Diagnostic::outside("duplicate_option", message).help("remove one"),
        );
    }
}

/// A string literal, also one that came through a user's own macro.
pub(crate) fn string_literal(value: &Expr) -> Option<&LitStr> {
    match value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(literal),
            ..
        }) => Some(literal),
        Expr::Group(group) => string_literal(&group.expr),
        _ => None,
    }
}

fn option_without_value(name: &Ident, known: Known) -> Diagnostic {
    let text = name.to_string();
    if known.options.contains(&text.as_str()) {
        Diagnostic::outside(
            "option_not_text",
            format!("the option `{name}` has no value"),
        )
        .help(format!("write `{name} = \"…\"`"))
    } else {
        unknown_option(&format!("`#[{}]`", known.attribute), &text, known.options)
    }
}

/// The text of an option's value.
pub(crate) fn text_of(name: &str, value: &Expr, errors: &mut Errors) -> Option<LitStr> {
    if let Some(literal) = string_literal(value) {
        return Some(literal.clone());
    }
    errors.push(
        RustSite::of(value),
        Diagnostic::outside(
            "option_not_text",
            format!("the option `{name}` takes a text"),
        )
        .help(format!("write `{name} = \"…\"`")),
    );
    None
}

/// The value of an option that is on or off.
pub(crate) fn boolean_of(name: &str, value: &Expr, errors: &mut Errors) -> Option<bool> {
    if let Expr::Lit(ExprLit {
        lit: Lit::Bool(literal),
        ..
    }) = value
    {
        return Some(literal.value);
    }
    errors.push(
        RustSite::of(value),
        Diagnostic::outside(
            "option_not_boolean",
            format!("the option `{name}` is on or off"),
        )
        .help(format!("write `{name} = true`, or remove it")),
    );
    None
}

/// The value of `crate = "::path"`.
pub(crate) fn crate_path(literal: &LitStr, errors: &mut Errors) -> Option<TokenStream> {
    match literal.parse_with(syn::Path::parse_mod_style) {
        Ok(path) => Some(quote!(#path)),
        Err(_) => {
            errors.push(
                literal.span(),
                Diagnostic::outside(
                    "bad_crate_path",
                    format!("`{}` is not the path of a crate", literal.value()),
                )
                .help("write the path of the runtime crate: `crate = \"::avro_temporal_runtime\"`"),
            );
            None
        }
    }
}

/// An option that `what` doesn't take.
pub(crate) fn unknown_option(what: &str, name: &str, known: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::outside("unknown_option", format!("{what} has no option `{name}`"));
    match suggest(name, known.iter().copied()) {
        Some(meant) => diagnostic.help(format!("write `{meant}`")),
        None => diagnostic.help(format!("it takes {}", list(known.iter().copied()))),
    }
}
