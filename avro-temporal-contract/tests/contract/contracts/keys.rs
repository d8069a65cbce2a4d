//! Every key does what the table says of it.

use std::collections::{BTreeMap, BTreeSet};

use avro_temporal_contract::contract::keys::{Form, Key, Scope, all};
use avro_temporal_contract::contract::{compatibility_of, sensitive_fields};
use avro_temporal_contract::diagnostic::Diagnostics;
use serde_json::{Value, json};

use super::support::read;

/// A contract with an object of every scope, and little in them.
const BARE: &str = include_str!("../fixtures/contracts/bare.avpr");

/// `scope key value => model`: what the model shows with the key, and without it doesn't.
const CASES: &str = include_str!("../fixtures/contracts/keys.txt");

/// Where a scope's object is in the bare contract.
fn pointer(scope: Scope) -> &'static str {
    match scope {
        Scope::Protocol => "/temporal",
        Scope::Defaults => "/temporal/defaults",
        Scope::WorkflowDefaults => "/temporal/defaults/workflow",
        Scope::ActivityDefaults => "/temporal/defaults/activity",
        Scope::Workflow | Scope::Message => "/messages/run/temporal",
        Scope::Activity => "/messages/act/temporal",
        Scope::Signal => "/messages/sig/temporal",
        Scope::Query => "/messages/get/temporal",
        Scope::Update => "/messages/upd/temporal",
        Scope::Reference => "/messages/run/temporal/signals/0",
        Scope::QueryReference => "/messages/run/temporal/queries/0",
        Scope::Retry => "/messages/run/temporal/retry",
        Scope::Priority => "/messages/run/temporal/priority",
        Scope::PriorityDefaults => "/temporal/defaults/workflow/priority",
        Scope::ErrorType => "/types/1/temporal",
        Scope::Field => "/types/0/fields/1/temporal",
        Scope::Type => "/types/0/temporal",
        Scope::Json => "/temporal/json",
    }
}

/// The bare contract with a key, or without it.
fn contract(scope: Scope, key: &str, value: Option<Value>) -> String {
    let mut contract: Value = serde_json::from_str(BARE).expect("it is JSON");
    let object = contract
        .pointer_mut(pointer(scope))
        .and_then(Value::as_object_mut);
    let object = object.expect("the scope has an object");
    match value {
        Some(value) => object.insert(key.to_owned(), value),
        None => object.remove(key),
    };
    contract.to_string()
}

/// All that a contract comes to, or what is wrong with it.
fn model(text: &str) -> Result<String, Diagnostics> {
    let (resolved, diagnostics) = read(text);
    let Some((set, contract)) = resolved else {
        return Err(diagnostics);
    };
    let mut sensitive = Vec::new();
    for named in set.ids().map(|id| set.get(id)) {
        for (field, _) in named
            .fields()
            .iter()
            .zip(sensitive_fields(named))
            .filter(|it| it.1)
        {
            sensitive.push(format!("{}.{}", named.name, field.name));
        }
    }
    let levels: Vec<_> = set
        .ids()
        .filter_map(|id| Some((&set.get(id).name, compatibility_of(&set.get(id).node)?)))
        .collect();
    Ok(format!(
        "{contract:?} sensitive: {sensitive:?} levels: {levels:?}"
    ))
}

/// The scopes of a key; a message's is one of each kind.
fn scopes(key: &Key) -> Vec<Scope> {
    const MESSAGES: [Scope; 5] = [
        Scope::Workflow,
        Scope::Activity,
        Scope::Signal,
        Scope::Query,
        Scope::Update,
    ];
    if key.scopes == [Scope::Message] {
        return MESSAGES.to_vec();
    }
    let own = key.scopes.iter().copied();
    let messages = MESSAGES
        .into_iter()
        .filter(|_| key.scopes.contains(&Scope::Message));
    own.filter(|scope| *scope != Scope::Message)
        .chain(messages)
        .collect()
}

