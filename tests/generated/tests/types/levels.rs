//! Recursion without end: real data passes, and the stack holds whatever comes.

use avro_temporal_runtime::codec::{DecodeErrorKind, Writer};
use avro_temporal_runtime::contract::binary::{EncodeError, MAX_DEPTH};
use avro_temporal_runtime::{AvroType, PayloadErrorKind, wire};
use generated::by_macro::shapes::recursive::Node;
use generated::by_macro::traps::mutual::Ping;
use generated::by_macro::traps::r#type::Tree;
use generated::by_macro::wide::Wide;
use generated::versions;

use crate::embedded::Embedded;
use crate::shared::support::{decode, encode};

/// No test's own stack, but one like a worker's.
fn on_a_stack_of(kib: usize, run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new()
        .stack_size(kib * 1024)
        .spawn(run);
    thread.expect("a thread").join().expect("it ends well");
}

fn list(nodes: usize) -> Node {
    let mut list = Node {
        value: 0,
        next: None,
    };
    for value in 1..nodes {
        let value = i64::try_from(value).expect("a small number");
        list = Node {
            value,
            next: Some(Box::new(list)),
        };
    }
    list
}

/// A list's bytes: each node is the number 0, and then 1 for another, or 0.
fn list_bytes(nodes: usize) -> Vec<u8> {
    let mut bytes = [0, 2].repeat(nodes - 1);
    bytes.extend([0, 0]);
    bytes
}

const DEEPEST: usize = MAX_DEPTH as usize;

#[test]
fn a_list_of_a_thousand_nodes_is_a_value_like_any_other() {
    for nodes in [1, 1000, DEEPEST] {
        on_a_stack_of(2048, move || {
            let list = list(nodes);
            let bytes = encode(&list);
            let read: Node = decode(&bytes).expect("not too deep");
            assert_eq!(read, list);
            assert_eq!(read.clone().cmp(&list), std::cmp::Ordering::Equal);
            assert!(format!("{list:?}").len() > nodes);
        });
    }
}

#[test]
fn what_no_reader_would_follow_is_not_written() {
    let mut out = Writer::new();
    let list = list(DEEPEST + 1);
    list.encode(&mut out);
    assert_eq!(out.finish(), Err(EncodeError::TooDeep));
    assert_eq!(wire::write(&list), Err(EncodeError::TooDeep));
}

/// The error is where the level begins that is one too many.
fn check_too_deep<T: AvroType>(bytes: &[u8], offset: usize) {
    let error = decode::<T>(bytes).err().expect("too deep");
    assert_eq!(*error.kind(), DecodeErrorKind::TooDeep);
    assert_eq!(error.offset(), offset, "{error}");
    assert!(error.to_string().len() < 500, "{error}");
}

#[test]
fn a_million_levels_are_an_error() {
    on_a_stack_of(512, || {
        check_too_deep::<Node>(&list_bytes(1_000_000), 2 * DEEPEST);
        check_too_deep::<Node>(&list_bytes(DEEPEST + 1), 2 * DEEPEST);
        // Ping's branch 1 is a pong, and pong's branch 0 a ping.
        check_too_deep::<Ping>(&[2, 0].repeat(500_000), DEEPEST);
        // An array of one tree, whose array is of one tree, and so on.
        check_too_deep::<Tree>(&[2].repeat(1_000_000), DEEPEST);
        // A map with the empty name, of a tree that has no children.
        check_too_deep::<Tree>(&[0, 2, 0, 2].repeat(500_000), 4 * DEEPEST);
    });
}

#[test]
fn a_million_levels_of_another_version_are_an_error() {
    on_a_stack_of(512, || {
        let old = versions::old::versions::Node::info();
        let payload = Embedded::of(old.identity_text(), &list_bytes(1_000_000));
        let error = payload
            .read::<versions::new::versions::Node>()
            .expect_err("too deep");
        let PayloadErrorKind::Corrupt(inner) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(*inner.kind(), DecodeErrorKind::TooDeep);
        let payload = Embedded::of(old.identity_text(), &list_bytes(1000));
        payload
            .read::<versions::new::versions::Node>()
            .expect("not too deep");
    });
}

#[test]
fn a_million_levels_that_are_skipped_are_an_error() {
    let text = r#"{"name":"versions.Plain","type":"record","fields":[{"name":"id","type":"string"},{"name":"list","type":{"name":"versions.Node","type":"record","fields":[{"name":"value","type":"long"},{"name":"next","type":["null","versions.Node"]}]}},{"name":"count","type":"int"}]}"#;
    on_a_stack_of(512, move || {
        let bytes = |nodes| [&[2, b'x'], &list_bytes(nodes)[..], &[8]].concat();
        let payload = Embedded::of(text, &bytes(1000));
        let value: versions::new::versions::Plain = payload.read().expect("not too deep");
        assert_eq!((&*value.id, value.count), ("x", 4));
        let payload = Embedded::of(text, &bytes(1_000_000));
        let error = payload
            .read::<versions::new::versions::Plain>()
            .expect_err("too deep");
        let PayloadErrorKind::Corrupt(inner) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(*inner.kind(), DecodeErrorKind::TooDeep);
        assert!(inner.path().ends_with(".next.next"), "{error}");
    });
}

/// A level of hundreds of fields takes much of a stack, most where nothing is optimised.
#[test]
fn levels_of_wide_records_pass() {
    on_a_stack_of(512, || {
        let wide: Wide = decode(&wide_bytes(DEEPEST)).expect("not too deep");
        assert_eq!(encode(&wide), wide_bytes(DEEPEST));
        check_too_deep::<Wide>(&wide_bytes(DEEPEST + 1), 376 * DEEPEST);
    });
}

/// Each of 200 fields is empty, in eights: a text, a number, no text, an array, no digest, bytes, a
/// number, a map.
fn wide_bytes(levels: usize) -> Vec<u8> {
    let fields = [0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].repeat(25);
    let mut bytes = Vec::new();
    for level in 1..=levels {
        bytes.extend(&fields);
        bytes.push(if level == levels { 0 } else { 2 });
    }
    bytes.extend(fields.repeat(levels));
    bytes
}
