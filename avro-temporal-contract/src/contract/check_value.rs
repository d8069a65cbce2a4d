//! A value of a key, held against its form.

use super::check_name::{name_fault, queue_fault};
use super::check_options::check_options;
use super::duration::{FORMS, parse_duration};
use super::keys::Form;
use super::list;
use super::options::{as_bool, elements};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::json::{Member, Node, Value};
use crate::name::suggest;

/// Finds what is wrong with a value alone.
pub(super) fn check_value(member: &Member, form: Form, what: &str, diagnostics: &mut Diagnostics) {
    let mut given = Given {
        key: &member.name,
        form,
        what,
        diagnostics,
    };
    given.check(&member.node);
}

struct Given<'a> {
    key: &'a str,
    form: Form,
    what: &'a str,
    diagnostics: &'a mut Diagnostics,
}

impl Given<'_> {
    fn check(&mut self, node: &Node) {
        match self.form {
            Form::Text | Form::Template => {
                self.check_text(node, |_| Ok(()), "bad_text");
            }
            Form::TaskQueue => self.check_text(node, queue_fault, "bad_task_queue"),
            Form::OperationName => self.check_text(node, name_fault, "bad_operation_name"),
            Form::Texts => self.check_texts(node, |_| Ok(()), "bad_text"),
            Form::OperationNames => self.check_texts(node, name_fault, "bad_operation_name"),
            Form::Boolean => {
                if as_bool(node).is_none() {
                    self.wrong_type(node, "a boolean", "write `true` or `false`");
                }
            }
            Form::Count { least, greatest } => {
                let count = node.as_i64().and_then(|count| u32::try_from(count).ok());
                if !count.is_some_and(|count| (least..=greatest).contains(&count)) {
                    let range = format!("a whole number from {least} to {greatest}");
                    self.out_of_range(node, &range);
                }
            }
            Form::Number { least, greatest } => {
                let number = node.as_f64().filter(|number| number.is_finite());
                if !number.is_some_and(|number| (least..=greatest).contains(&number)) {
                    let range = if greatest.is_finite() {
                        format!("a number from {least} to {greatest}")
                    } else {
                        format!("a number from {least} on")
                    };
                    self.out_of_range(node, &range);
                }
            }
            Form::Duration => self.check_duration(node),
            Form::Word { words, refused } => self.check_word(node, words, refused),
            Form::Words(words) => {
                let what = format!("`{}` of {}", self.key, self.what);
                for member in self.members(node) {
                    let name = member.name.escape_debug().to_string();
                    self.of(&name, &what).check_word(&member.node, words, &[]);
                }
            }
            Form::Paths => {
                let what = format!("`{}` of {}", self.key, self.what);
                for member in self.members(node) {
                    let name = member.name.escape_debug().to_string();
                    let mut given = self.of(&name, &what);
                    given.check_text(&member.node, |_| Ok(()), "bad_text");
                }
            }
            // `true` would say what goes without saying.
            Form::Switch(_) if as_bool(node) == Some(false) => {}
            Form::Switch(scope) => {
                if matches!(node.value, Value::Object(_)) {
                    check_options(node, scope, self.key, self.what, self.diagnostics);
                } else {
                    self.wrong_type(
                        node,
                        "`false` or an object",
                        "write `false`, or leave it out",
                    );
                }
            }
            Form::Object(scope) => {
                check_options(node, scope, self.key, self.what, self.diagnostics);
            }
            Form::References(scope) => {
                if !matches!(node.value, Value::Array(_)) {
                    self.wrong_type(node, "an array", "write an array of messages' names");
                }
                for element in elements(node) {
                    if matches!(element.value, Value::Object(_)) {
                        check_options(element, scope, self.key, self.what, self.diagnostics);
                    } else {
                        self.check_text(element, |_| Ok(()), "bad_text");
                    }
                }
            }
            // The parser has read it.
            Form::Schema => {}
        }
    }

    /// A value in this one, whose name is the user's own.
    fn of<'b>(&'b mut self, key: &'b str, what: &'b str) -> Given<'b> {
        Given {
            key,
            form: self.form,
            what,
            diagnostics: self.diagnostics,
        }
    }

    /// The members of an object, whose names are the user's own.
    fn members<'n>(&mut self, node: &'n Node) -> &'n [Member] {
        let Value::Object(members) = &node.value else {
            let help = format!("write {}", self.form.example());
            self.wrong_type(node, "an object", &help);
            return &[];
        };
        for member in members.iter() {
            if let Err(fault) = text_fault(&member.name).and_then(|()| control_fault(&member.name))
            {
                self.diagnostics.push(
                    Diagnostic::error(
                        "bad_text",
                        &member.name_site,
                        format!("`{}` of {} has a name that {fault}", self.key, self.what),
                    )
                    .help("write another name"),
                );
            }
        }
        members
    }

    fn check_texts(
        &mut self,
        node: &Node,
        fault: fn(&str) -> Result<(), String>,
        rule: &'static str,
    ) {
        if !matches!(node.value, Value::Array(_)) {
            self.wrong_type(node, "an array", "write an array of strings");
        }
        for element in elements(node) {
            self.check_text(element, fault, rule);
        }
    }

    fn check_text(
        &mut self,
        node: &Node,
        fault: fn(&str) -> Result<(), String>,
        rule: &'static str,
    ) {
        let Some(text) = node.as_str() else {
            self.wrong_type(node, "a string", "put it in quotes");
            return;
        };
        if let Err(fault) = text_fault(text).and_then(|()| fault(text)) {
            self.diagnostics.push(
                Diagnostic::error(
                    rule,
                    &node.site,
                    format!("`{}` of {} {fault}", self.key, self.what),
                )
                .help("write another text"),
            );
        }
    }

    fn check_duration(&mut self, node: &Node) {
        let fault = match (node.as_str(), &node.value) {
            (Some(text), _) => parse_duration(text).err(),
            (None, Value::Number(_)) => Some("it has no unit".to_owned()),
            _ => return self.wrong_type(node, "a string", FORMS),
        };
        if let Some(fault) = fault {
            self.diagnostics.push(
                Diagnostic::error(
                    "bad_duration",
                    &node.site,
                    format!(
                        "`{}` of {} is no length of time: {fault}",
                        self.key, self.what
                    ),
                )
                .help(FORMS),
            );
        }
    }

    fn check_word(
        &mut self,
        node: &Node,
        words: &[&'static str],
        refused: &[(&'static str, &'static str)],
    ) {
        let all = match words {
            [only] => format!("write `{only}`"),
            _ => format!("write one of {}", list(words.iter().copied())),
        };
        let Some(word) = node.as_str() else {
            self.wrong_type(node, "a string", &all);
            return;
        };
        if words.contains(&word) {
            return;
        }
        if let Some((word, reason)) = refused.iter().find(|(name, _)| *name == word) {
            self.diagnostics.push(
                Diagnostic::error(
                    "refused_word",
                    &node.site,
                    format!(
                        "`{}` of {} is `{word}`, which is refused",
                        self.key, self.what
                    ),
                )
                .note(*reason)
                .help(all),
            );
            return;
        }
        let meant = suggest(word, words.iter().copied());
        self.diagnostics.push(
            Diagnostic::error(
                "unknown_word",
                &node.site,
                format!(
                    "`{}` of {} can't be `{}`",
                    self.key,
                    self.what,
                    word.escape_debug()
                ),
            )
            .help(meant.map_or(all, |meant| format!("write `{meant}`"))),
        );
    }

    fn out_of_range(&mut self, node: &Node, range: &str) {
        if !matches!(node.value, Value::Number(_)) {
            self.wrong_type(node, range, &format!("write {range}"));
            return;
        }
        self.diagnostics.push(
            Diagnostic::error(
                "out_of_range",
                &node.site,
                format!("`{}` of {} is not {range}", self.key, self.what),
            )
            .help(format!("write {range}")),
        );
    }

    fn wrong_type(&mut self, node: &Node, expected: &str, help: &str) {
        let help = if matches!(node.value, Value::Null) {
            format!("remove `{}`: what isn't there is not said", self.key)
        } else {
            help.to_owned()
        };
        self.diagnostics.push(
            Diagnostic::error(
                "wrong_attribute_type",
                &node.site,
                format!(
                    "`{}` of {} is {}, not {expected}",
                    self.key,
                    self.what,
                    node.describe()
                ),
            )
            .help(help),
        );
    }
}

/// What no text may be.
fn text_fault(text: &str) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err("is blank".to_owned());
    }
    Ok(())
}

/// What no name may have.
fn control_fault(name: &str) -> Result<(), String> {
    if name.chars().any(char::is_control) {
        return Err("has a control character".to_owned());
    }
    Ok(())
}
