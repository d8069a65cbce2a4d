//! Avro's binary encoding of primitives, and all that bytes can have wrong.

use avro_temporal_contract::binary::{
    DecodeError, DecodeErrorKind as Kind, MAX_EMPTY_ELEMENTS, Reader, Writer,
};

use crate::support::{hex, to_hex};

fn written(write: impl FnOnce(&mut Writer)) -> String {
    let mut out = Writer::new();
    write(&mut out);
    to_hex(&out.finish().expect("nothing nests"))
}

/// What a read returns and where it ends, or what is wrong and where it began.
fn read<'b, T>(
    bytes: &'b [u8],
    read: impl FnOnce(&mut Reader<'b>) -> Result<T, DecodeError>,
) -> Result<(T, usize), (Kind, usize)> {
    let mut input = Reader::new(bytes);
    match read(&mut input) {
        Ok(value) => Ok((value, input.offset())),
        Err(error) => Err((error.kind().clone(), error.offset())),
    }
}

#[test]
fn longs_and_ints_are_zigzag_varints() {
    let table: [(i64, &str); 15] = [
        (0, "00"),
        (-1, "01"),
        (1, "02"),
        (-2, "03"),
        (63, "7e"),
        (-64, "7f"),
        (64, "8001"),
        (-65, "8101"),
        (8191, "fe7f"),
        (8192, "808001"),
        (i64::from(i32::MAX), "feffffff0f"),
        (i64::from(i32::MIN), "ffffffff0f"),
        (i64::from(i32::MAX) + 1, "8080808010"),
        (i64::MAX, "feffffffffffffffff01"),
        (i64::MIN, "ffffffffffffffffff01"),
    ];
    for (value, bytes) in table {
        assert_eq!(written(|out| out.long(value)), bytes);
        let length = bytes.len() / 2;
        assert_eq!(read(&hex(bytes), Reader::long), Ok((value, length)));
        let int = i32::try_from(value).map(|value| (value, length));
        assert_eq!(
            read(&hex(bytes), Reader::int),
            int.map_err(|_| (Kind::IntOutOfRange, 0))
        );
        if let Ok((value, _)) = int {
            assert_eq!(written(|out| out.int(value)), bytes);
        }
        // Every beginning of it is cut off.
        for end in 0..length {
            assert_eq!(
                read(&hex(&bytes[..2 * end]), Reader::long),
                Err((Kind::Truncated, 0))
            );
        }
    }
    assert_eq!(
        read(&hex("8180808010"), Reader::int),
        Err((Kind::IntOutOfRange, 0)),
        "one below the least"
    );
}

#[test]
fn varints_are_padded_as_one_likes_but_hold_64_bits() {
    for (bytes, value) in [
        ("8000", 0),
        ("8100", -1),
        ("80808080808080808000", 0),
        ("fe808080808080808000", 63),
        ("80808080808080808001", 1 << 62),
    ] {
        assert_eq!(
            read(&hex(bytes), Reader::long),
            Ok((value, bytes.len() / 2)),
            "{bytes}"
        );
    }
    assert_eq!(
        read(&hex("828080808000"), Reader::int),
        Ok((1, 6)),
        "ints too"
    );
    for bytes in [
        "80808080808080808002",
        "ffffffffffffffffff7f",
        "8080808080808080808000",
        "80808080808080808080",
        "ffffffffffffffffffffff",
    ] {
        assert_eq!(
            read(&hex(bytes), Reader::long),
            Err((Kind::InvalidVarint, 0)),
            "{bytes}"
        );
    }
    assert_eq!(
        read(&hex("808080808080808080"), Reader::long),
        Err((Kind::Truncated, 0))
    );
}

#[test]
fn booleans_are_0_or_1() {
    assert_eq!(
        (
            written(|out| out.boolean(false)),
            written(|out| out.boolean(true))
        ),
        ("00".into(), "01".into())
    );
    assert_eq!(read(&hex("00"), Reader::boolean), Ok((false, 1)));
    assert_eq!(read(&hex("01"), Reader::boolean), Ok((true, 1)));
    for bytes in ["02", "80", "ff"] {
        assert_eq!(
            read(&hex(bytes), Reader::boolean),
            Err((Kind::InvalidBoolean, 0))
        );
    }
    assert_eq!(read(&hex(""), Reader::boolean), Err((Kind::Truncated, 0)));
}

