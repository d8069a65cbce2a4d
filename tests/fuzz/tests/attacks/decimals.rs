//! Decimals of too many digits, and of scales that would need them. Where a type is known only at
//! run time, a decimal is its bytes.

use avro_temporal_runtime::codec::DecodeErrorKind::{InvalidDecimal, Truncated};
use avro_temporal_runtime::logical::{BigDecimal, Decimal};
use fuzz::types::rare::acme::logical::{Price, Wide};

use crate::attack::{Attack, attack, long, run_all, sound};
use crate::bounds::alone;

fn bytes(bytes: &[u8]) -> Vec<u8> {
    let length = i64::try_from(bytes.len()).expect("small");
    [long(length), bytes.to_vec()].concat()
}

/// A big-decimal: its digits as bytes, and its scale, in bytes.
fn big(unscaled: &[u8], scale: i64) -> Vec<u8> {
    bytes(&[bytes(unscaled), long(scale)].concat())
}

fn invalid_big(name: &'static str, bytes: Vec<u8>) -> Attack {
    attack::<BigDecimal>(name, bytes, InvalidDecimal).dynamic(Ok(()))
}

#[test]
fn decimals() {
    let _alone = alone();
    let megabyte = vec![0x7f; 1 << 20];
    run_all(&[
        attack::<Decimal<10, 2>>("a decimal of no bytes", [0], InvalidDecimal).dynamic(Ok(())),
        attack::<Decimal<10, 2>>("a decimal of a megabyte", bytes(&megabyte), InvalidDecimal)
            .dynamic(Ok(())),
        attack::<Decimal<10, 2>>(
            "a decimal of eleven digits",
            bytes(&[0x7f; 5]),
            InvalidDecimal,
        )
        .dynamic(Ok(())),
        sound::<Decimal<10, 2>>(
            "a decimal with a megabyte of zeros before it",
            bytes(&vec![0; 1 << 20]),
        ),
        attack::<Price>(
            "a fixed decimal of nineteen digits",
            [0x7f; 8],
            InvalidDecimal,
        )
        .dynamic(Ok(())),
        attack::<Wide>("a wide decimal that is cut", [0; 1099], Truncated),
    ]);
}

#[test]
fn big_decimals() {
    let _alone = alone();
    run_all(&[
        invalid_big("the greatest scale", big(&[1], i64::from(i32::MAX))),
        invalid_big("the least scale", big(&[1], i64::from(i32::MIN))),
        invalid_big("a scale beyond an int", big(&[1], i64::MAX)),
        invalid_big("a scale beyond what is computed", big(&[1], 65_537)),
        invalid_big("a big-decimal without a scale", bytes(&bytes(&[1]))),
        invalid_big("a big-decimal of no bytes", big(&[], 0)),
        invalid_big(
            "bytes after the scale",
            bytes(&[bytes(&[1]), vec![0, 0]].concat()),
        ),
        invalid_big("digits longer than their bytes", bytes(&long(i64::MAX))),
        sound::<BigDecimal>("a megabyte of digits", big(&vec![0x7f; 1 << 20], 65_536)),
    ]);
}
