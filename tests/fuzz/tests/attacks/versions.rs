//! Bytes of another version of a type, which are resolved as they are read.

use avro_temporal_runtime::codec::DecodeErrorKind::{
    self, BranchOutOfRange, IntOutOfRange, InvalidUtf8, LengthBeyondInput, SymbolOutOfRange,
    TooDeep, TooManyEmptyElements, TooManyFields, TooMuchMemory, Truncated, UnknownSymbol,
};
use avro_temporal_runtime::contract::resolution::Resolver;
use avro_temporal_runtime::contract::schema::Identity;
use avro_temporal_runtime::contract::wire::read_embedded;
use avro_temporal_runtime::{AvroType, PayloadErrorKind};
use fuzz::Payload;
use fuzz::types::Generated;
use fuzz::types::evolved::versions::{Added, Node, Plain, Symbols};

use crate::attack::long;
use crate::bounds::{FREE, FREE_OF_READER, alone, bounded, bounded_by};

/// A writer's schema, its bytes, and what they come to.
struct Attack {
    name: &'static str,
    victim: Generated,
    writer: String,
    bytes: Vec<u8>,
    kind: DecodeErrorKind,
    /// Whether generated code alone fails: it makes room for values, and others for their bytes.
    generated_alone: bool,
}

fn attack<T: AvroType>(
    name: &'static str,
    writer: impl Into<String>,
    bytes: impl Into<Vec<u8>>,
    kind: DecodeErrorKind,
) -> Attack {
    Attack {
        name,
        victim: Generated::of::<T>(),
        writer: writer.into(),
        bytes: bytes.into(),
        kind,
        generated_alone: false,
    }
}

impl Attack {
    fn run(&self) {
        let Self { name, victim, .. } = self;
        println!("{name}");
        let identity = Identity::of(&self.writer);
        let writer = read_embedded(self.writer.as_bytes(), identity)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let payload = Payload::of(&writer, &self.bytes);
        let input = self.writer.len() + self.bytes.len();
        // Room for what has next to no bytes is free, up to the reader's own limit.
        let free = if self.kind == TooMuchMemory {
            FREE_OF_READER
        } else {
            FREE
        };
        let read = bounded_by(free, name, input, || payload.reread(victim));
        let Err(error) = read else {
            panic!("{name}: it was read")
        };
        let (PayloadErrorKind::Corrupt(inner) | PayloadErrorKind::UnknownValue(inner)) =
            error.kind()
        else {
            panic!("{name}: {error}")
        };
        assert_eq!(*inner.kind(), self.kind, "{name}");
        let resolver = Resolver::new(&writer, victim.info.schema()).expect("some data is read");
        if !self.generated_alone {
            let resolved = bounded(name, input, || resolver.resolve(&self.bytes));
            let error = resolved.expect_err(name);
            assert_eq!(*error.kind(), self.kind, "{name}, resolved");
        }
    }
}

fn array(items: &str) -> String {
    format!(r#"{{"type":"array","items":{items}}}"#)
}

fn plain(fields: &str) -> String {
    format!(
        r#"{{"name":"versions.Plain","type":"record","fields":[{fields}{{"name":"count","type":"int"}}]}}"#
    )
}

/// A field that the reader skips.
fn skipped(ty: &str) -> String {
    plain(&format!(r#"{{"name":"gone","type":{ty}}},"#))
}

#[test]
fn bytes_of_another_version() {
    let _alone = alone();
    let node = r#"{"name":"versions.Node","type":"record","fields":[{"name":"value","type":"int"},{"name":"next","type":["null","versions.Node"]}]}"#;
    let list =
        r#"{"name":"List","type":"record","fields":[{"name":"next","type":["null","List"]}]}"#;
    let symbols = r#"{"name":"versions.Symbols","type":"record","fields":[{"name":"first","type":{"name":"versions.WithDefault","type":"enum","symbols":["A","B","C"]}},{"name":"kinds","type":{"type":"array","items":{"name":"versions.Bare","type":"enum","symbols":["X","Y"]}}}]}"#;
    let fields: Vec<_> = (0..1000)
        .map(|field| format!(r#",{{"name":"n{field}","type":"null"}}"#))
        .collect();
    let fields = fields.concat();
    let thin = format!(
        r#"{{"name":"Thin","type":"record","fields":[{{"name":"x","type":"boolean"}}{fields}]}}"#
    );
    let elements = |count: i64, bytes: usize| [long(count), vec![0; bytes]].concat();
    let table = [
        attack::<Vec<i64>>(
            "a promoted array without end",
            array("\"int\""),
            long(i64::MAX),
            LengthBeyondInput,
        ),
        attack::<Vec<i64>>(
            "a promoted int of 33 bits",
            array("\"int\""),
            [vec![2], long(1 << 32), vec![0]].concat(),
            IntOutOfRange,
        ),
        attack::<Vec<String>>(
            "bytes that are read as a string",
            array("\"bytes\""),
            [2, 2, 0xff, 0],
            InvalidUtf8,
        ),
        attack::<Node>("a million nodes", node, [0, 2].repeat(1_000_000), TooDeep),
        attack::<Plain>(
            "a million nodes that are skipped",
            skipped(list),
            [2].repeat(1_000_000),
            TooDeep,
        ),
        attack::<Plain>(
            "a string that is skipped, without end",
            skipped("\"string\""),
            long(i64::MAX),
            LengthBeyondInput,
        ),
        attack::<Plain>(
            "nulls that are skipped, without end",
            skipped(&array("\"null\"")),
            long(i64::MAX),
            TooManyEmptyElements,
        ),
        attack::<Plain>(
            "a fixed that is skipped, of two gigabytes",
            skipped(r#"{"name":"F","type":"fixed","size":2147483647}"#),
            [0; 8],
            Truncated,
        ),
        attack::<Plain>(
            "thin records that are skipped",
            skipped(&array(&thin)),
            elements(60_000, 60_000),
            TooManyFields,
        ),
        attack::<Vec<Option<i64>>>(
            "a branch that the writer lacks",
            array(r#"["null","int"]"#),
            [2, 4, 0],
            BranchOutOfRange,
        ),
        attack::<Symbols>(
            "a symbol that the writer lacks",
            symbols,
            [0, 2, 4, 0],
            SymbolOutOfRange,
        ),
        attack::<Symbols>(
            "a symbol that the reader lacks",
            symbols,
            [0, 2, 2, 0],
            UnknownSymbol("Y".to_owned()),
        ),
        Attack {
            generated_alone: true,
            ..attack::<Vec<Added>>(
                "records that are filled with their defaults",
                array(
                    r#"{"name":"versions.Added","type":"record","fields":[{"name":"id","type":"string"}]}"#,
                ),
                elements(2_000_000, 2_000_001),
                TooMuchMemory,
            )
        },
    ];
    for attack in table {
        attack.run();
    }
}