#[test]
fn floats_are_their_bits() {
    for (bits, bytes) in [
        (1.0_f32.to_bits(), "0000803f"),
        (0x8000_0000, "00000080"),
        (0x7fc0_1234, "3412c07f"),
    ] {
        assert_eq!(written(|out| out.float(f32::from_bits(bits))), bytes);
        assert_eq!(
            read(&hex(bytes), |input| input.float().map(f32::to_bits)),
            Ok((bits, 4))
        );
    }
    for (bits, bytes) in [
        (1.0_f64.to_bits(), "000000000000f03f"),
        (0xfff8_0000_0000_0001, "010000000000f8ff"),
    ] {
        assert_eq!(written(|out| out.double(f64::from_bits(bits))), bytes);
        assert_eq!(
            read(&hex(bytes), |input| input.double().map(f64::to_bits)),
            Ok((bits, 8))
        );
    }
    assert_eq!(
        read(&hex("000080"), Reader::float).err(),
        Some((Kind::Truncated, 0))
    );
    assert_eq!(
        read(&hex("00000000000000"), Reader::double).err(),
        Some((Kind::Truncated, 0))
    );
}

#[test]
fn bytes_and_strings_are_as_long_as_they_say() {
    assert_eq!(written(|out| out.bytes(&[])), "00");
    assert_eq!(written(|out| out.bytes(&[0, 255])), "0400ff");
    assert_eq!(written(|out| out.string("é")), "04c3a9");
    let bytes = |text: &str| read(&hex(text), |input| input.bytes().map(<[u8]>::to_vec));
    assert_eq!(bytes("0400ff77"), Ok((vec![0, 255], 3)));
    assert_eq!(bytes("00"), Ok((vec![], 1)));
    assert_eq!(bytes("01"), Err((Kind::NegativeLength, 0)));
    assert_eq!(
        bytes("ffffffffffffffffff01"),
        Err((Kind::NegativeLength, 0))
    );
    assert_eq!(bytes("0400"), Err((Kind::LengthBeyondInput, 0)));
    assert_eq!(
        bytes("feffffffffffffffff01"),
        Err((Kind::LengthBeyondInput, 0))
    );
    assert_eq!(bytes(""), Err((Kind::Truncated, 0)));
    let string = |text: &str| read(&hex(text), |input| input.string().map(str::to_owned));
    assert_eq!(string("04c3a9"), Ok(("é".to_owned(), 3)));
    // Cut in a character, overlong, a surrogate, beyond the last code point.
    for text in ["02c3", "04c080", "06eda080", "08f4908080", "02ff"] {
        assert_eq!(string(text), Err((Kind::InvalidUtf8, 0)), "{text}");
    }
    assert_eq!(read(&hex("0102"), Reader::array::<2>), Ok(([1, 2], 2)));
    assert_eq!(
        read(&hex("01"), Reader::array::<2>),
        Err((Kind::Truncated, 0))
    );
    assert_eq!(
        read(&hex("01"), |input| input.raw(usize::MAX).map(<[u8]>::len)),
        Err((Kind::Truncated, 0))
    );
}

#[test]
fn indexes_are_within_what_there_is() {
    for (bytes, expected) in [
        ("00", Ok((0, 1))),
        ("04", Ok((2, 1))),
        ("06", Err(())),
        ("01", Err(())),
        ("feffffffffffffffff01", Err(())),
    ] {
        let branch = read(&hex(bytes), |input| input.branch(3));
        assert_eq!(
            branch,
            expected.map_err(|()| (Kind::BranchOutOfRange, 0)),
            "{bytes}"
        );
        let symbol = read(&hex(bytes), |input| input.symbol(3));
        assert_eq!(
            symbol,
            expected.map_err(|()| (Kind::SymbolOutOfRange, 0)),
            "{bytes}"
        );
    }
    assert_eq!(
        read(&hex("00"), |input| input.branch(0)),
        Err((Kind::BranchOutOfRange, 0))
    );
}

