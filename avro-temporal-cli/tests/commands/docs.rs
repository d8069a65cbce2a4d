//! What `docs` writes of contracts of this project.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use avro_temporal_contract::contract::keys::{Scope, all};
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::case::run_words;
use crate::golden::check_golden;

fn docs(folder: &str, file: &str) -> String {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    let folder: PathBuf = workspace.expect("a workspace").join(folder);
    let said = run_words(&folder, &["docs", file]);
    assert_eq!((said.code, said.messages.as_str()), (Some(0), ""));
    said.results
}

#[test]
fn the_page_of_the_order_example_is_as_it_was() {
    check_golden("orders.md", &docs("examples/orders", "schemas/orders.avpr"));
}

/// Keys whose values stand elsewhere than in a table of options, and a text of the page that does.
const ELSEWHERE: [(Scope, &str, &str); 14] = [
    (Scope::Message, "kind", "## Workflows"),
    (
        Scope::Message,
        "name",
        "**Name on the wire:** `` everything `run` ``",
    ),
    (
        Scope::Message,
        "aliases",
        "workers also take `run1`, `run2`",
    ),
    (Scope::Message, "deprecated", "**Deprecated:** nobody asks"),
    (
        Scope::Workflow,
        "signals",
        "**Signals:** [stop](#acme.everything.v1.Everything-stop) (may start it), [type](",
    ),
    (Scope::Workflow, "queries", "**Queries:** [progress]("),
    (Scope::Workflow, "updates", "**Updates:** [change]("),
    (Scope::Workflow, "retry", "`retry."),
    (Scope::Workflow, "priority", "`priority."),
    (Scope::Activity, "group", "### Group `resting`"),
    (Scope::Activity, "retry", "`retry."),
    (Scope::Activity, "priority", "`priority."),
    (Scope::ErrorType, "nonRetryable", "Late), not retryable"),
    (
        Scope::ErrorType,
        "compatibility",
        "**Compatibility:** `FULL`",
    ),
];

/// A contract that says everything.
#[test]
fn every_option_is_on_the_page() {
    let page = docs("tests/contracts", "schemas/everything.avpr");
    let scopes = [
        (Scope::Message, ""),
        (Scope::Workflow, ""),
        (Scope::Activity, ""),
        (Scope::Signal, ""),
        (Scope::Query, ""),
        (Scope::Update, ""),
        (Scope::ErrorType, ""),
        (Scope::Retry, "retry."),
        (Scope::Priority, "priority."),
    ];
    let mut seen = 0;
    for (scope, object) in scopes {
        let keys = all().filter(|key| key.form.is_some() && key.scopes.contains(&scope));
        for key in keys {
            seen += 1;
            let mut elsewhere = ELSEWHERE.iter();
            let row = format!("\n| `{object}{}` | ", key.name);
            let shown = elsewhere
                .find(|(of, name, _)| *of == scope && *name == key.name)
                .map_or(row.as_str(), |(_, _, text)| *text);
            assert!(page.contains(shown), "{scope:?} {}: {shown}", key.name);
            let says = format!(" | {} |\n", key.doc);
            assert!(shown != row || page.contains(&says), "{says}");
        }
    }
    assert!(seen > 40, "{seen}");
}

/// What the protocol says for all is merged in, and what an operation says itself stands before it.
#[test]
fn defaults_are_in_effect() {
    let page = docs("tests/contracts", "schemas/everything.avpr");
    let work = section(
        &page,
        "#### <a id=\"acme.everything.v1.Everything-work\"></a>work",
    );
    let rows = [
        "| `startToCloseTimeout` | `1m30s` |",
        "| `scheduleToCloseTimeout` | `1h` |",
        "| `retry.maximumAttempts` | `0` |",
        "| `taskQueue` | `workers` |",
        "| `heartbeat` | string or int |",
    ];
    for row in rows {
        assert!(work.contains(row), "{row}\n{work}");
    }
    let rest = section(
        &page,
        "#### <a id=\"acme.everything.v1.Everything-rest\"></a>rest",
    );
    assert!(
        rest.contains("| `retry.maximumAttempts` | `10` |"),
        "{rest}"
    );
    assert!(rest.contains("| `taskQueue` | `everything` |"), "{rest}");
    let child = section(
        &page,
        "### <a id=\"acme.everything.v1.Everything-child\"></a>child",
    );
    assert!(child.contains("| `executionTimeout` | `30d` |"), "{child}");
    assert!(child.contains("| `taskTimeout` | `0s` |"), "{child}");
}

/// What stands below a heading.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, rest) = page.split_once(heading).expect(heading);
    rest.split("\n#").next().unwrap_or(rest)
}

#[test]
fn every_link_leads_somewhere() {
    let contracts = [
        ("examples/orders", "schemas/orders.avpr"),
        ("tests/contracts", "schemas/everything.avpr"),
    ];
    for (folder, file) in contracts {
        let page = docs(folder, file);
        let mut links = BTreeSet::new();
        let mut anchors = Vec::new();
        for event in Parser::new_ext(&page, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    links.insert(dest_url.strip_prefix('#').expect("a place here").to_owned());
                }
                Event::InlineHtml(html) => {
                    let id = html
                        .strip_prefix("<a id=\"")
                        .and_then(|it| it.strip_suffix("\">"));
                    anchors.extend(id.map(str::to_owned));
                }
                _ => {}
            }
        }
        let places: BTreeSet<_> = anchors.iter().cloned().collect();
        assert_eq!(places.len(), anchors.len(), "a place is there twice");
        assert_eq!(links, places, "{file}");
    }
}
