//! What a contract says of a workflow or a group, as its macro hands it over.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::{Item, LitStr, Path, Token, braced, parenthesized};

use crate::operation::handler::HandlerKind;

/// `{ workflow … } { (runtime) path } { item }`, or with `group`.
pub(super) struct Request<D> {
    pub(super) runtime: TokenStream,
    pub(super) description: D,
    /// The path that the attribute names.
    pub(super) path: Path,
    pub(super) item: Item,
}

/// A workflow of a contract.
pub(super) struct WorkflowDescription {
    pub(super) operation: OperationDescription,
    pub(super) handlers: Vec<HandlerDescription>,
    /// Whether the contract has errors, so that what is missing here may be what it lacks.
    pub(super) is_refused: bool,
}

/// A group of activities.
pub(super) struct GroupDescription {
    pub(super) name: String,
    pub(super) activities: Vec<ActivityDescription>,
    /// Whether the contract has errors.
    pub(super) is_refused: bool,
}

/// A signal, query or update.
pub(super) struct HandlerDescription {
    pub(super) kind: HandlerKind,
    pub(super) method: Ident,
    pub(super) operation: OperationDescription,
}

/// An activity.
pub(super) struct ActivityDescription {
    pub(super) method: Ident,
    pub(super) operation: OperationDescription,
}

/// What all operations have.
pub(super) struct OperationDescription {
    pub(super) message: String,
    pub(super) marker: Ident,
    pub(super) place: String,
    pub(super) input: Option<DataDescription>,
    pub(super) output: Option<DataDescription>,
    /// The error enum; `None` of signals and queries.
    pub(super) errors: Option<Ident>,
}

/// An input or an output.
pub(super) struct DataDescription {
    /// The schema: `acme.orders.v1.Order`.
    pub(super) schema: String,
    /// Its type in Rust.
    pub(super) rust: TokenStream,
    pub(super) place: String,
}

impl<D: Parse> Parse for Request<D> {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let inner;
        braced!(inner in input);
        let description = inner.parse()?;
        let inner;
        braced!(inner in input);
        let runtime;
        parenthesized!(runtime in inner);
        let runtime = runtime.parse()?;
        let path = Path::parse_mod_style(&inner)?;
        let inner;
        braced!(inner in input);
        let item = inner.parse()?;
        Ok(Self {
            runtime,
            description,
            path,
            item,
        })
    }
}

impl Parse for WorkflowDescription {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        expect_word(input, "workflow")?;
        let message = input.parse()?;
        let operation = parse_operation(input, &message)?;
        expect_word(input, "handlers")?;
        let inner;
        braced!(inner in input);
        let mut handlers = Vec::new();
        while !inner.is_empty() {
            let word: Ident = inner.parse()?;
            let kind = match word.to_string().as_str() {
                "signal" => HandlerKind::Signal,
                "query" => HandlerKind::Query,
                "update" => HandlerKind::Update,
                _ => return Err(syn::Error::new(word.span(), "no kind of handler")),
            };
            let message = inner.parse()?;
            let method = inner.parse()?;
            handlers.push(HandlerDescription {
                kind,
                method,
                operation: parse_operation(&inner, &message)?,
            });
            inner.parse::<Token![;]>()?;
        }
        Ok(Self {
            operation,
            handlers,
            is_refused: parse_refused(input)?,
        })
    }
}

impl Parse for GroupDescription {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        expect_word(input, "group")?;
        let name: LitStr = input.parse()?;
        input.parse::<Ident>()?;
        parse_place(input)?;
        expect_word(input, "activities")?;
        let inner;
        braced!(inner in input);
        let mut activities = Vec::new();
        while !inner.is_empty() {
            expect_word(&inner, "activity")?;
            let message = inner.parse()?;
            let method = inner.parse()?;
            activities.push(ActivityDescription {
                method,
                operation: parse_operation(&inner, &message)?,
            });
            inner.parse::<Token![;]>()?;
        }
        Ok(Self {
            name: name.value(),
            activities,
            is_refused: parse_refused(input)?,
        })
    }
}

fn parse_operation(input: ParseStream<'_>, message: &LitStr) -> syn::Result<OperationDescription> {
    let marker = input.parse()?;
    let place = parse_place(input)?;
    let mut operation = OperationDescription {
        message: message.value(),
        marker,
        place,
        input: None,
        output: None,
        errors: None,
    };
    while input.peek(syn::Ident) && !input.peek2(syn::token::Brace) {
        let part: Ident = input.parse()?;
        let inner;
        parenthesized!(inner in input);
        match part.to_string().as_str() {
            "input" => operation.input = parse_data(&inner)?,
            "output" => operation.output = parse_data(&inner)?,
            "errors" => operation.errors = Some(inner.parse()?),
            _ => return Err(syn::Error::new(part.span(), "no part of an operation")),
        }
    }
    Ok(operation)
}

fn parse_data(input: ParseStream<'_>) -> syn::Result<Option<DataDescription>> {
    if input.is_empty() {
        return Ok(None);
    }
    let schema: LitStr = input.parse()?;
    input.parse::<Token![,]>()?;
    let rust: syn::Type = input.parse()?;
    input.parse::<Token![,]>()?;
    let place: LitStr = input.parse()?;
    Ok(Some(DataDescription {
        schema: schema.value(),
        rust: quote::quote!(#rust),
        place: place.value(),
    }))
}

fn parse_place(input: ParseStream<'_>) -> syn::Result<String> {
    let inner;
    parenthesized!(inner in input);
    expect_word(&inner, "at")?;
    Ok(inner.parse::<LitStr>()?.value())
}

/// `refused`, or the end.
fn parse_refused(input: ParseStream<'_>) -> syn::Result<bool> {
    let is_refused = !input.is_empty();
    if is_refused {
        expect_word(input, "refused")?;
    }
    Ok(is_refused)
}

fn expect_word(input: ParseStream<'_>, word: &str) -> syn::Result<()> {
    let found: Ident = input.parse()?;
    if found == word {
        Ok(())
    } else {
        Err(syn::Error::new(found.span(), format!("expected `{word}`")))
    }
}