#[test]
fn every_supported_key_is_in_the_model() {
    let mut cases: BTreeMap<(&str, &str), (&str, &str)> = BTreeMap::new();
    for line in CASES.lines() {
        let (case, shown) = line.split_once(" => ").expect("a case");
        let mut words = case.splitn(3, ' ');
        let mut word = || words.next().expect("scope, key and value");
        let double = cases.insert((word(), word()), (word(), shown));
        assert_eq!(double, None, "{line}");
    }
    for key in all().filter(|key| key.form.is_some()) {
        for scope in scopes(key) {
            let (value, shown) = cases
                .remove(&(scope.id(), key.name))
                .unwrap_or_else(|| panic!("no case for {} of {}", key.name, scope.id()));
            let value: Value = serde_json::from_str(value).expect("it is JSON");
            let with = contract(scope, key.name, Some(value));
            let with =
                model(&with).unwrap_or_else(|it| panic!("{} of {}\n{it}", key.name, scope.id()));
            assert!(
                with.contains(shown),
                "{} of {}: {shown}\n{with}",
                key.name,
                scope.id()
            );
            // Without what is needed there is no model.
            if let Ok(without) = model(&contract(scope, key.name, None)) {
                assert!(!without.contains(shown), "{} of {}", key.name, scope.id());
            }
        }
    }
    assert_eq!(cases, BTreeMap::new(), "no such key is supported");
}

#[test]
fn every_refused_key_is_refused_with_its_reason() {
    let mut refused = 0;
    for key in all().filter(|key| key.form.is_none()) {
        for scope in scopes(key) {
            let text = contract(scope, key.name, Some(json!(true)));
            let Err(diagnostics) = model(&text) else {
                panic!("{} of {} is accepted", key.name, scope.id())
            };
            let said: Vec<_> = diagnostics
                .errors()
                .map(|it| {
                    (
                        it.rule,
                        it.notes[0].0.as_str(),
                        it.help.as_deref().unwrap_or_default(),
                    )
                })
                .collect();
            let help = match key.instead {
                Some(instead) => format!("write `{instead}`"),
                None => "remove it".to_owned(),
            };
            assert_eq!(
                said,
                [("refused_option", key.doc, help.as_str())],
                "{}",
                key.name
            );
            refused += 1;
        }
    }
    assert!(refused > 50, "{refused}");
}

#[test]
fn what_to_write_instead_is_supported() {
    for key in all() {
        for scope in key.instead.into_iter().flat_map(|_| scopes(key)) {
            let instead = key.instead.and_then(|instead| scope.key(instead));
            assert!(
                instead.is_some_and(|it| it.form.is_some()),
                "{} of {}",
                key.name,
                scope.id()
            );
        }
    }
}

#[test]
fn every_word_means_something_else_or_is_refused_with_its_reason() {
    for key in all() {
        let Some(Form::Word { words, refused }) = key.form else {
            continue;
        };
        if key.name == "kind" {
            continue;
        }
        for scope in scopes(key) {
            let word = |word: &str| model(&contract(scope, key.name, Some(json!(word))));
            // The places in the text change with the length of a word: the model without them.
            let shown: BTreeSet<String> = words
                .iter()
                .map(|it| word(it).unwrap_or_else(|said| panic!("{it}\n{said}")))
                .map(|model| without_places(&model))
                .collect();
            assert_eq!(shown.len(), words.len(), "{} of {}", key.name, scope.id());
            for (refused, reason) in refused {
                let said = word(refused).expect_err("it is refused").to_string();
                assert!(said.contains("[refused_word]"), "{said}");
                assert!(said.contains(reason), "{said}");
            }
        }
    }
}

fn without_places(model: &str) -> String {
    model
        .split("orders.avpr:")
        .map(|part| part.trim_start_matches(|it: char| it.is_ascii_digit() || it == ':'))
        .collect()
}

#[test]
fn no_scope_has_a_key_twice() {
    for scope in Scope::ALL {
        let mut seen = BTreeSet::new();
        for key in scope.keys() {
            assert!(seen.insert(key.name), "{} of {}", key.name, scope.id());
        }
    }
}
