//! What one implementation writes, the other reads, both ways.

use avro_temporal_runtime::wire;

use crate::shared::support::{decode, encode};
use crate::table::{generated_types, other_types};

#[test]
fn every_generated_type() {
    for checked in generated_types() {
        // The type of 100,000 bytes has no shape of its own.
        let is_large = checked.name.ends_with("Huge") || checked.name.ends_with("Large");
        (checked.round_trip)(if is_large { 10 } else { 300 });
    }
}

#[test]
fn types_of_the_build_script_of_other_versions_and_of_rust() {
    for checked in other_types() {
        (checked.round_trip)(300);
    }
}

#[test]
fn floats_keep_their_bits() {
    for bits in [
        0x7ff8_0000_0000_1234,
        0xfff0_0000_0000_0001,
        1 << 63,
        0,
        1,
        u64::MAX,
    ] {
        let bytes = encode(&f64::from_bits(bits));
        assert_eq!(bytes, bits.to_le_bytes());
        assert_eq!(decode::<f64>(&bytes).map(f64::to_bits), Ok(bits));
    }
    for bits in [0x7fc0_1234, 0xff80_0001, 1 << 31, 0, 1, u32::MAX] {
        let bytes = encode(&f32::from_bits(bits));
        assert_eq!(bytes, bits.to_le_bytes());
        assert_eq!(decode::<f32>(&bytes).map(f32::to_bits), Ok(bits));
    }
}

#[test]
fn room_for_a_value_is_made_once() {
    // Of a type that no other test writes.
    let value = vec![vec!["Leipzig ".repeat(400)]];
    let room = || {
        let payload = wire::write(&value).expect("it is text");
        (payload.data.len(), payload.data.capacity())
    };
    // The first shows how large they are.
    let (length, _) = room();
    assert_eq!(room(), (length, length + 16));
}
