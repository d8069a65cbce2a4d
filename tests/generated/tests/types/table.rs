//! Every generated type, and what is checked of each.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use avro_temporal_runtime::contract::diagnostic::Diagnostics;
use avro_temporal_runtime::{AvroType, TypeDesc};
use generated::{by_build_script, by_macro as made, versions};

use crate::shared::{hostile, round_trip};

/// A type, as checks that know it.
pub(crate) struct Checked {
    pub(crate) name: &'static str,
    pub(crate) round_trip: fn(rounds: u64),
    pub(crate) flip_and_cut: fn(rounds: u64),
    pub(crate) identity_text: &'static str,
    pub(crate) fingerprint: [u8; 8],
    /// Of a named type, as the compiler knows it.
    pub(crate) identity: Option<[u8; 16]>,
}

pub(crate) fn of<T: AvroType + PartialEq + Debug>() -> Checked {
    Checked {
        name: T::info().name(),
        round_trip: round_trip::check::<T>,
        flip_and_cut: hostile::flip_and_cut::<T>,
        identity_text: T::info().identity_text(),
        fingerprint: T::info().fingerprint().0,
        identity: match T::TYPE {
            TypeDesc::Named(named) => Some(named.identity),
            _ => None,
        },
    }
}

/// The types of `by_macro`.
pub(crate) fn generated_types() -> Vec<Checked> {
    use made::acme::orders::v1 as orders;
    use made::pedantic::{order, pedantic as inner};
    use made::shapes::recursive;
    use made::traps::{mutual, r#type as tree};
    use made::{docs, pedantic, shadow, shapes, traps};
    vec![
        of::<orders::Order>(),
        of::<orders::Status>(),
        of::<orders::Line>(),
        of::<orders::Checksum>(),
        of::<traps::Option>(),
        of::<traps::String>(),
        of::<traps::Vec>(),
        of::<traps::CardDeclined>(),
        of::<mutual::Ping>(),
        of::<mutual::Pong>(),
        of::<tree::Tree>(),
        of::<made::Empty>(),
        of::<shadow::Option>(),
        of::<shadow::String>(),
        of::<shadow::Vec>(),
        of::<shadow::Box>(),
        of::<shadow::Error>(),
        of::<shadow::Result>(),
        of::<shadow::Ok>(),
        of::<shadow::Some>(),
        of::<shadow::Clone>(),
        of::<shadow::Debug>(),
        of::<shadow::AvroType>(),
        of::<shadow::Reader>(),
        of::<shadow::Self_>(),
        of::<made::Root>(),
        of::<made::std::Std>(),
        of::<made::core::Core>(),
        of::<made::str::Str>(),
        of::<made::Failed>(),
        of::<made::Symbol>(),
        of::<made::Digest>(),
        of::<made::Bool>(),
        of::<made::bool::Bool>(),
        of::<made::i64::I64>(),
        of::<made::u8::U8>(),
        of::<made::u8::usize::Usize>(),
        of::<made::f32::F32>(),
        of::<made::f64::F64>(),
        of::<made::i32::I32>(),
        of::<made::avro_temporal_runtime::AvroType>(),
        of::<docs::Documented>(),
        of::<docs::Kind>(),
        of::<docs::Hash>(),
        of::<docs::Failed>(),
        of::<inner::Bools>(),
        of::<order::Order>(),
        of::<pedantic::Color>(),
        of::<pedantic::API>(),
        of::<pedantic::One>(),
        of::<pedantic::Large>(),
        of::<pedantic::Huge>(),
        of::<pedantic::Nested>(),
        of::<pedantic::Nulls>(),
        of::<made::New>(),
        of::<shapes::Leaves>(),
        of::<shapes::Kind>(),
        of::<shapes::None>(),
        of::<shapes::Hash>(),
        of::<shapes::Options>(),
        of::<shapes::Collections>(),
        of::<shapes::Nothing>(),
        of::<recursive::Node>(),
        of::<recursive::Branch>(),
        of::<recursive::Leaf>(),
        of::<recursive::Twig>(),
        of::<made::wide::Wide>(),
        of::<made::wide::Inner>(),
        of::<made::wide::Digest>(),
    ]
}

/// A few of the other ways that types are made.
pub(crate) fn other_types() -> Vec<Checked> {
    vec![
        of::<by_build_script::acme::orders::v1::Order>(),
        of::<by_build_script::shapes::Collections>(),
        of::<versions::old::versions::Removed>(),
        of::<versions::new::versions::Added>(),
        of::<Vec<by_build_script::acme::orders::v1::Line>>(),
        of::<BTreeMap<String, Option<i64>>>(),
        of::<Option<Box<made::shapes::Kind>>>(),
        of::<Vec<u8>>(),
        of::<String>(),
        of::<i32>(),
        of::<f64>(),
        of::<()>(),
    ]
}

#[test]
fn the_table_is_complete() {
    let files = [
        "order", "traps", "shadow", "docs", "pedantic", "shapes", "wide",
    ];
    let paths: Vec<String> = files
        .iter()
        .map(|file| format!("schemas/{file}.avsc"))
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let package = avro_temporal_codegen::Package::at(env!("CARGO_MANIFEST_DIR"));
    let loaded = package
        .load(&paths, &mut Diagnostics::new())
        .expect("sound schemas");
    let defined: BTreeSet<&str> = loaded
        .set
        .ids()
        .map(|id| loaded.set.get(id).name.as_str())
        .collect();
    let listed: BTreeSet<_> = generated_types()
        .iter()
        .map(|checked| checked.name)
        .collect();
    assert_eq!(listed, defined);
}
