//! Unions of one version read as those of another, and the cases that are errors.

use std::fmt::Debug;

use avro_temporal_runtime::codec::DecodeErrorKind;
use avro_temporal_runtime::{AvroType, PayloadErrorKind};
use constructs::by_macro::acme::unions::{
    Card, Cash, Digest, OrderNullLast, OrderPayment, OrderSingle, OrderTimes, OrderWithoutNull,
};
use constructs::by_macro::other::unions::Voucher;
use constructs::by_macro::recursive::unions::{Call, CallNext, CallTarget};

use crate::shared::support::Embedded;

const CARD: &str =
    r#"{"name":"acme.unions.Card","type":"record","fields":[{"name":"number","type":"string"}]}"#;
const CASH: &str =
    r#"{"name":"acme.unions.Cash","type":"record","fields":[{"name":"number","type":"string"}]}"#;

fn read<T: AvroType>(writer: &str, bytes: &[u8]) -> Result<T, PayloadErrorKind> {
    Embedded::of(writer, bytes)
        .read()
        .map_err(|error: avro_temporal_runtime::PayloadError| error.kind().clone())
}

fn expect<T: AvroType + PartialEq + Debug>(writer: &str, bytes: &[u8], expected: T) {
    assert_eq!(read::<T>(writer, bytes), Ok(expected), "{writer}");
}

fn card() -> Card {
    Card {
        number: "1".to_owned(),
    }
}

fn cash() -> Cash {
    Cash {
        number: "1".to_owned(),
    }
}

#[test]
fn a_single_type_becomes_a_branch() {
    expect(CARD, &[2, b'1'], OrderPayment::Card(card()));
    expect(CASH, &[2, b'1'], OrderPayment::Cash(cash()));
    expect(
        r#""string""#,
        &[2, b'1'],
        OrderSingle::String("1".to_owned()),
    );
    expect(r#""null""#, &[], OrderNullLast::Null);
    // The exact type first, then promotion in the order of the branches.
    expect(r#""int""#, &[2], OrderNullLast::Int(1));
    expect(r#""long""#, &[2], OrderNullLast::Double(1.0));
}

#[test]
fn a_union_becomes_a_single_type() {
    let writer = format!(r#"["null",{CARD},"string"]"#);
    expect(&writer, &[2, 2, b'1'], card());
    expect(&writer, &[4, 2, b'1'], "1".to_owned());
    let unknown = read::<Card>(&writer, &[0]);
    expect_unknown_branch(&unknown, "null", 0, "");
    expect(&writer, &[0], None::<Card>);
    expect_unknown_branch(
        &read::<Option<Card>>(&writer, &[4, 2, b'1']),
        "string",
        0,
        "",
    );
}

#[test]
fn branches_are_found_in_another_order() {
    let writer = format!(r#"["string",{CASH},"null",{CARD}]"#);
    expect(&writer, &[0, 2, b'1'], OrderPayment::String("1".to_owned()));
    expect(&writer, &[2, 2, b'1'], OrderPayment::Cash(cash()));
    expect(&writer, &[4], OrderPayment::Null);
    expect(&writer, &[6, 2, b'1'], OrderPayment::Card(card()));
    expect(
        r#"["bytes","string"]"#,
        &[0, 2, 0xff],
        OrderWithoutNull::Bytes(vec![0xff]),
    );
}

#[test]
fn a_branch_that_the_reader_lacks_is_an_error_with_its_path() {
    let writer = r#"{"name":"other.unions.Voucher","type":"record","fields":[{"name":"new","type":"long"},{"name":"worth","type":["null","string","double"]}]}"#;
    expect(
        writer,
        &[2, 0],
        Voucher {
            worth: constructs::by_macro::other::unions::VoucherWorth::Null,
        },
    );
    expect_unknown_branch(
        &read::<Voucher>(writer, &[2, 2, 2, b'1']),
        "string",
        1,
        "worth",
    );
    // Sound bytes, but not of this schema.
    let corrupt = read::<Voucher>(writer, &[2, 6]);
    assert!(
        matches!(corrupt, Err(PayloadErrorKind::Corrupt(_))),
        "{corrupt:?}"
    );
}

#[test]
fn unions_that_share_no_branch_are_known_before_a_byte_is_read() {
    for writer in [r#"["boolean","null"]"#, r#""boolean""#, "[]"] {
        let result = read::<OrderSingle>(writer, &[0, 0]);
        assert!(
            matches!(result, Err(PayloadErrorKind::Incompatible(_))),
            "{writer}: {result:?}"
        );
    }
}

#[test]
fn a_changed_unit_is_refused_in_a_union_too() {
    let micros = r#"{"type":"long","logicalType":"timestamp-micros"}"#;
    let millis = r#"{"type":"long","logicalType":"timestamp-millis"}"#;
    expect(micros, &[2], OrderTimes::Long(1.into()));
    expect(r#""long""#, &[2], OrderTimes::Long(1.into()));
    let result = read::<OrderTimes>(millis, &[2]);
    assert!(
        matches!(result, Err(PayloadErrorKind::Incompatible(_))),
        "{result:?}"
    );
    // Among other branches, it depends on the data.
    let writer = format!(r#"["null",{millis}]"#);
    expect(&writer, &[0], OrderTimes::Null);
    let result = read::<OrderTimes>(&writer, &[2, 2]);
    assert!(
        matches!(result, Err(PayloadErrorKind::UnknownValue(_))),
        "{result:?}"
    );
}

#[test]
fn a_fixed_of_another_size_is_no_branch() {
    let digest =
        |size: usize| format!(r#"{{"name":"acme.unions.Digest","type":"fixed","size":{size}}}"#);
    expect(
        &digest(4),
        &[1, 2, 3, 4],
        OrderWithoutNull::Digest(Digest([1, 2, 3, 4])),
    );
    let result = read::<OrderWithoutNull>(&digest(3), &[1, 2, 3]);
    assert!(
        matches!(result, Err(PayloadErrorKind::Incompatible(_))),
        "{result:?}"
    );
}

#[test]
fn recursion_through_a_union_is_resolved() {
    let writer = r#"{"name":"recursive.unions.Call","type":"record","fields":[{"name":"next","type":["recursive.unions.Call","null"]}]}"#;
    let result = read::<Call>(writer, &[0, 0, 2]);
    // `target` has no default.
    assert!(
        matches!(result, Err(PayloadErrorKind::Incompatible(_))),
        "{result:?}"
    );
    let writer = r#"{"name":"recursive.unions.Call","type":"record","fields":[{"name":"target","type":"null"},{"name":"next","type":["recursive.unions.Call","null"]}]}"#;
    let last = Call {
        target: CallTarget::Null,
        next: CallNext::Null,
    };
    let middle = Call {
        target: CallTarget::Null,
        next: CallNext::from(last),
    };
    let first = Call {
        target: CallTarget::Null,
        next: CallNext::from(middle),
    };
    expect(writer, &[0, 0, 2], first);
}

fn expect_unknown_branch<T: Debug>(
    result: &Result<T, PayloadErrorKind>,
    branch: &str,
    offset: usize,
    path: &str,
) {
    let Err(PayloadErrorKind::UnknownValue(error)) = result else {
        panic!("{result:?}");
    };
    assert_eq!(
        *error.kind(),
        DecodeErrorKind::UnknownBranch(branch.to_owned())
    );
    assert_eq!(error.offset(), offset);
    assert_eq!(error.path(), path);
}
