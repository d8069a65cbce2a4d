//! What hostile bytes make a decoder allocate. A binary of its own, with one test: its allocator
//! counts for the whole process.

use avro_temporal_runtime::codec::Reader;
use avro_temporal_runtime::contract::schema::{Identity, fingerprint};
use avro_temporal_runtime::contract::wire::MAGIC;
use avro_temporal_runtime::{AvroType, wire};
use generated::by_macro::acme::orders::v1::Order;
use generated::by_macro::pedantic::{Huge, Nulls};
use generated::by_macro::shapes::recursive::Node;
use generated::by_macro::shapes::{Collections, Leaves, Options};
use generated::by_macro::traps::r#type::Tree;
use generated::by_macro::wide::Wide;
use generated::versions::new::versions::{Added, Grown, Plain};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// What a decoder may allocate beyond a multiple of its input: an error, a piece of a stack, the
/// elements without bytes that one value may hold.
const FREE: usize = 512 * 1024 * 1024;
/// How many times its input a value may be.
const TIMES: usize = 64;

/// The most bytes that were allocated at once, beyond those before.
fn peak(run: impl FnOnce()) -> usize {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    run();
    ALLOCATOR.peak_usage().saturating_sub(before)
}

fn check(case: &str, input: usize, run: impl FnOnce()) {
    let peak = peak(run);
    assert!(
        peak <= TIMES * input + FREE,
        "{case}: {peak} bytes, of an input of {input}"
    );
}

fn decode<T: AvroType>(bytes: &[u8]) {
    // Whether it is a value or an error, it is dropped.
    let mut input = Reader::new(bytes);
    drop(T::decode(&mut input));
}

/// A length after some bytes, and a little of what it promises.
fn length_bomb(prefix: &[u8], length: i64) -> Vec<u8> {
    let mut bytes = prefix.to_vec();
    bytes.extend(zigzag(length));
    bytes.extend([2; 64]);
    bytes
}

fn zigzag(value: i64) -> Vec<u8> {
    let mut out = avro_temporal_runtime::codec::Writer::new();
    out.long(value);
    out.finish().expect("nothing nests")
}

fn all_types(case: &str, bytes: &[u8]) {
    check(case, bytes.len(), || decode::<Order>(bytes));
    check(case, bytes.len(), || decode::<Options>(bytes));
    check(case, bytes.len(), || decode::<Collections>(bytes));
    check(case, bytes.len(), || decode::<Leaves>(bytes));
    check(case, bytes.len(), || decode::<Nulls>(bytes));
    check(case, bytes.len(), || decode::<Node>(bytes));
    check(case, bytes.len(), || decode::<Tree>(bytes));
    check(case, bytes.len(), || decode::<Huge>(bytes));
    check(case, bytes.len(), || decode::<Wide>(bytes));
    check(case, bytes.len(), || decode::<Vec<String>>(bytes));
    check(case, bytes.len(), || decode::<Vec<Order>>(bytes));
    check(case, bytes.len(), || decode::<Vec<Vec<Vec<i64>>>>(bytes));
    check(case, bytes.len(), || {
        decode::<Vec<Option<Box<Wide>>>>(bytes);
    });
    check(case, bytes.len(), || decode::<Vec<()>>(bytes));
    check(case, bytes.len(), || decode::<Vec<u8>>(bytes));
}

/// A payload of a schema that its tag vouches for.
fn read_embedded<T: AvroType>(case: &str, schema: &str, canonical: &str, binary: &[u8]) {
    let identity = Identity::of(schema);
    let tag = format!("a.A@0:{identity}");
    let data = [&MAGIC, &fingerprint(canonical).0[..], binary].concat();
    let metadata = |key: &str| match key {
        wire::ENCODING => Some(wire::BINARY_AVRO.as_bytes()),
        wire::SCHEMA_TAG => Some(tag.as_bytes()),
        wire::EMBEDDED_SCHEMA => Some(schema.as_bytes()),
        _ => None,
    };
    check(case, schema.len() + data.len(), || {
        drop(wire::read::<T>(&metadata, &data));
    });
}

