//! Values that nobody wants, and values that are too deep.

use avro_temporal_contract::binary::{
    DecodeErrorKind as Kind, EncodeError, MAX_DEPTH, MAX_EMPTY_ELEMENTS, Reader, Writer,
};
use avro_temporal_contract::resolution::skip;

use crate::support::{hex, schema};

const LIST: &str = r#"{"type":"record","name":"Node","fields":[{"name":"v","type":"int"},{"name":"next","type":["null","Node"]}]}"#;

fn list(nodes: usize) -> Vec<u8> {
    let mut bytes = [2, 2].repeat(nodes - 1);
    bytes.extend([2, 0]);
    bytes
}

#[test]
fn a_list_of_a_thousand_passes_and_one_of_a_million_fails() {
    let small = std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(|| {
            let schema = schema(LIST);
            let skip_list = |nodes| {
                let bytes = list(nodes);
                let mut input = Reader::new(&bytes);
                skip(&mut input, &schema.set, &schema.ty).map_err(|error| error.kind().clone())
            };
            let deepest = usize::try_from(MAX_DEPTH).expect("a small number");
            assert_eq!(skip_list(1000), Ok(()));
            assert_eq!(skip_list(deepest), Ok(()));
            assert_eq!(skip_list(deepest + 1), Err(Kind::TooDeep));
            assert_eq!(skip_list(1_000_000), Err(Kind::TooDeep));
        });
    small.expect("a thread").join().expect("it ends well");
}

#[test]
fn nothing_is_written_deeper_than_it_is_read() {
    fn write(out: &mut Writer, levels: u32) {
        out.nested(|out| {
            out.boolean(true);
            if levels > 1 {
                write(out, levels - 1);
            }
        });
    }
    let length = |levels| {
        let mut out = Writer::after(vec![7]);
        write(&mut out, levels);
        out.finish().map(|bytes| bytes.len())
    };
    assert_eq!(length(MAX_DEPTH), Ok(MAX_DEPTH as usize + 1));
    assert_eq!(length(MAX_DEPTH + 1), Err(EncodeError::TooDeep));
    assert_eq!(length(1_000_000), Err(EncodeError::TooDeep));
    assert_eq!(
        EncodeError::TooDeep.to_string(),
        "records nest deeper than 2048 levels, and no reader would follow"
    );
}

#[test]
fn no_more_empty_elements_are_written_than_are_read() {
    let write = |counts: &[u64]| {
        let mut out = Writer::new();
        for &count in counts {
            out.elements(usize::try_from(count).expect("a small number"), |_| {});
        }
        out.elements(1_000_000, |out| out.boolean(true));
        out.finish().map(|bytes| bytes.len())
    };
    assert_eq!(write(&[MAX_EMPTY_ELEMENTS]), Ok(1));
    let expected = Err(EncodeError::TooManyEmptyElements);
    assert_eq!(write(&[MAX_EMPTY_ELEMENTS + 1]), expected);
    assert_eq!(write(&[MAX_EMPTY_ELEMENTS, 1]), expected);
    assert_eq!(
        EncodeError::TooManyEmptyElements.to_string(),
        "more than 65536 elements have no bytes, and no reader would take them"
    );
}

#[test]
fn every_type_is_skipped_to_its_end() {
    let table = [
        (r#""null""#, ""),
        (r#""boolean""#, "01"),
        (r#""int""#, "8001"),
        (r#""long""#, "feffffffffffffffff01"),
        (r#""float""#, "00000000"),
        (r#""double""#, "0000000000000000"),
        (r#""bytes""#, "0400ff"),
        (r#""string""#, "04c3a9"),
        (
            r#"{"type":"array","items":"string"}"#,
            "04 026102 62 03 04 02 63 0264 00",
        ),
        (r#"{"type":"array","items":"null"}"#, "d00f 00"),
        (
            r#"{"type":"map","values":"int"}"#,
            "02 0261 02 01 06 0262 8001 00",
        ),
        (r#"["null","int"]"#, "0202"),
        (r#"{"type":"enum","name":"E","symbols":["X","Y"]}"#, "02"),
        (r#"{"type":"fixed","name":"F","size":3}"#, "010203"),
        (
            r#"{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"b","type":"string"}]}"#,
            "02 0261",
        ),
        (LIST, "0202 0402 0600"),
    ];
    for (text, bytes) in table {
        let schema = schema(text);
        let bytes = hex(bytes);
        let skip = |bytes: &[u8]| {
            let mut input = Reader::new(bytes);
            skip(&mut input, &schema.set, &schema.ty).map(|()| input.offset())
        };
        let mut with_rest = bytes.clone();
        with_rest.extend([0x55, 0x55]);
        assert_eq!(skip(&with_rest), Ok(bytes.len()), "{text}");
        for end in 0..bytes.len() {
            assert!(skip(&bytes[..end]).is_err(), "{text}, {end} bytes");
        }
    }
}

#[test]
fn what_is_wrong_in_skipped_bytes_is_told_with_its_path() {
    let text = r#"{"type":"record","name":"R","fields":[{"name":"m","type":{"type":"map","values":
        {"type":"array","items":{"type":"record","name":"I","fields":[{"name":"b","type":"boolean"}]}}}}]}"#;
    let schema = schema(text);
    let bytes = hex("02 0261 04 01 07 00 00");
    let error = skip(&mut Reader::new(&bytes), &schema.set, &schema.ty).expect_err("a 7");
    assert_eq!(
        error.to_string(),
        "a boolean is neither 0 nor 1 at byte 5, in `m[][].b`"
    );
}
