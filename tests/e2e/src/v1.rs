//! `Target`, built with version 1 of its schema.

crate::target::target!("schemas/v1/sample.avsc");

/// The numbers at which other formats lose their last digits.
pub fn sample(text: &str) -> Sample {
    Sample {
        text: text.to_owned(),
        smallest: i64::MIN,
        largest: i64::MAX,
        at: avro_temporal_runtime::logical::TimestampMicros(1_767_225_600_123_457),
        kind: acme::e2e::Kind::Third,
    }
}
