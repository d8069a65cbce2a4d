//! Numbers, texts and choices that are none, and bytes that are left over.

use std::collections::BTreeMap;

use avro_temporal_runtime::codec::DecodeErrorKind::{
    BranchOutOfRange, IntOutOfRange, InvalidBoolean, InvalidUtf8, InvalidUuid, InvalidVarint,
    SymbolOutOfRange, TrailingBytes, Truncated,
};
use avro_temporal_runtime::logical::Uuid;
use fuzz::types::plain::shapes::Kind;
use fuzz::types::rare::PaymentMethod;

use crate::attack::{attack, long, run_all, sound};
use crate::bounds::alone;

#[test]
fn numbers() {
    let _alone = alone();
    let ten = |last: u8| [vec![0xff; 9], vec![last]].concat();
    run_all(&[
        attack::<i64>(
            "a varint of eleven bytes",
            [vec![0x80; 10], vec![0]].concat(),
            InvalidVarint,
        ),
        attack::<i64>("a varint of 65 bits", ten(2), InvalidVarint),
        attack::<i64>("a varint of 70 bits", ten(0x7f), InvalidVarint),
        attack::<i64>("a varint without end", vec![0x80; 1 << 20], InvalidVarint),
        attack::<i64>("a varint that is cut", [0x80; 9], Truncated),
        sound::<i64>("a varint that is padded", [0x80, 0x80, 0x80, 0]),
        sound::<i64>(
            "a varint that is padded to ten bytes",
            [vec![0x80; 9], vec![0]].concat(),
        ),
        sound::<i64>("the least long", ten(1)),
        attack::<i32>(
            "an int of 33 bits",
            long(i64::from(i32::MAX) + 1),
            IntOutOfRange,
        ),
        attack::<i32>(
            "a negative int of 33 bits",
            long(i64::from(i32::MIN) - 1),
            IntOutOfRange,
        ),
        attack::<i32>("an int of 64 bits", long(i64::MIN), IntOutOfRange),
        attack::<f64>("a double of seven bytes", [0; 7], Truncated),
        attack::<bool>("a boolean of 2", [2], InvalidBoolean),
        attack::<bool>("a boolean of 255", [0xff], InvalidBoolean),
    ]);
}

#[test]
fn texts() {
    let _alone = alone();
    let text = |bytes: &[u8]| {
        [
            long(i64::try_from(bytes.len()).expect("small")),
            bytes.to_vec(),
        ]
        .concat()
    };
    run_all(&[
        attack::<String>("an overlong zero", text(b"\xc0\x80"), InvalidUtf8),
        attack::<String>("an overlong slash", text(b"\xe0\x80\xaf"), InvalidUtf8),
        attack::<String>("a surrogate", text(b"\xed\xa0\x80"), InvalidUtf8),
        attack::<String>("a character that is cut", text(b"\xe2\x82"), InvalidUtf8),
        attack::<String>(
            "a character beyond the last",
            text(b"\xf4\x90\x80\x80"),
            InvalidUtf8,
        ),
        attack::<BTreeMap<String, i64>>(
            "a key that is not UTF-8",
            [vec![2], text(b"\xff"), vec![0, 0]].concat(),
            InvalidUtf8,
        ),
        // To who doesn't know better, it is a text.
        attack::<Uuid>(
            "a uuid of braces",
            text(b"{550e8400-e29b-41d4-a716-446655440000}"),
            InvalidUuid,
        )
        .dynamic(Ok(())),
        attack::<Uuid>(
            "a uuid of a megabyte",
            text(&vec![b'0'; 1 << 20]),
            InvalidUuid,
        )
        .dynamic(Ok(())),
    ]);
}

#[test]
fn choices() {
    let _alone = alone();
    run_all(&[
        attack::<Option<i64>>("branch 2 of two", [4, 0], BranchOutOfRange),
        attack::<Option<i64>>("branch -1", [1, 0], BranchOutOfRange),
        attack::<Option<i64>>(
            "the last branch that a number can name",
            long(i64::MAX),
            BranchOutOfRange,
        ),
        attack::<PaymentMethod>("branch 5 of five", [10, 0], BranchOutOfRange),
        attack::<PaymentMethod>("the least branch", long(i64::MIN), BranchOutOfRange),
        attack::<Kind>("symbol 3 of three", [6], SymbolOutOfRange),
        attack::<Kind>("symbol -1", [1], SymbolOutOfRange),
        attack::<Kind>(
            "the last symbol that a number can name",
            long(i64::MAX),
            SymbolOutOfRange,
        ),
    ]);
}

#[test]
fn what_is_left_over() {
    let _alone = alone();
    let null_and = |bytes: usize| vec![0; bytes];
    run_all(&[
        attack::<()>("a byte after null", [0], TrailingBytes),
        attack::<i64>("a byte after a number", [0, 0], TrailingBytes),
        attack::<Vec<i64>>("a second end of an array", [0, 0], TrailingBytes),
        attack::<Option<i64>>("a megabyte after null", null_and(1 << 20), TrailingBytes),
    ]);
}
