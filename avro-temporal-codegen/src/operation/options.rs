//! `(input = "…", output = "…", name = "…", crate = "…")` of an operation's attribute.

use avro_temporal_contract::diagnostic::Diagnostic;
use avro_temporal_contract::name::suggest;
use proc_macro2::TokenStream;
use syn::LitStr;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Token, ext::IdentExt as _};

use super::errors::Errors;
use crate::include::parse_crate_path;

/// What an attribute says.
#[derive(Default)]
pub(super) struct Options {
    pub(super) input: Option<LitStr>,
    pub(super) output: Option<LitStr>,
    pub(super) name: Option<LitStr>,
    pub(super) runtime: Option<TokenStream>,
}

/// The options that an attribute takes.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) attribute: &'static str,
    pub(super) options: &'static [&'static str],
}

pub(super) const ACTIVITY: Known = known("activity", &["input", "output", "name", "crate"]);
pub(super) const ACTIVITY_METHOD: Known = known("activity", &["input", "output", "name"]);
pub(super) const ACTIVITIES: Known = known("activities", &["crate"]);
pub(super) const WORKFLOW: Known = known("workflow", &["input", "output", "name", "crate"]);
pub(super) const SIGNAL: Known = known("signal", &["input", "name"]);
pub(super) const QUERY: Known = known("query", &["input", "output", "name"]);
pub(super) const UPDATE: Known = known("update", &["input", "output", "name"]);

const fn known(attribute: &'static str, options: &'static [&'static str]) -> Known {
    Known { attribute, options }
}

impl Options {
    /// Reads an attribute's arguments; what is wrong with them is reported, the rest is kept.
    pub(super) fn parse(arguments: TokenStream, known: Known, errors: &mut Errors) -> Self {
        let mut options = Self::default();
        let parsed = (|input: ParseStream<'_>| options.parse_all(input, known, errors))
            .parse2(arguments);
        if let Err(error) = parsed {
            errors.syntax(&error);
        }
        options
    }

    fn parse_all(
        &mut self,
        input: ParseStream<'_>,
        known: Known,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        while !input.is_empty() {
            let name = syn::Ident::parse_any(input)?;
            input.parse::<Token![=]>()?;
            let text = name.to_string();
            if known.options.contains(&text.as_str()) {
                let twice = match text.as_str() {
                    "input" => set(&mut self.input, input, <LitStr as Parse>::parse)?,
                    "output" => set(&mut self.output, input, <LitStr as Parse>::parse)?,
                    "name" => set(&mut self.name, input, <LitStr as Parse>::parse)?,
                    _ => set(&mut self.runtime, input, parse_crate_path)?,
                };
                if twice {
                    let message = format!("the option `{text}` is given twice");
                    errors.push(
                        name.span(),
                        Diagnostic::outside("duplicate_option", message).help("remove one"),
                    );
                }
            } else {
                errors.push(name.span(), unknown_option(&text, known));
                input.parse::<syn::Expr>()?;
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    /// The operation's name, checked, or its default.
    pub(super) fn name(&self, default: &str, errors: &mut Errors) -> String {
        let Some(literal) = &self.name else {
            return default.to_owned();
        };
        let name = literal.value();
        let problem = if name.trim().is_empty() {
            "it is blank"
        } else if name.starts_with("__temporal_") {
            "`__temporal_` begins Temporal's own names"
        } else if name.len() > 1000 {
            "it has more than 1,000 bytes, which the server refuses"
        } else if name.chars().any(char::is_control) {
            "it holds a control character"
        } else {
            return name;
        };
        errors.push(
            literal.span(),
            Diagnostic::outside("bad_operation_name", format!("the name can't be used: {problem}"))
                .help(format!("choose another, or remove it for `{default}`")),
        );
        default.to_owned()
    }
}

/// Whether the option was there already; the first of two counts.
fn set<T>(
    slot: &mut Option<T>,
    input: ParseStream<'_>,
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<bool> {
    let value = parse(input)?;
    let twice = slot.is_some();
    slot.get_or_insert(value);
    Ok(twice)
}

fn unknown_option(name: &str, known: Known) -> Diagnostic {
    let attribute = known.attribute;
    let diagnostic = Diagnostic::outside(
        "unknown_option",
        format!("`#[{attribute}]` has no option `{name}`"),
    );
    match suggest(name, known.options.iter().copied()) {
        Some(meant) => diagnostic.help(format!("write `{meant}`")),
        None => diagnostic.help(format!("the options are `{}`", known.options.join("`, `"))),
    }
}
