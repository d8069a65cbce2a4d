//! Recursion without end, each way that a type can hold itself; real data passes.

use avro_temporal_runtime::codec::DecodeErrorKind::TooDeep;
use fuzz::types::plain::shapes::recursive::Node;
use fuzz::types::plain::traps::mutual::Ping;
use fuzz::types::plain::traps::r#type::Tree;
use fuzz::types::plain::wide::Wide;
use fuzz::types::rare::Default;
use fuzz::types::rare::recursive::unions::{Call, Expression};

use crate::attack::{attack, run_all, sound};
use crate::bounds::alone;

const LEVELS: usize = 1_000_000;

#[test]
fn a_million_levels() {
    let _alone = alone();
    run_all(&[
        attack::<Node>("through an option", [0, 2].repeat(LEVELS), TooDeep),
        attack::<Tree>("through an array", [2].repeat(LEVELS), TooDeep),
        attack::<Tree>("through a map", [0, 2, 0, 2].repeat(LEVELS), TooDeep),
        attack::<Expression>("through a union", [2].repeat(LEVELS), TooDeep),
        attack::<Call>(
            "through an option of a union",
            [0, 2].repeat(LEVELS),
            TooDeep,
        ),
        attack::<Default>("through the first branch", [0].repeat(LEVELS), TooDeep),
        attack::<Ping>("through two types in turns", [2, 0].repeat(LEVELS), TooDeep),
        // Some of its fields are maps and arrays, which 0 ends.
        attack::<Wide>(
            "through records of hundreds of fields",
            wide_level().repeat(3000),
            TooDeep,
        ),
    ]);
}

/// Each of 200 fields is empty, in eights: a text, a number, no text, an array, no digest, bytes, a
/// double, a map; and then another record.
fn wide_level() -> Vec<u8> {
    let mut fields = [0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].repeat(25);
    fields.push(2);
    fields
}

#[test]
fn a_thousand_nodes_are_a_value_like_any_other() {
    let _alone = alone();
    let list = [[0, 2].repeat(999), vec![0, 0]].concat();
    run_all(&[sound::<Node>("a list of a thousand nodes", list)]);
}
