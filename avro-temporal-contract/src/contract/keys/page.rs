//! The documentation of the keys.

use std::fmt::Write as _;

use super::{Form, Key, Scope, all};

const INTRODUCTION: &str = "\
# What a contract may say

A contract is an Avro protocol, an `.avpr` file, whose messages are workflows, activities, signals, \
queries and updates.
What Avro has no word for stands in the attribute `temporal` of the protocol, its messages, types \
and fields.
It is in no fingerprint and no identity: an edited timeout changes nothing on the wire.

Every key is applied or refused; an unknown one is an error.
What a message says stands before `defaults` of the protocol, key by key, also within `retry` and \
`priority`; what isn't said is the server's default.
`null` is no value.

A length of time is a sum such as `30s`, `1h30m`, `7d` or `250ms`, or ISO 8601 such as `PT30S`; \
`0s` differs from nothing.
A template is a text with values of the input in it, `order/{order.orderId}`: each value a string, \
int, long, boolean, enum or uuid that is always there and not `sensitive`.
A path is such a value's place, `order.customerId`: a parameter of the request, then fields.

An editor completes and checks the keys with [contract.schema.json](contract.schema.json), Visual \
Studio Code by these settings:

```json
{
  \"files.associations\": {\"*.avpr\": \"json\"},
  \"json.schemas\": [{\"fileMatch\": [\"*.avpr\"], \"url\": \"./docs/contract.schema.json\"}]
}
```

This page is written from the table that the checks read: a test holds them together.
";

/// Renders `docs/support.md`.
pub fn render_page() -> String {
    let mut page = INTRODUCTION.to_owned();
    for scope in Scope::ALL {
        let keys: Vec<_> = all()
            .filter(|key| key.scopes.contains(&scope))
            .filter_map(|key| Some((key, key.form?)))
            .collect();
        if keys.is_empty() {
            continue;
        }
        let _ = write!(
            page,
            "\n## {}\n\n| key | value | says |\n|---|---|---|\n",
            heading(scope)
        );
        for (key, form) in keys {
            let _ = writeln!(page, "| `{}` | {} | {} |", key.name, value(form), key.doc);
        }
    }
    page.push_str("\n## Refused\n\n| key | where | why |\n|---|---|---|\n");
    for key in all().filter(|key| key.form.is_none()) {
        let scopes: Vec<_> = key.scopes.iter().map(|scope| scope.title()).collect();
        let _ = writeln!(
            page,
            "| `{}` | {} | {} |",
            key.name,
            scopes.join(", "),
            reason(key)
        );
    }
    page.push_str("\n| word | of | why |\n|---|---|---|\n");
    for key in all() {
        if let Some(Form::Word { refused, .. }) = key.form {
            for (word, why) in refused {
                let title = key.scopes.first().map_or("", |scope| scope.title());
                let _ = writeln!(page, "| `{word}` | `{}` of {title} | {why} |", key.name);
            }
        }
    }
    page
}

fn heading(scope: Scope) -> String {
    let mut characters = scope.title().chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// Why a key is refused.
fn reason(key: &Key) -> String {
    match key.instead {
        Some(instead) => format!("{}: `{instead}`", key.doc),
        None => key.doc.to_owned(),
    }
}

fn value(form: Form) -> String {
    match form {
        Form::Text | Form::OperationName | Form::TaskQueue => "text".to_owned(),
        Form::Texts | Form::OperationNames => "texts".to_owned(),
        Form::Boolean => "boolean".to_owned(),
        Form::Count { least, greatest } => format!("{least} to {greatest}"),
        Form::Number { least, greatest } if greatest.is_finite() => {
            format!("{least} to {greatest}")
        }
        Form::Number { least, .. } => format!("{least} or more"),
        Form::Duration => "length of time".to_owned(),
        Form::Word { words, .. } => in_code(words),
        Form::Template => "template".to_owned(),
        Form::Paths => "an object of paths".to_owned(),
        Form::Words(words) => format!("an object of words: {}", in_code(words)),
        Form::Object(scope) => format!("an object: {}", scope.title()),
        Form::Switch(scope) => format!("`false`, or an object: {}", scope.title()),
        Form::References(scope) => {
            let keys: Vec<_> = scope.keys().map(|key| key.name).collect();
            format!("messages' names, or objects of {}", in_code(&keys))
        }
        Form::Schema => "a type's name, or any schema".to_owned(),
    }
}

fn in_code(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
