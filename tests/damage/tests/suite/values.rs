//! A run reads another value than it did, or none.

use avro_temporal_runtime::contract::binary::{Reader, Writer};
use avro_temporal_runtime::logical::{TimestampMicros, TimestampMillis};
use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::EventType;
use avro_temporal_runtime::{AvroType as _, TypeInfo};
use damage::new::stories_new;
use damage::old::stories_old;
use damage::stories_first;

use crate::replaying::{Failure, failure, record, record_as};

/// The run called one activity, and its replay calls the other.
fn assert_goes_elsewhere(failure: &Failure, left_or_right: &str) {
    failure.assert_diverges(
        EventType::ActivityTaskScheduled,
        &format!("acme.damage.Stories.{left_or_right}"),
    );
}

pub(crate) async fn default_changed() {
    // A client of release 1 sends no region, and the run goes by that of release 2.
    let history = record_as::<stories_first::DefaultChanged, stories_old::DefaultChanged>(
        stories_first::DefaultChangedRequest { number: 7 },
    )
    .await;
    assert_goes_elsewhere(&failure(history).await, "goRight");
}

pub(crate) async fn enum_default_changed() {
    let history = record_as::<stories_first::EnumDefaultChanged, stories_old::EnumDefaultChanged>(
        stories_first::EnumDefaultChangedRequest {
            stage: stories_first::Stage::Sent,
        },
    )
    .await;
    assert_goes_elsewhere(&failure(history).await, "goRight");
}

pub(crate) async fn enum_symbol_removed() {
    let history = record::<stories_old::EnumSymbolRemoved>(stories_old::EnumSymbolRemovedRequest {
        carrier: stories_old::Carrier::Ship,
    })
    .await;
    assert_goes_elsewhere(&failure(history).await, "goLeft");
}

pub(crate) async fn logical_type_changed() {
    let at = 1_700_000_000_000;
    let order = stories_old::LogicalTypeChangedRequest {
        at: TimestampMillis(at),
    };
    // Who goes by the fingerprint, as registries do, takes the one for the other: a day in 2023 for
    // one in 1970.
    let [old, new] = [
        TypeInfo::of::<stories_old::LogicalTypeChangedRequest>(),
        TypeInfo::of::<stories_new::LogicalTypeChangedRequest>(),
    ];
    assert_eq!(old.fingerprint(), new.fingerprint());
    let mut bytes = Writer::new();
    order.encode(&mut bytes);
    let bytes = bytes.finish().expect("it can be written");
    let read = stories_new::LogicalTypeChangedRequest::decode(&mut Reader::new(&bytes));
    assert_eq!(read.expect("the bytes fit").at, TimestampMicros(at));
    // Here the two are not the same, and the run waits for ever.
    let history = record::<stories_old::LogicalTypeChanged>(order).await;
    failure(history)
        .await
        .assert_unreadable(EventType::WorkflowExecutionStarted, "timestamp-millis");
}

pub(crate) async fn promotion_loses_precision() {
    let order = stories_old::PromotionLosesPrecisionRequest {
        amount: 9_007_199_254_740_993,
    };
    let history = record::<stories_old::PromotionLosesPrecision>(order).await;
    assert_goes_elsewhere(&failure(history).await, "goRight");
}

pub(crate) async fn alias_removed() {
    let note = "ring twice".to_owned();
    let history = record_as::<stories_first::AliasRemoved, stories_old::AliasRemoved>(
        stories_first::AliasRemovedRequest { note },
    )
    .await;
    assert_goes_elsewhere(&failure(history).await, "goLeft");
}

pub(crate) async fn field_added() {
    let order = stories_old::FieldAddedRequest { number: 7 };
    let history = record::<stories_old::FieldAdded>(order).await;
    assert_goes_elsewhere(&failure(history).await, "goLeft");
}
