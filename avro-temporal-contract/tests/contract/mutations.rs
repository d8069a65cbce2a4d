//! Nothing panics, whatever the text or the bytes.

use avro_temporal_contract::binary::Reader;
use avro_temporal_contract::compatibility::Comparison;
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::resolution::{Plan, Resolver, Schema, skip};
use avro_temporal_contract::schema::{Names, Type, resolve_schemas};
use avro_temporal_contract::site::Source;

use crate::random::Random;

const CORPUS: [&str; 5] = [
    include_str!("fixtures/json.txt"),
    include_str!("fixtures/schemas.txt"),
    include_str!("fixtures/names.txt"),
    include_str!("fixtures/defaults.txt"),
    include_str!("../../../tests/vectors/identities.json"),
];

const TOKENS: [&str; 20] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "-1",
    "1e999",
    "\"type\":",
    "\"record\"",
    "\"name\":\"R\"",
    "\"fields\":[",
    "\"default\":",
    "\"R\"",
    "\u{feff}",
    "é",
    "\0",
];

fn seeds() -> Vec<&'static str> {
    let mut seeds: Vec<&str> = Vec::new();
    for (index, text) in CORPUS.iter().enumerate() {
        if index == 4 {
            let schemas = text
                .lines()
                .filter_map(|line| line.trim().strip_prefix("\"schema\": "));
            seeds.extend(schemas.map(|line| line.trim_end_matches(',')));
        } else {
            let cases = text
                .split("=== ")
                .filter_map(|case| case.split_once("\n---"));
            seeds.extend(
                cases
                    .filter_map(|(case, _)| case.split_once('\n'))
                    .map(|(_, text)| text),
            );
        }
    }
    seeds
}

fn mutate(random: &mut Random, seed: &str) -> String {
    let mut characters: Vec<char> = seed.chars().collect();
    for _ in 0..=random.below(2) {
        let at = random.below(characters.len());
        let length = random.below(12).min(characters.len() - at);
        match random.below(5) {
            0 => drop(characters.drain(at..at + length)),
            1 => {
                let part: Vec<char> = characters[at..at + length].to_vec();
                let to = random.below(characters.len());
                characters.splice(to..to, part);
            }
            2 => {
                let token = TOKENS[random.below(TOKENS.len())];
                characters.splice(at..at + length.min(2), token.chars());
            }
            3 => characters.truncate(at + length),
            _ => {
                let other = random.below(characters.len());
                if !characters.is_empty() {
                    characters.swap(at, other);
                }
            }
        }
    }
    characters.into_iter().collect()
}

#[test]
fn no_text_and_no_bytes_make_anything_panic() {
    let mut random = Random::new(0x2545_f491_4f6c_dd1d);
    let seeds = seeds();
    assert!(seeds.len() > 150, "{} seeds", seeds.len());
    let mut last: Option<Schema> = None;
    let mut resolved = 0;
    for round in 0..25_000 {
        let text = mutate(&mut random, seeds[round % seeds.len()]);
        let names = if round % 2 == 0 {
            Names::Relative
        } else {
            Names::Full
        };
        let mut diagnostics = Diagnostics::new();
        let source = Source::new("schema.avsc", text.as_str());
        let result = resolve_schemas(&[source], &[], names, &mut diagnostics);
        assert_eq!(result.is_err(), diagnostics.check().is_err(), "{text}");
        assert_eq!(
            diagnostics.to_string().is_empty(),
            diagnostics.iter().next().is_none()
        );
        let Ok(set) = result else { continue };
        let Some(root) = set.files()[0].root.clone() else {
            continue;
        };
        resolved += 1;
        check_identity(&set, &root, &text);
        let schema = Schema {
            set: set.into(),
            ty: root,
        };
        let bytes: Vec<u8> = (0..random.below(64))
            .map(|_| u8::try_from(random.below(if round % 3 == 0 { 256 } else { 8 })).unwrap_or(0))
            .collect();
        let _ = skip(&mut Reader::new(&bytes), &schema.set, &schema.ty);
        #[cfg(feature = "plain-json")]
        check_plain_json(&schema, &bytes, &text);
        if let Some(last) = &last {
            check_resolution(last, &schema, &bytes);
            check_resolution(&schema, last, &bytes);
        }
        assert!(
            Plan::new(&schema, &schema).is_ok() || text.contains("[]"),
            "{text}"
        );
        last = Some(schema);
    }
    assert!(resolved > 1000, "{resolved} of the texts are schemas");
}

/// What is said of a pair is consistent, and any bytes come to a value of the reader or to an error.
fn check_resolution(writer: &Schema, reader: &Schema, bytes: &[u8]) {
    let comparison = Comparison::new(writer, reader);
    let resolver = Resolver::new(writer, reader);
    assert!(resolver.is_ok() || !comparison.is_compatible());
    let Ok(resolver) = resolver else { return };
    if let Ok(resolved) = resolver.resolve(bytes) {
        let mut input = Reader::new(&resolved);
        let read = skip(&mut input, &reader.set, &reader.ty);
        assert!(read.and_then(|()| input.finish()).is_ok());
    }
}

fn check_identity(set: &avro_temporal_contract::schema::SchemaSet, root: &Type, text: &str) {
    let identity = set.identity_text(root);
    let source = Source::new("identity", identity.as_str());
    let mut diagnostics = Diagnostics::new();
    let again = resolve_schemas(&[source], &[], Names::Full, &mut diagnostics);
    let again = again.unwrap_or_else(|_| panic!("{text}\n{identity}\n{diagnostics}"));
    let root = again.files()[0]
        .root
        .as_ref()
        .expect("a canonical text is one schema");
    assert_eq!(again.identity_text(root), identity, "{text}");
}

#[cfg(feature = "plain-json")]
fn check_plain_json(schema: &Schema, bytes: &[u8], text: &str) {
    use avro_temporal_contract::json::parse_json;
    use avro_temporal_contract::plain_json::{parse_value, render_value};
    let Ok(json) = render_value(&schema.set, &schema.ty, bytes) else {
        return;
    };
    let source = Source::new("JSON", json.as_str());
    let node = parse_json(&source, &mut Diagnostics::new());
    let node = node.unwrap_or_else(|_| panic!("{text}\n{json}"));
    let binary = match parse_value(&schema.set, &schema.ty, &node) {
        Ok(binary) => binary,
        // A decimal of more digits than its precision is shown, and not taken.
        Err(misfit) if misfit.message.starts_with("the digits don't fit") => return,
        Err(misfit) => panic!("{text}\n{json}\n{misfit}"),
    };
    assert_eq!(
        render_value(&schema.set, &schema.ty, &binary).as_deref(),
        Ok(json.as_str()),
        "{text}"
    );
}
