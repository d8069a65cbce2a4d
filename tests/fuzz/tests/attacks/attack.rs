//! Bytes that attack a decoder, every way that they can come in.

use avro_temporal_runtime::codec::{DecodeError, DecodeErrorKind, Writer};
use avro_temporal_runtime::contract::plain_json::render_value;
use avro_temporal_runtime::contract::resolution::Resolver;
use avro_temporal_runtime::{AvroType, PayloadErrorKind};
use fuzz::types::Generated;
use fuzz::{Payload, skip_all};

use crate::bounds::{FREE, FREE_OF_READER, bounded, bounded_by};

/// What bytes come to: an error, or a value.
pub(crate) type Outcome = Result<(), DecodeErrorKind>;

/// Bytes of one type.
pub(crate) struct Attack {
    name: &'static str,
    victim: Generated,
    bytes: Vec<u8>,
    generated: Outcome,
    dynamic: Outcome,
}

/// Bytes that fail with one kind of error, whether the type is generated or known only at run time.
pub(crate) fn attack<T: AvroType>(
    name: &'static str,
    bytes: impl Into<Vec<u8>>,
    kind: DecodeErrorKind,
) -> Attack {
    Attack {
        name,
        victim: Generated::of::<T>(),
        bytes: bytes.into(),
        dynamic: Err(kind.clone()),
        generated: Err(kind),
    }
}

/// Bytes that look like an attack, and are a value.
pub(crate) fn sound<T: AvroType>(name: &'static str, bytes: impl Into<Vec<u8>>) -> Attack {
    Attack {
        name,
        victim: Generated::of::<T>(),
        bytes: bytes.into(),
        generated: Ok(()),
        dynamic: Ok(()),
    }
}

/// A number as Avro writes it.
pub(crate) fn long(value: i64) -> Vec<u8> {
    let mut out = Writer::new();
    out.long(value);
    out.finish().expect("nothing nests")
}

impl Attack {
    /// The bytes come to something else where the type is known only at run time.
    pub(crate) fn dynamic(mut self, outcome: Outcome) -> Self {
        self.dynamic = outcome;
        self
    }

    /// Runs the bytes through generated code, through a payload that names its writer, and through
    /// all that knows the type only at run time.
    pub(crate) fn run(&self) {
        let Self {
            name,
            victim,
            bytes,
            ..
        } = self;
        let schema = victim.info.schema();
        let own = Resolver::new(schema, schema).expect("a schema resolves to itself");
        let length = bytes.len();
        println!("{name}");

        let free = match self.generated {
            Err(DecodeErrorKind::TooMuchMemory) => FREE_OF_READER,
            _ => FREE,
        };
        let recoded = bounded_by(free, name, length, || (victim.recode)(bytes));
        assert_eq!(
            outcome(recoded, length),
            self.generated,
            "{name}, generated"
        );
        let payload = Payload::of(schema, bytes);
        let read = bounded_by(free, name, length, || payload.reread(victim));
        let read = read.map(drop).map_err(|error| match error.kind() {
            PayloadErrorKind::Corrupt(inner) | PayloadErrorKind::UnknownValue(inner) => {
                inner.kind().clone()
            }
            _ => panic!("{name}: {error}"),
        });
        assert_eq!(read, self.generated, "{name}, as a payload");

        let skipped = bounded(name, length, || skip_all(schema, bytes));
        assert_eq!(outcome(skipped, length), self.dynamic, "{name}, skipped");
        let resolved = bounded(name, length, || own.resolve(bytes));
        assert_eq!(outcome(resolved, length), self.dynamic, "{name}, resolved");
        let shown = bounded(name, length, || {
            render_value(&schema.set, &schema.ty, bytes)
        });
        assert_eq!(outcome(shown, length), self.dynamic, "{name}, shown");
    }
}

/// The kind of an error, which stands in the bytes and has a short message.
fn outcome<T>(result: Result<T, DecodeError>, length: usize) -> Outcome {
    result.map(drop).map_err(|error| {
        assert!(error.offset() <= length, "{error}");
        assert!(error.to_string().len() < 1000, "{error}");
        error.kind().clone()
    })
}

/// Runs a table, in which every name stands once.
pub(crate) fn run_all(attacks: &[Attack]) {
    let mut names: Vec<_> = attacks.iter().map(|attack| attack.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), attacks.len());
    for attack in attacks {
        attack.run();
    }
}