#[test]
fn a_decoder_allocates_a_small_multiple_of_its_input() {
    // The counter counts.
    assert!(peak(|| drop(vec![0_u8; 1 << 24])) >= 1 << 24);

    for length in [
        i64::MAX,
        i64::MIN,
        -1,
        -64,
        1 << 31,
        1 << 40,
        1 << 20,
        60,
        65_536,
        65_537,
    ] {
        for prefix in 0..24 {
            all_types(
                &format!("length {length} at {prefix}"),
                &length_bomb(&vec![0; prefix], length),
            );
            all_types(
                &format!("length {length} after {prefix}"),
                &length_bomb(&vec![2; prefix], length),
            );
        }
    }
    // A count that the bytes could hold, if the first element weren't the last.
    let hopeful = [zigzag(1_000_000), vec![0xff; 1_000_000]].concat();
    all_types("a count that the bytes could hold", &hopeful);
    check("optional records", hopeful.len(), || {
        decode::<Vec<Option<Wide>>>(&hopeful);
    });
    // Blocks upon blocks, of one element each, none of which is large.
    for byte in 0..=u8::MAX {
        all_types(&format!("nothing but {byte}"), &vec![byte; 100_000]);
    }
    for nodes in [1000, 100_000] {
        check("a list", 2 * nodes, || {
            decode::<Node>(&[0, 2].repeat(nodes));
        });
        check("a tree", nodes, || decode::<Tree>(&[2].repeat(nodes)));
    }
    // Elements that take no bytes, in blocks of as many as one value may hold.
    let nulls = [zigzag(65_536), vec![0]].concat();
    check("nulls", nulls.len(), || decode::<Vec<()>>(&nulls));

    // Nulls of optional records, each of which leaves room for the record.
    let absent = [zigzag(1_000_000), vec![0; 1_000_001]].concat();
    check("absent wide records", absent.len(), || {
        decode::<Vec<Option<Wide>>>(&absent);
    });
    check("absent orders", absent.len(), || {
        decode::<Vec<Option<Order>>>(&absent);
    });

    // Elements of another version that take no bytes, and take their defaults.
    let nothing =
        r#"{"type":"array","items":{"name":"versions.Grown","type":"record","fields":[]}}"#;
    read_embedded::<Vec<Grown>>("a field without default", nothing, nothing, &nulls);
    let nothing = r#"{"type":"array","items":{"name":"versions.Plain","type":"record","fields":[{"name":"count","type":"int"}]}}"#;
    read_embedded::<Vec<Plain>>(
        "defaults",
        nothing,
        nothing,
        &[zigzag(50_000), vec![0; 50_001]].concat(),
    );
    let text = r#"{"type":"array","items":{"name":"versions.Added","type":"record","fields":[{"name":"id","type":"string"}]}}"#;
    read_embedded::<Vec<Added>>(
        "a name and twenty defaults",
        text,
        text,
        &[zigzag(1000), vec![0; 1001]].concat(),
    );
    // What is skipped is not kept.
    let text = r#"{"name":"versions.Plain","type":"record","fields":[{"name":"skipped","type":{"type":"array","items":"string"}},{"name":"count","type":"int"}]}"#;
    read_embedded::<Plain>(
        "skipped",
        text,
        text,
        &[zigzag(100_000), vec![0; 100_002]].concat(),
    );
    // A schema of as many types as fit.
    let fields: Vec<String> = (0..700)
        .map(|field| {
            format!(r#"{{"name":"f{field}","type":{{"name":"T{field}","type":"fixed","size":1}}}}"#)
        })
        .collect();
    let text = format!(
        r#"{{"name":"versions.Plain","type":"record","fields":[{}]}}"#,
        fields.join(",")
    );
    read_embedded::<Plain>("a large schema", &text, &text, &[0; 1000]);
}
