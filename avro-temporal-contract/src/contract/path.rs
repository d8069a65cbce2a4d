//! Paths into a message's input.

use super::model::Path;
use super::request::Request;
use super::type_options::sensitive_fields;
use crate::name::suggest;
use crate::schema::{Kind, SchemaSet, Shape, Type};
use crate::site::Site;

/// A path that leads to a value.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) path: Path,
    /// A sensitive field on it: its name, with that of its record, and its place.
    pub(super) sensitive: Option<(String, Site)>,
}

/// Why a path leads nowhere.
#[derive(Debug)]
pub(super) struct Misstep {
    /// A clause.
    pub(super) reason: String,
    pub(super) help: String,
    /// What else matters, and where it stands.
    pub(super) note: Option<(String, Site)>,
}

impl Misstep {
    pub(super) fn new(reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            help: help.into(),
            note: None,
        }
    }

    fn at(self, note: impl Into<String>, site: &Site) -> Self {
        Self {
            note: Some((note.into(), site.clone())),
            ..self
        }
    }
}

/// Follows `order.customerId`: a parameter, then fields.
pub(super) fn resolve_path(
    set: &SchemaSet,
    request: &Request,
    text: &str,
) -> Result<Found, Misstep> {
    let steps: Vec<&str> = text.split('.').collect();
    if steps.contains(&"") {
        let help = "write names with dots between, such as `order.orderId`";
        return Err(Misstep::new(
            format!("`{}` is no path", text.escape_debug()),
            help,
        ));
    }
    let Some(input) = &request.input else {
        return Err(Misstep::new(
            "the request has no parameter",
            "add one to `request`, or write no path",
        ));
    };
    let first = steps[0];
    let names = || {
        request
            .parameters
            .iter()
            .map(|parameter| parameter.name.as_str())
    };
    let Some(parameter) = request.parameters.iter().find(|it| it.name == first) else {
        return Err(Misstep::new(
            format!("the request has no parameter `{}`", first.escape_debug()),
            unknown_parameter(set, request, input, &steps, names()),
        ));
    };
    let fields = &steps[usize::from(parameter.is_input)..];
    if fields.is_empty() {
        return Err(Misstep::new(
            format!("`{first}` is the whole input"),
            format!(
                "write a field of it, such as `{}`",
                field_of(set, first, input)
            ),
        ));
    }
    let mut found = Found {
        path: Path {
            text: text.to_owned(),
            fields: fields.iter().map(|field| (*field).to_owned()).collect(),
            ty: input.clone(),
        },
        sensitive: None,
    };
    for (at, step) in fields.iter().enumerate() {
        let walked = steps[..steps.len() - fields.len() + at].join(".");
        found.step(set, step, &walked)?;
    }
    Ok(found)
}

impl Found {
    fn step(&mut self, set: &SchemaSet, step: &str, walked: &str) -> Result<(), Misstep> {
        let ty = &self.path.ty;
        let record = match ty.kind {
            Kind::Named(id) => Some(set.get(id)),
            _ => None,
        };
        let record = record.filter(|named| matches!(named.shape, Shape::Record { .. }));
        let Some(record) = record else {
            let is = match &ty.kind {
                Kind::Union(branches)
                    if branches.iter().any(|it| matches!(it.kind, Kind::Null)) =>
                {
                    "may be null".to_owned()
                }
                _ => format!("is `{}`, which has no fields", set.describe(ty)),
            };
            let help = "end the path before it, or choose a field that is always there";
            return Err(
                Misstep::new(format!("`{walked}` {is}"), help).at("its type stands", &ty.site)
            );
        };
        let fields = record.fields();
        let Some(index) = fields.iter().position(|field| field.name == step) else {
            let names = fields.iter().map(|field| field.name.as_str());
            let prefix = if walked.is_empty() {
                String::new()
            } else {
                format!("{walked}.")
            };
            let help = match suggest(step, names.clone()) {
                Some(meant) => format!("write `{prefix}{meant}`"),
                None => format!("it has {}", super::list(names)),
            };
            let reason = format!("`{}` has no field `{}`", record.name, step.escape_debug());
            return Err(Misstep::new(reason, help).at("it stands", &record.name_site));
        };
        let field = &fields[index];
        if sensitive_fields(record).get(index) == Some(&true) && self.sensitive.is_none() {
            let name = format!("`{}` of `{}`", field.name, record.name);
            self.sensitive = Some((name, field.name_site.clone()));
        }
        self.path.ty = field.ty.clone();
        Ok(())
    }
}

/// The path that was probably meant: with the parameter that it lacks, or one written like it.
fn unknown_parameter<'n>(
    set: &SchemaSet,
    request: &Request,
    input: &Type,
    steps: &[&str],
    names: impl Iterator<Item = &'n str> + Clone,
) -> String {
    let rest = steps[1..].iter().fold(String::new(), |rest, step| {
        format!("{rest}.{}", step.escape_debug())
    });
    let of_input = match (&input.kind, request.parameters.as_slice()) {
        (Kind::Named(id), [only]) if only.is_input => {
            let fields = set.get(*id).fields().iter();
            fields
                .map(|field| field.name.as_str())
                .find(|name| *name == steps[0])
                .map(|name| format!("write `{}.{name}{rest}`", only.name))
        }
        _ => None,
    };
    of_input.unwrap_or_else(|| match suggest(steps[0], names.clone()) {
        Some(meant) => format!("write `{meant}{rest}`"),
        None => format!("begin it with a parameter: {}", super::list(names)),
    })
}

fn field_of(set: &SchemaSet, parameter: &str, input: &Type) -> String {
    let field = match input.kind {
        Kind::Named(id) => set.get(id).fields().first(),
        _ => None,
    };
    let field = field.map_or("…", |field| field.name.as_str());
    format!("{parameter}.{field}")
}
