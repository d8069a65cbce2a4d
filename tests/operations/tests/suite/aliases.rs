//! Old names: what was started, scheduled or sent under one still works.

use avro_temporal_runtime::WorkflowStartOptions;
use avro_temporal_runtime::sdk::client::{
    UntypedQuery, UntypedSignal, UntypedUpdate, WorkflowExecuteUpdateOptions, WorkflowQueryOptions,
    WorkflowSignalOptions,
};
use avro_temporal_runtime::sdk::common::UntypedWorkflow;
use avro_temporal_runtime::sdk::common::data_converters::RawValue;
use e2e::garbage::json;
use e2e::server::unique;
use operations::{every, job};

use crate::fixture::{client, plain};

#[tokio::test(flavor = "multi_thread")]
async fn a_workflow_and_its_handlers_are_found_by_their_old_names() {
    let client = client().await;
    for name in ["every.RunAllOld", "RunAllOldest"] {
        let id = unique("alias");
        let start = WorkflowStartOptions::new("every-workflows", &id).build();
        let input = RawValue::new(vec![json(r#"{"jobId": "old"}"#)]);
        let sdk = plain(&client).sdk();
        let handle = sdk
            .start_workflow(UntypedWorkflow::new(name), input, start)
            .await
            .expect("it starts");
        let text = |text: &str| RawValue::new(vec![json(&format!(r#"{{"text": "{text}"}}"#))]);
        handle
            .signal(
                UntypedSignal::new("pokeOld"),
                text("poked"),
                WorkflowSignalOptions::default(),
            )
            .await
            .expect("it is taken");
        let changed = handle
            .execute_update(
                UntypedUpdate::new("changeOld"),
                text("changed"),
                WorkflowExecuteUpdateOptions::default(),
            )
            .await;
        changed.expect("it is taken");
        handle
            .query(
                UntypedQuery::new("progressOld"),
                RawValue::new(Vec::new()),
                WorkflowQueryOptions::default(),
            )
            .await
            .expect("it answers");
        let typed = client.get::<every::RunAll>(&id);
        assert_eq!(
            typed.progress().await.expect("it answers").text,
            "poked changed"
        );
        typed
            .terminate("the test is over")
            .await
            .expect("it is open");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_activity_is_found_by_its_old_name() {
    let client = client().await;
    let id = unique("old");
    let done = client
        .run_all(job(&id, "work by an old name"))
        .execute()
        .await;
    assert_eq!(done.expect("it ends").text, format!("worked on {id} at 1"));
}
