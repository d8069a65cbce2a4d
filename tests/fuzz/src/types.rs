//! Generated types of every construct, as functions of bytes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use avro_temporal_runtime::codec::{DecodeError, Reader, Writer};
use avro_temporal_runtime::contract::reading::ReaderSchema;
use avro_temporal_runtime::wire::{self, Metadata, WirePayload};
use avro_temporal_runtime::{AvroType, PayloadError, TypeInfo};

/// Types of the schemas that `tests/generated` is about.
#[allow(missing_docs, reason = "what has no `doc` in its schema has none here")]
pub mod plain {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

/// Types that other versions of themselves are read as.
#[allow(missing_docs, reason = "what has no `doc` in its schema has none here")]
pub mod evolved {
    include!(concat!(env!("OUT_DIR"), "/versions.rs"));
}

/// Types of the schemas that `tests/constructs` is about.
#[allow(missing_docs, reason = "what has no `doc` in its schema has none here")]
pub mod rare {
    include!(concat!(env!("OUT_DIR"), "/constructs.rs"));
}

/// A type, as functions of bytes.
pub struct Generated {
    /// Its schema.
    pub info: &'static TypeInfo,
    /// Its schema, for those who have no generated code.
    pub reader: ReaderSchema,
    /// Decodes the whole of some bytes, and encodes the value again.
    pub recode: fn(&[u8]) -> Result<Vec<u8>, DecodeError>,
    /// Reads a payload, and writes the value again.
    pub reread: fn(&Metadata<'_>, &[u8]) -> Result<WirePayload, PayloadError>,
}

impl Generated {
    /// A type.
    pub fn of<T: AvroType>() -> Self {
        Self {
            info: T::info(),
            reader: ReaderSchema::new(T::info().schema().clone(), &[], Some(1)),
            recode: |bytes| {
                let mut input = Reader::new(bytes);
                let value = T::decode(&mut input)?;
                input.finish()?;
                let mut out = Writer::new();
                value.encode(&mut out);
                Ok(out.finish().expect("a value that was read is written"))
            },
            reread: |metadata, data| {
                let value: T = wire::read(metadata, data)?;
                Ok(wire::write(&value).expect("a value that was read is written"))
            },
        }
    }
}

/// The types: those that have parts, and those that no other type has as a part.
pub fn all() -> &'static [Generated] {
    static ALL: LazyLock<Vec<Generated>> = LazyLock::new(|| {
        use evolved::versions as new;
        use plain::{pedantic, shapes, traps};
        use rare::acme::{defaults, logical, protocol, unions};
        use rare::recursive::unions as recursive;
        vec![
            // Each byte that chooses a type is one of the kept inputs: new ones go to the end.
            Generated::of::<plain::acme::orders::v1::Order>(),
            Generated::of::<shapes::Leaves>(),
            Generated::of::<shapes::Options>(),
            Generated::of::<shapes::Collections>(),
            Generated::of::<shapes::recursive::Node>(),
            Generated::of::<shapes::recursive::Branch>(),
            Generated::of::<shapes::recursive::Leaf>(),
            Generated::of::<traps::Option>(),
            Generated::of::<traps::String>(),
            Generated::of::<traps::mutual::Ping>(),
            Generated::of::<traps::r#type::Tree>(),
            Generated::of::<traps::CardDeclined>(),
            Generated::of::<plain::Empty>(),
            Generated::of::<pedantic::Huge>(),
            Generated::of::<pedantic::Nested>(),
            Generated::of::<pedantic::Nulls>(),
            Generated::of::<plain::wide::Wide>(),
            Generated::of::<unions::Order>(),
            Generated::of::<rare::other::unions::Voucher>(),
            Generated::of::<recursive::Expression>(),
            Generated::of::<recursive::Call>(),
            Generated::of::<rare::Type>(),
            Generated::of::<rare::Default>(),
            Generated::of::<rare::PaymentMethod>(),
            Generated::of::<logical::Invoice>(),
            Generated::of::<logical::Line>(),
            Generated::of::<logical::Wide>(),
            Generated::of::<defaults::Settings>(),
            Generated::of::<defaults::Partly>(),
            Generated::of::<defaults::Many>(),
            Generated::of::<protocol::Placed>(),
            Generated::of::<protocol::errors::Declined>(),
            Generated::of::<new::Plain>(),
            Generated::of::<new::Added>(),
            Generated::of::<new::Removed>(),
            Generated::of::<new::Reordered>(),
            Generated::of::<new::Promoted>(),
            Generated::of::<new::Optional>(),
            Generated::of::<new::Symbols>(),
            Generated::of::<new::NewName>(),
            Generated::of::<new::Node>(),
            Generated::of::<new::Wrapped>(),
            Generated::of::<()>(),
            Generated::of::<i64>(),
            Generated::of::<String>(),
            Generated::of::<Vec<u8>>(),
            Generated::of::<Vec<()>>(),
            Generated::of::<Vec<Vec<Vec<f64>>>>(),
            Generated::of::<Vec<Option<Box<plain::wide::Wide>>>>(),
            Generated::of::<BTreeMap<String, Option<i32>>>(),
            Generated::of::<defaults::Nothing>(),
            Generated::of::<defaults::Unset>(),
            Generated::of::<protocol::Sum>(),
            Generated::of::<pedantic::API>(),
            Generated::of::<pedantic::Color>(),
            Generated::of::<pedantic::One>(),
            Generated::of::<pedantic::order::Order>(),
            Generated::of::<pedantic::pedantic::Bools>(),
            Generated::of::<new::Declined>(),
            Generated::of::<new::Moved>(),
            Generated::of::<new::broken::Friends>(),
            Generated::of::<new::broken::NoBranch>(),
            Generated::of::<new::broken::NoDefault>(),
            Generated::of::<new::broken::NoSymbol>(),
            Generated::of::<new::broken::OtherName>(),
            Generated::of::<new::broken::OtherShape>(),
            Generated::of::<new::broken::OtherSize>(),
            Generated::of::<new::broken::OtherType>(),
            Generated::of::<new::broken::OtherUnit>(),
            Generated::of::<new::broken::Two>(),
            Generated::of::<plain::New>(),
            Generated::of::<protocol::Ticket>(),
        ]
    });
    &ALL
}

/// The type that a byte chooses.
pub(crate) fn chosen(byte: u8) -> &'static Generated {
    let all = all();
    &all[usize::from(byte) % all.len()]
}
