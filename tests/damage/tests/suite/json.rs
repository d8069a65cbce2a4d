//! JSON that started a run is read as of another release than it was.

use avro_temporal_runtime::replay::{RecordedHistory, Replayer};
use avro_temporal_runtime::sdk::client::WorkflowStartOptions;
use avro_temporal_runtime::sdk::common::UntypedWorkflow;
use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::EventType;
use avro_temporal_runtime::{AvroType, wire};
use damage::typed::as_of_1::typed_as_of_1;
use damage::typed::as_of_2::typed_as_of_2;
use damage::typed::{as_of_1, as_of_2, unreleased};
use e2e::garbage::json;
use e2e::server::{connect, serve, unique};

use crate::replaying::{end, failure_of};

/// A run that somebody started by hand: JSON without a region, which is release 1's.
async fn record() -> RecordedHistory {
    let client = connect().await;
    let queue = unique("damage");
    serve(as_of_1::worker(&client, &queue), async {
        let id = unique("damage");
        let options = WorkflowStartOptions::new(&queue, &id).build();
        let input = RawValue::new(vec![json(r#"{"id": "o-1"}"#)]);
        let workflow = UntypedWorkflow::new("acme.damage.Typed.ship");
        let started = client.sdk().start_workflow(workflow, input, options).await;
        started.expect("the server takes anything");
        end::<typed_as_of_1::Ship>(&client, &id, async |_| {}).await
    })
    .await
}

/// The run went left, as release 1 has it.
async fn assert_goes_right(damaged: Replayer) {
    failure_of(as_of_1::replayer(), damaged, record().await)
        .await
        .assert_diverges(
            EventType::ActivityTaskScheduled,
            "acme.damage.Typed.goRight",
        );
}

pub(crate) async fn json_release_changed() {
    assert_goes_right(as_of_2::replayer()).await;
}

pub(crate) async fn json_release_missing() {
    assert_goes_right(unreleased::replayer()).await;
}

/// What a build reads of JSON without a region.
fn region<T: AvroType>(region: fn(T) -> String) -> String {
    let payload = json(r#"{"id": "o-1"}"#);
    let metadata = |key: &str| payload.metadata.get(key).map(Vec::as_slice);
    region(wire::read(&metadata, &payload.data).expect("it is read"))
}

#[test]
fn json_is_read_with_the_defaults_of_the_release_that_the_contract_names() {
    assert_eq!(region::<typed_as_of_1::Order>(|it| it.region), "eu");
    assert_eq!(region::<typed_as_of_2::Order>(|it| it.region), "us");
}
