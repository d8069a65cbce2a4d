//! Documentation that would break the page if it were Markdown: another implementation of Markdown
//! reads the page, and finds the texts as they were written.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::case::run_words;

/// Texts on one line, each within `§`, which nothing of ours writes.
const HOSTILE: [&str; 16] = [
    "§a | b || c§",
    "§<script>alert(1)</script>§",
    "§<!-- never closed§",
    "§</td></table><h1>§",
    "§```§",
    "§` ``a` `§",
    "§[x](javascript:alert(1)) ![y](z) [r]: /u§",
    "§**bold** _em_ ~~gone~~ $x$§",
    "§&lt; &amp; &#124; &§",
    "§back\\slash \\| \\`§",
    "# §heading§",
    "- §item§",
    "1. §item§",
    "> §quote§",
    "=== §===§",
    "| §a | b§ |",
];

/// JSON of a text.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("JSON")
}

/// A contract that has a text wherever one may stand.
fn contract(doc: &str) -> String {
    // A name may have anything in it but controls.
    let name = doc.replace(char::is_control, " ");
    let alias = quoted(&format!("also {name}"));
    let (doc, name) = (quoted(doc), quoted(&name));
    format!(
        r#"{{"protocol": "P", "namespace": "n", "doc": {doc}, "temporal": {{"taskQueue": {name}}},
"types": [
  {{"type": "record", "name": "R", "doc": {doc}, "fields": [
    {{"name": "a", "type": "string", "doc": {doc}, "default": {doc}}},
    {{"name": "b", "type": "int"}}]}},
  {{"type": "error", "name": "E", "doc": {doc}, "fields": []}}],
"messages": {{
  "w": {{"doc": {doc}, "request": [{{"name": "r", "type": "R"}}], "response": "R", "errors": ["E"],
    "temporal": {{"kind": "workflow", "name": {name}, "aliases": [{alias}], "deprecated": {doc}, "taskQueue": {name},
      "id": "w|`*/{{r.a}}", "memo": {{{name}: "r.a"}}, "retry": {{"nonRetryableErrorTypes": [{name}]}}}}}},
  "a": {{"doc": {doc}, "request": [{{"name": "x", "type": "string", "doc": {doc}, "default": {doc}}}], "response": "null",
    "temporal": {{"kind": "activity", "group": {name}, "startToCloseTimeout": "1s"}}}}
}}}}"#
    )
}

/// The page, and that of the same contract with plain words.
fn page(doc: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("p.avpr"), contract(doc)).expect("a file");
    let said = run_words(folder.path(), &["docs", "p.avpr"]);
    assert_eq!(said.code, Some(0), "{}\n{doc}", said.messages);
    said.results
}

/// What a page is made of: its blocks and cells, without their texts; and all its texts.
fn read(page: &str) -> (Vec<String>, Vec<String>) {
    let mut shape = Vec::new();
    let mut texts = vec![String::new()];
    let mut is_html_code = false;
    // All that a renderer may know but quotes and dashes in another shape.
    let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
    for event in Parser::new_ext(page, options) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                texts.last_mut().expect("a text").push_str(&text);
            }
            Event::SoftBreak => texts.last_mut().expect("a text").push(' '),
            Event::InlineHtml(html) => match html.as_ref() {
                // How a name with a `|` is written in a cell.
                "<code>" => is_html_code = true,
                "</code>" => is_html_code = false,
                other => shape.push(other.to_owned()),
            },
            Event::Start(Tag::Link { dest_url, .. }) => shape.push(format!("link {dest_url}")),
            Event::End(TagEnd::Link) => {}
            Event::Start(tag) => {
                shape.push(format!("{tag:?}"));
                texts.push(String::new());
            }
            Event::End(tag) => {
                shape.push(format!("{tag:?}"));
                texts.push(String::new());
            }
            other => shape.push(format!("{other:?}")),
        }
    }
    assert!(!is_html_code);
    (shape, texts)
}

/// How often a text is on the page, once for each line: the protocol's documentation and its task
/// queue; of the workflow the reason, documentation, name, alias, the default and documentation of
/// the input's field, its error's, and the task queue, memo and retry; of the activity its group, its
/// own, its field's default and documentation, and the task queue; the record's, its field's default
/// and documentation, and the error's.
const SHOWN: usize = 2 + (4 + 2 + 1 + 3) + (2 + 2 + 1) + (1 + 2 + 1);

/// Those that are defaults, which are written as JSON.
const DEFAULTS: usize = 3;

#[test]
fn hostile_texts_are_shown_as_they_are() {
    let (plain, _) = read(&page("plain words"));
    for text in HOSTILE {
        let (shape, texts) = read(&page(text));
        assert_eq!(shape, plain, "{text}");
        let count = |text: &str| -> usize { texts.iter().map(|it| it.matches(text).count()).sum() };
        let json = quoted(text);
        let json = json.trim_matches('"');
        if json == text {
            assert_eq!(count(text), SHOWN, "{text}\n{texts:#?}");
        } else {
            assert_eq!(count(text), SHOWN - DEFAULTS, "{text}\n{texts:#?}");
            assert_eq!(count(json), DEFAULTS, "{text}\n{texts:#?}");
        }
    }
}

#[test]
fn hostile_paragraphs_stay_where_they_are() {
    let (plain, _) = read(&page("one\n\ntwo\n\nthree"));
    let docs = [
        "one\n\n# two\n\n- three",
        "one\n\n    two\n\n```",
        "| a |\n|---|\n| b |\n\ntwo\n===\n\nthree\n---",
        "<div>\n\n</div>\n\n1) x\n2) y",
        "\u{202e}one\r\n\r\n[two]: /u\n\n~~~\n:three",
    ];
    for doc in docs {
        let (shape, _) = read(&page(doc));
        assert_eq!(shape, plain, "{doc:?}");
    }
}

/// A page that would be hundreds of times as long as its contract.
#[test]
fn a_page_has_an_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let doc = "long ".repeat(20_000);
    let message = |at| {
        format!(
            r#""m{at}": {{"request": [{{"name": "r", "type": "R"}}], "response": "null",
                "temporal": {{"kind": "activity", "startToCloseTimeout": "1s"}}}}"#
        )
    };
    let messages: Vec<_> = (0..1000).map(message).collect();
    let contract = format!(
        r#"{{"protocol": "P", "namespace": "n", "messages": {{{}}}, "types": [{{"type": "record",
            "name": "R", "fields": [{{"name": "f", "type": "int", "doc": "{doc}"}}]}}]}}"#,
        messages.join(",")
    );
    std::fs::write(folder.path().join("p.avpr"), contract).expect("a file");
    let said = run_words(folder.path(), &["docs", "p.avpr"]);
    assert_eq!((said.code, said.results.as_str()), (Some(1), ""));
    let expected = "error: the page of `p.avpr` has more than 16 MiB [page_too_long]
  note: each operation shows the fields of its input
  help: split the contract, or shorten its documentation
";
    assert_eq!(said.messages, expected);
}
