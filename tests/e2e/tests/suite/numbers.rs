//! 64-bit integers, timestamps and enums, through everything that carries values.

use std::time::Duration;

use avro_temporal_runtime::{
    ActivityContext, ActivityError, ActivityOptions, ChildWorkflowOptions, Ctx,
    LocalActivityOptions, Worker, WorkflowResult, WorkflowStartOptions, activity, workflow,
};
use e2e::server::{connect, options, serve, unique};
use e2e::v1::acme::e2e::{Kind, Sample};
use e2e::v1::{Echo, Target, sample};

/// A long on its own, in and out.
#[activity(input = "schemas/long.avsc", output = "schemas/long.avsc")]
async fn echo_long(_ctx: ActivityContext, value: i64) -> Result<i64, ActivityError> {
    Ok(value)
}

/// A long on its own through activity, local activity and, once, a child.
#[workflow(input = "schemas/long.avsc", output = "schemas/long.avsc")]
async fn pass_long(ctx: &mut Ctx<PassLong>, value: i64) -> WorkflowResult<i64> {
    let limit = Duration::from_secs(10);
    let value = ctx
        .execute_activity::<EchoLong>(value, ActivityOptions::start_to_close_timeout(limit))
        .await?;
    let local = LocalActivityOptions::builder()
        .start_to_close_timeout(limit)
        .build();
    let value = ctx.execute_local_activity::<EchoLong>(value, local).await?;
    let id = ctx.workflow_id().to_owned();
    if id.ends_with("/child") {
        return Ok(value);
    }
    let child = ChildWorkflowOptions::builder()
        .workflow_id(format!("{id}/child"))
        .build();
    let child = ctx.start_child_workflow::<PassLong>(value, child).await?;
    Ok(child.result().await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_on_its_own_arrives_exactly() {
    let client = connect().await;
    let queue = unique("longs");
    let worker = Worker::new(&client, options(&queue))
        .workflow::<PassLong>()
        .activities(EchoLong);
    serve(worker, async {
        // 2^53 + 1 is the first that JSON's numbers lose.
        for value in [i64::MIN, i64::MAX, 0, -1, (1 << 53) + 1] {
            let options = WorkflowStartOptions::new(&queue, unique("long")).build();
            let handle = client
                .start::<PassLong>(value, options)
                .await
                .expect("it starts");
            assert_eq!(handle.result().await.expect("it completes"), value);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_in_a_record_arrive_exactly() {
    let client = connect().await;
    let queue = unique("numbers");
    let worker = Worker::new(&client, options(&queue))
        .workflow::<Target>()
        .activities(Echo);
    serve(worker, async {
        let options = WorkflowStartOptions::new(&queue, unique("numbers")).build();
        let handle = client
            .start::<Target>(sample("start"), options)
            .await
            .expect("it starts");
        let mirrored = handle.mirror(sample("query")).await.expect("it answers");
        assert_eq!(mirrored, sample("query"));
        let put = handle.put(sample("update")).await.expect("it is taken");
        assert_eq!(put, sample("update"));
        let signalled = Sample {
            kind: Kind::First,
            ..sample("signal")
        };
        handle.keep(signalled.clone()).await.expect("it is taken");
        handle.finish().await.expect("it is taken");
        assert_eq!(handle.result().await.expect("it completes"), signalled);
    })
    .await;
}
