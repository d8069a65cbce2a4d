//! The keys of a `temporal`, held against the table.

use super::check_value::check_value;
use super::keys::{self, Scope};
use super::list;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::{Member, Node, Value};
use crate::name::suggest;

/// Finds what is wrong with an object of options in itself: its keys, and each value alone.
///
/// `name` is what the object is called, and `whose` what has it.
pub(super) fn check_options(
    node: &Node,
    scope: Scope,
    name: &str,
    whose: &str,
    diagnostics: &mut Diagnostics,
) {
    let Value::Object(members) = &node.value else {
        let first = scope.keys().find_map(|key| Some((key.name, key.form?)));
        let help = match first {
            _ if matches!(node.value, Value::Null) => "remove it".to_owned(),
            Some((key, form)) => format!(
                "write its options in an object: `\"{name}\": {{\"{key}\": {}}}`",
                form.example()
            ),
            None => "remove it".to_owned(),
        };
        diagnostics.push(
            Diagnostic::error(
                "wrong_attribute_type",
                &node.site,
                format!("`{name}` of {whose} is {}, not an object", node.describe()),
            )
            .help(help),
        );
        return;
    };
    let what = if name == "temporal" {
        whose.to_owned()
    } else {
        format!("`{name}` of {whose}")
    };
    for member in members.iter() {
        match scope.key(&member.name).map(|key| (key, key.form)) {
            Some((_, Some(form))) => check_value(member, form, &what, diagnostics),
            Some((key, None)) => {
                diagnostics.push(
                    Diagnostic::error(
                        "refused_option",
                        &member.name_site,
                        format!(
                            "{what} has the `temporal` option `{}`, which is refused",
                            key.name
                        ),
                    )
                    .note(key.doc)
                    .help(match key.instead {
                        Some(instead) => format!("write `{instead}`"),
                        None => "remove it".to_owned(),
                    }),
                );
            }
            None => {
                diagnostics.push(unknown(member, scope, &what));
            }
        }
    }
}

fn unknown(member: &Member, scope: Scope, what: &str) -> Diagnostic {
    let supported = || supported(scope);
    let mut diagnostic = Diagnostic::error(
        "unknown_option",
        &member.name_site,
        format!(
            "{what} has no `temporal` option `{}`",
            member.name.escape_debug()
        ),
    );
    let elsewhere: Vec<&str> = keys::all()
        .filter(|key| key.name == member.name && key.form.is_some())
        .flat_map(|key| key.scopes)
        .map(|scope| scope.title())
        .collect();
    if !elsewhere.is_empty() {
        diagnostic = diagnostic.note(format!("it is known elsewhere: {}", elsewhere.join(", ")));
    }
    diagnostic.help(match meant_key(&member.name, scope) {
        Some(meant) => format!("write `{meant}`"),
        None if supported().next().is_none() => "remove it".to_owned(),
        None => format!("it takes {}", list(supported())),
    })
}

fn supported(scope: Scope) -> impl Iterator<Item = &'static str> + Clone {
    let keys = scope.keys().filter(|key| key.form.is_some());
    keys.map(|key| key.name)
}

/// The key that was probably meant.
pub(super) fn meant_key(name: &str, scope: Scope) -> Option<&'static str> {
    suggest(name, supported(scope)).or_else(|| only_that_holds(name, supported(scope)))
}

/// The only name that a part of one can mean: `startToCloseTimeout` of `startToClose`.
fn only_that_holds<'k>(part: &str, mut names: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    const SHORTEST: usize = 4;
    let part = part.to_ascii_lowercase();
    let holds = |name: &&str| name.to_ascii_lowercase().contains(&part);
    let found = names.find(holds).filter(|_| part.len() >= SHORTEST);
    found.filter(|_| !names.any(|name| holds(&name)))
}
