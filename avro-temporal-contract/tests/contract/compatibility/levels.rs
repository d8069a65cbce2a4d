//! Which earlier schemas count, and in which direction.

use avro_temporal_contract::compatibility::{Comparison, Direction, Level, check_level};
use avro_temporal_contract::resolution::Schema;

use crate::support::schema;

const FIELD: &str = r#"{"name":"a","type":"int"}"#;
const OTHER: &str = r#"{"name":"b","type":"int"}"#;
const OPTIONAL: &str = r#"{"name":"b","type":"int","default":0}"#;

type Refused = &'static [(usize, Direction)];

fn record(fields: &[&str]) -> Schema {
    let fields = fields.join(",");
    schema(&format!(
        r#"{{"type":"record","name":"R","fields":[{fields}]}}"#
    ))
}

/// The earlier schemas that the new one is not compatible with, and in which direction.
fn refused(level: Level, new: &Schema, earlier: &[Schema]) -> Vec<(usize, Direction)> {
    check_level(level, new, earlier)
        .into_iter()
        .filter(|verdict| !verdict.comparison.is_compatible())
        .map(|verdict| (verdict.earlier, verdict.direction))
        .collect()
}

#[test]
fn each_level_looks_at_its_schemas_in_its_directions() {
    use Direction::{Backward, Forward};
    let both = record(&[FIELD, OTHER]);
    let one = record(&[FIELD]);
    let optional = record(&[FIELD, OPTIONAL]);
    // `b` without a default: what has no `b` is not read.
    let table: [(Level, [Refused; 3]); 6] = [
        (Level::Backward, [&[(1, Backward)], &[], &[]]),
        (Level::BackwardTransitive, [&[(1, Backward)], &[], &[]]),
        (Level::Forward, [&[], &[], &[]]),
        (Level::ForwardTransitive, [&[], &[(0, Forward)], &[]]),
        (Level::Full, [&[(1, Backward)], &[], &[]]),
        (
            Level::FullTransitive,
            [&[(1, Backward)], &[(0, Forward)], &[]],
        ),
    ];
    for (level, expected) in table {
        let earlier = [both.clone(), one.clone()];
        assert_eq!(refused(level, &both, &earlier), expected[0], "{level}");
        assert_eq!(refused(level, &one, &earlier), expected[1], "{level}");
        assert_eq!(refused(level, &optional, &earlier), expected[2], "{level}");
    }
}

#[test]
fn a_first_schema_is_compatible_at_every_level() {
    for level in Level::ALL {
        assert!(check_level(level, &record(&[FIELD]), &[]).is_empty());
    }
}

#[test]
fn a_verdict_is_the_comparison_of_the_writer_with_the_reader() {
    let (old, new) = (record(&[FIELD]), record(&[FIELD, OTHER]));
    let verdicts = check_level(Level::Full, &new, std::slice::from_ref(&old));
    assert_eq!(verdicts.len(), 2);
    assert_eq!(verdicts[0].comparison, Comparison::new(&old, &new));
    assert_eq!(verdicts[1].comparison, Comparison::new(&new, &old));
    let mismatch = &verdicts[0].comparison.mismatches[0];
    assert_eq!(mismatch.rule, "reader_field_missing_default_value");
    assert_eq!(mismatch.path, "b");
    assert_eq!(mismatch.writer.pointer(), "");
    assert_eq!(mismatch.reader.pointer(), "/fields/1");
    assert!(!mismatch.by_data);
}
