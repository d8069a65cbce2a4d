//! Every case: by generated code, without it, and as it is said of the pair.

use std::fmt::Write as _;

use avro_temporal_runtime::contract::compatibility::Comparison;
use avro_temporal_runtime::contract::plain_json::render_value;
use avro_temporal_runtime::contract::resolution::{Mismatch, Resolver, Schema};
use avro_temporal_runtime::{PayloadError, PayloadErrorKind};
use resolution::case::{Case, Told};
use resolution::{Typed, typed};

use crate::support::{Embedded, binary, cases, schema, shown};

/// A case with all that it is read by.
struct Pair {
    case: Case,
    writer: Schema,
    reader: Schema,
    embedded: Embedded,
    typed: Typed,
    failures: String,
}

impl Pair {
    fn of(case: Case) -> Self {
        let writer = schema(&case.writer);
        Self {
            embedded: Embedded::of(&writer),
            writer,
            reader: schema(&case.reader),
            typed: typed(&case.reader),
            failures: String::new(),
            case,
        }
    }

    fn expect(&mut self, what: &str, expected: &str, found: &str) {
        if expected != found {
            let name = &self.case.name;
            let _ = writeln!(
                self.failures,
                "{name}, {what}\n  expected {expected}\n  found    {found}"
            );
        }
    }

    /// What is said before any data is read.
    fn check_told(&mut self) {
        let comparison = Comparison::new(&self.writer, &self.reader);
        let mut told: Vec<Told> = comparison
            .mismatches
            .iter()
            .map(|mismatch| told(if mismatch.by_data { "some" } else { "never" }, mismatch))
            .chain(comparison.warnings.iter().map(|it| told("warns", it)))
            .collect();
        let mut expected = self.case.told.clone();
        told.sort();
        expected.sort();
        self.expect("told", &format!("{expected:?}"), &format!("{told:?}"));
    }

    /// A pair that never resolves is known before a byte of the data is read, and every way says why
    /// in the same words.
    fn check_refused(&mut self) {
        let refused = self.case.told.iter().any(|told| told.word == "never");
        assert_eq!(refused, self.case.data.is_empty(), "{}", self.case.name);
        let embedded = self.embedded.schema();
        let reasons = reasons(Resolver::new(&embedded, &self.reader));
        self.expect(
            "reasons",
            &refused.to_string(),
            &(!reasons.is_empty()).to_string(),
        );
        let whole = self::reasons(Resolver::new(&self.writer, &self.reader));
        self.expect(
            "reasons with defaults",
            &reasons.join("; "),
            &whole.join("; "),
        );
        let no_data = self.embedded.data(&[]);
        let result = (self.typed.read)(&|key| self.embedded.metadata(key), &no_data);
        let by_type = match result.as_ref().map_err(PayloadError::kind) {
            Err(PayloadErrorKind::Incompatible(reasons)) => reasons.join("; "),
            _ => String::new(),
        };
        self.expect("reasons typed", &reasons.join("; "), &by_type);
    }

    fn check_data(&mut self) {
        for datum in std::mem::take(&mut self.case.data) {
            let what = format!("`{}`", datum.written);
            let binary = binary(&self.writer, &datum.written);
            for writer in [self.writer.clone(), self.embedded.schema()] {
                let (resolved, rendered) = self.dynamic(&writer, &binary);
                self.expect(&format!("{what} resolved"), &datum.read, &resolved);
                self.expect(&format!("{what} rendered"), &datum.read, &rendered);
            }
            let found = self.by_type(&binary);
            self.expect(&format!("{what} typed"), &datum.typed, &found);
        }
    }

    /// Without generated code: as binary of the reader's schema, and as JSON at once.
    fn dynamic(&self, writer: &Schema, binary: &[u8]) -> (String, String) {
        let resolver = match Resolver::new(writer, &self.reader) {
            Ok(resolver) => resolver,
            Err(mismatches) => return (format!("{mismatches:?}"), String::new()),
        };
        let resolved = resolver
            .resolve(binary)
            .map(|binary| self.rendered(&binary));
        (shown(resolved), shown(resolver.render(binary)))
    }

    fn by_type(&self, binary: &[u8]) -> String {
        let data = self.embedded.data(binary);
        match (self.typed.read)(&|key| self.embedded.metadata(key), &data) {
            Ok(binary) => self.rendered(&binary),
            Err(error) => match error.kind() {
                PayloadErrorKind::Corrupt(inner) | PayloadErrorKind::UnknownValue(inner) => {
                    format!("! {inner}")
                }
                other => format!("{other:?}"),
            },
        }
    }

    fn rendered(&self, binary: &[u8]) -> String {
        render_value(&self.reader.set, &self.reader.ty, binary)
            .unwrap_or_else(|error| panic!("{}: no value of the reader: {error}", self.case.name))
    }
}

fn told(word: &str, mismatch: &Mismatch) -> Told {
    Told {
        word: word.to_owned(),
        rule: mismatch.rule.to_owned(),
        path: mismatch.path.clone(),
    }
}

/// Why a pair is refused; nothing if it isn't.
fn reasons(result: Result<Resolver, Vec<Mismatch>>) -> Vec<String> {
    let refused = result.err().unwrap_or_default();
    refused.iter().map(ToString::to_string).collect()
}

/// Runs a check of every case, and tells all that fail.
fn check_all(check: impl Fn(&mut Pair)) {
    let mut failures = String::new();
    for case in cases() {
        let mut pair = Pair::of(case);
        check(&mut pair);
        failures += &pair.failures;
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn every_pair_is_judged_as_its_case_says() {
    check_all(Pair::check_told);
}

#[test]
fn pairs_that_never_resolve_are_known_before_a_byte_is_read() {
    check_all(Pair::check_refused);
}

#[test]
fn data_becomes_the_same_by_generated_code_and_without_it() {
    check_all(Pair::check_data);
}

#[test]
fn a_generated_type_has_the_schema_of_its_file() {
    check_all(|pair| {
        let info = (pair.typed.info)();
        let expected = pair.reader.set.identity_text(&pair.reader.ty);
        pair.expect("identity", &expected, info.identity_text());
    });
}
