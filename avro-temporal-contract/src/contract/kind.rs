//! What a message is.

use super::keys::Scope;
use super::list;
use crate::diagnostic::{Diagnostic, Diagnostics, Reported};
use crate::json::{Node, Value};
use crate::name::suggest;
use crate::schema::Message;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MessageKind {
    Workflow,
    Activity,
    Signal,
    Query,
    Update,
}

impl MessageKind {
    pub(super) const ALL: [Self; 5] = [
        Self::Workflow,
        Self::Activity,
        Self::Signal,
        Self::Query,
        Self::Update,
    ];

    pub(super) fn word(self) -> &'static str {
        self.scope().id()
    }

    /// What `signals`, `queries` or `updates` of a workflow list.
    pub(super) fn of_references(key: &str) -> Self {
        match key {
            "signals" => Self::Signal,
            "queries" => Self::Query,
            _ => Self::Update,
        }
    }

    /// With its article.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::Workflow => "a workflow",
            Self::Activity => "an activity",
            Self::Signal => "a signal",
            Self::Query => "a query",
            Self::Update => "an update",
        }
    }

    pub(super) fn scope(self) -> Scope {
        match self {
            Self::Workflow => Scope::Workflow,
            Self::Activity => Scope::Activity,
            Self::Signal => Scope::Signal,
            Self::Query => Scope::Query,
            Self::Update => Scope::Update,
        }
    }
}

/// Reads `kind` of a message's `temporal`.
pub(super) fn parse_kind(
    message: &Message,
    diagnostics: &mut Diagnostics,
) -> Result<MessageKind, Reported> {
    let name = message.name.escape_debug();
    let words = || MessageKind::ALL.map(MessageKind::word);
    let Some(temporal) = message.node.get("temporal") else {
        return Err(diagnostics.push(
            Diagnostic::error(
                "missing_kind",
                &message.name_site,
                format!("the message `{name}` doesn't say what it is"),
            )
            .note(format!(
                "a message of a contract is one of {}",
                list(words())
            ))
            .help(r#"add `"temporal": {"kind": "workflow"}`, or what it is"#),
        ));
    };
    if !matches!(temporal.value, Value::Object(_)) {
        return Err(diagnostics.push(
            Diagnostic::error(
                "wrong_attribute_type",
                &temporal.site,
                format!(
                    "`temporal` of the message `{name}` is {}, not an object",
                    temporal.describe()
                ),
            )
            .help(r#"write its options in an object: `"temporal": {"kind": "workflow"}`"#),
        ));
    }
    let Some(kind) = temporal.get("kind") else {
        return Err(diagnostics.push(
            Diagnostic::error(
                "missing_kind",
                &temporal.site,
                format!("the message `{name}` doesn't say what it is"),
            )
            .note(format!(
                "a message of a contract is one of {}",
                list(words())
            ))
            .help(r#"add `"kind": "workflow"`, or what it is"#),
        ));
    };
    let help = || format!("write one of {}", list(words()));
    let Some(word) = kind.as_str() else {
        return Err(diagnostics.push(
            Diagnostic::error(
                "wrong_attribute_type",
                &kind.site,
                format!("`kind` of `{name}` is {}, not a string", kind.describe()),
            )
            .help(help()),
        ));
    };
    let of_word = |word: &str| {
        MessageKind::ALL
            .into_iter()
            .find(|kind| kind.word() == word)
    };
    of_word(word).ok_or_else(|| {
        let meant = suggest(word, words());
        diagnostics.push(
            Diagnostic::error(
                "unknown_word",
                &kind.site,
                format!("`kind` of `{name}` can't be `{}`", word.escape_debug()),
            )
            .help(meant.map_or_else(help, |meant| format!("write `{meant}`"))),
        )
    })
}

/// The `temporal` of a message, of which the kind is known.
pub(super) fn temporal_of(message: &Message) -> Option<&Node> {
    message.node.get("temporal")
}
