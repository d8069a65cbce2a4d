//! Lengths and counts that promise what doesn't follow, and elements that take no bytes.

use std::collections::BTreeMap;

use avro_temporal_runtime::codec::DecodeErrorKind::{
    LengthBeyondInput, NegativeLength, TooManyEmptyElements, TooMuchMemory, Truncated,
};
use fuzz::types::plain::pedantic::{Large, Nulls};
use fuzz::types::plain::shapes::{Hash, None, Nothing};
use fuzz::types::plain::wide::Wide;
use fuzz::types::rare::acme::defaults::Settings;

use crate::attack::{attack, long, run_all, sound};
use crate::bounds::alone;

/// A number, and some bytes of what it promises.
fn promising(value: i64) -> Vec<u8> {
    [long(value), vec![2; 64]].concat()
}

#[test]
fn lengths() {
    let _alone = alone();
    run_all(&[
        attack::<String>("the longest string", promising(i64::MAX), LengthBeyondInput),
        attack::<String>(
            "the most negative string",
            promising(i64::MIN),
            NegativeLength,
        ),
        attack::<String>("a string of -1", promising(-1), NegativeLength),
        attack::<String>(
            "a string that is one byte short",
            promising(65),
            LengthBeyondInput,
        ),
        attack::<Vec<u8>>("the longest bytes", promising(i64::MAX), LengthBeyondInput),
        attack::<Vec<u8>>(
            "the most negative bytes",
            promising(i64::MIN),
            NegativeLength,
        ),
        attack::<Vec<u8>>("four gigabytes", promising(1 << 32), LengthBeyondInput),
        attack::<Hash>("a fixed that is one byte short", [0; 15], Truncated),
        attack::<Large>("a large fixed of no bytes", [], Truncated),
        attack::<Vec<Large>>(
            "large fixeds by the million",
            promising(1 << 20),
            LengthBeyondInput,
        ),
    ]);
}

#[test]
fn counts() {
    let _alone = alone();
    let sized = |count: i64, size: i64| [long(count), long(size), vec![2; 64]].concat();
    run_all(&[
        attack::<Vec<f64>>("the longest array", promising(i64::MAX), LengthBeyondInput),
        attack::<Vec<f64>>(
            "nine doubles in the bytes of eight",
            promising(9),
            LengthBeyondInput,
        ),
        attack::<Vec<i64>>(
            "the most negative count",
            sized(i64::MIN, 64),
            LengthBeyondInput,
        ),
        attack::<Vec<i64>>("a block of negative bytes", sized(-1, -1), NegativeLength),
        attack::<Vec<i64>>(
            "a block of the most negative bytes",
            sized(-1, i64::MIN),
            NegativeLength,
        ),
        attack::<Vec<i64>>(
            "a block of the most bytes",
            sized(-1, i64::MAX),
            LengthBeyondInput,
        ),
        attack::<Vec<i64>>("a block of one byte more", sized(-1, 65), LengthBeyondInput),
        attack::<Vec<i64>>("a negative count without its bytes", long(-1), Truncated),
        attack::<Vec<i64>>("an array without its end", [2, 2], Truncated),
        attack::<Vec<Vec<Vec<i64>>>>(
            "the longest array in an array in an array",
            [vec![2, 2], promising(i64::MAX)].concat(),
            LengthBeyondInput,
        ),
        attack::<BTreeMap<String, i64>>("the longest map", promising(i64::MAX), LengthBeyondInput),
        attack::<BTreeMap<String, i64>>(
            "the most negative map",
            sized(i64::MIN, 1),
            LengthBeyondInput,
        ),
        attack::<BTreeMap<String, i64>>(
            "the longest key",
            [vec![2], promising(i64::MAX)].concat(),
            LengthBeyondInput,
        ),
        attack::<Nulls>(
            "a map of nulls without keys",
            [vec![0], promising(65)].concat(),
            LengthBeyondInput,
        ),
    ]);
}

#[test]
fn elements_without_bytes() {
    let _alone = alone();
    let blocks = |count: i64, times: usize| [long(count).repeat(times), vec![0]].concat();
    let nested = [long(100), blocks(60_000, 1).repeat(100), vec![0]].concat();
    run_all(&[
        attack::<Vec<()>>(
            "nulls without end",
            promising(i64::MAX),
            TooManyEmptyElements,
        ),
        attack::<Vec<()>>("one null too many", blocks(65_537, 1), TooManyEmptyElements),
        attack::<Vec<()>>(
            "nulls in a negative block",
            [long(i64::MIN), long(0)].concat(),
            TooManyEmptyElements,
        ),
        attack::<Vec<()>>(
            "nulls in two blocks",
            blocks(40_000, 2),
            TooManyEmptyElements,
        ),
        attack::<Vec<()>>(
            "nulls in a million blocks",
            [2].repeat(1_000_000),
            TooManyEmptyElements,
        ),
        attack::<Vec<Vec<()>>>(
            "arrays of nulls that multiply",
            nested,
            TooManyEmptyElements,
        ),
        attack::<Vec<Nothing>>(
            "records without fields",
            promising(i64::MAX),
            TooManyEmptyElements,
        ),
        attack::<Vec<None>>(
            "fixeds of no bytes",
            promising(65_537),
            TooManyEmptyElements,
        ),
        sound::<Vec<()>>("as many nulls as one value may hold", blocks(65_536, 1)),
    ]);
}

/// Each null is one byte, and in generated code leaves room for a record of hundreds of fields; a
/// list of one makes room for four, and a map of one for eleven.
#[test]
fn room_for_what_is_absent() {
    let _alone = alone();
    let absent = [long(1_000_000), vec![0; 1_000_001]].concat();
    let lists = [long(400_000), [2, 0, 0].repeat(400_000), vec![0]].concat();
    let maps = [long(100_000), [2, 0, 0, 0].repeat(100_000), vec![0]].concat();
    run_all(&[
        attack::<Vec<Option<Wide>>>("a million absent records", absent, TooMuchMemory)
            .dynamic(Ok(())),
        attack::<Vec<Vec<Option<Settings>>>>("lists of one absent record", lists, TooMuchMemory)
            .dynamic(Ok(())),
        attack::<Vec<BTreeMap<String, Option<Wide>>>>(
            "maps of one absent record",
            maps,
            TooMuchMemory,
        )
        .dynamic(Ok(())),
    ]);
}