#[test]
fn a_blocks_count_is_checked_against_what_remains() {
    let block = |bytes: &str, minimum: usize| read(&hex(bytes), |input| input.block(minimum));
    assert_eq!(block("00", 1), Ok((0, 1)));
    assert_eq!(block("04aabb", 1), Ok((2, 1)));
    assert_eq!(block("04aabb", 2), Err((Kind::LengthBeyondInput, 0)));
    assert_eq!(block("06aabb", 1), Err((Kind::LengthBeyondInput, 0)));
    assert_eq!(
        block("02aabb", usize::MAX),
        Err((Kind::LengthBeyondInput, 0))
    );
    // A negative count has the block's size in bytes behind it.
    assert_eq!(block("0304aabb", 1), Ok((2, 2)));
    assert_eq!(block("0306aabb", 1), Err((Kind::LengthBeyondInput, 0)));
    assert_eq!(block("0303aabb", 1), Err((Kind::NegativeLength, 0)));
    assert_eq!(block("03", 1), Err((Kind::Truncated, 1)));
    assert_eq!(
        block("03feffffffffffffffff01", 1),
        Err((Kind::LengthBeyondInput, 0))
    );
    // The least count has no positive counterpart.
    assert_eq!(
        block("ffffffffffffffffff0100", 1),
        Err((Kind::LengthBeyondInput, 0))
    );
    assert_eq!(
        block("ffffffffffffffffff0100", 0),
        Err((Kind::TooManyEmptyElements, 0))
    );
    assert_eq!(
        block("feffffffffffffffff01", 0),
        Err((Kind::TooManyEmptyElements, 0))
    );
}

#[test]
fn elements_without_bytes_have_a_budget_in_all() {
    let mut out = Writer::new();
    let most = usize::try_from(MAX_EMPTY_ELEMENTS).expect("a small number");
    out.block(most - 1);
    out.block(1);
    out.block(1);
    let bytes = out.finish().expect("nothing nests");
    let mut input = Reader::new(&bytes);
    assert_eq!(input.block(0), Ok(most - 1));
    assert_eq!(input.block(0), Ok(1));
    assert_eq!(
        input.block(0).map_err(|error| error.kind().clone()),
        Err(Kind::TooManyEmptyElements)
    );
}

#[test]
fn room_is_made_for_little_more_than_remains() {
    let bytes = [0; 10_000];
    let input = Reader::new(&bytes);
    assert_eq!(input.capacity(1_000_000, 10), 1_000);
    assert_eq!(input.capacity(3, 10), 3);
    assert_eq!(
        input.capacity(1_000_000, 0),
        10_000,
        "elements that take no memory"
    );
    let few = Reader::new(&bytes[..10]);
    assert_eq!(few.capacity(1_000_000, 100), 10, "a kilobyte");
    assert_eq!(few.capacity(5, 100), 5);
}

#[test]
fn a_value_ends_where_its_bytes_do() {
    let mut input = Reader::new(&[0, 1]);
    assert_eq!(input.boolean(), Ok(false));
    assert_eq!(input.remaining(), 1);
    let error = input.finish().expect_err("a byte remains");
    assert_eq!(error.to_string(), "bytes remain after the value at byte 1");
    assert_eq!(input.boolean(), Ok(true));
    assert_eq!(input.finish(), Ok(()));
}

#[test]
fn an_error_tells_the_path_from_outside_in() {
    let error = Reader::new(&[2]).boolean().expect_err("a 2");
    let error = error
        .within("quantity")
        .within("[]")
        .within("lines")
        .within("order");
    assert_eq!(error.path(), "order.lines[].quantity");
    assert_eq!(
        error.to_string(),
        "a boolean is neither 0 nor 1 at byte 0, in `order.lines[].quantity`"
    );
    let deep = (0..10_000).fold(error, |error, _| error.within("next"));
    assert!(deep.path().starts_with("….next.next."), "{}", deep.path());
    assert!(deep.path().ends_with("order.lines[].quantity") && deep.path().len() < 200);
}

#[test]
fn what_depends_on_the_reader_is_told_apart() {
    assert!(Kind::UnknownBranch("A".to_owned()).depends_on_reader());
    assert!(Kind::UnknownSymbol("A".to_owned()).depends_on_reader());
    for kind in [
        Kind::Truncated,
        Kind::BranchOutOfRange,
        Kind::SymbolOutOfRange,
        Kind::TooDeep,
    ] {
        assert!(!kind.depends_on_reader(), "{kind}");
    }
}
