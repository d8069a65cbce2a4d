//! Temporal's Worker Versioning: what it keeps apart, and what still meets another release.

use std::time::Duration;

use avro_temporal_runtime::sdk::client::NamespacedClient as _;
use avro_temporal_runtime::sdk::client::grpc::WorkflowService;
use avro_temporal_runtime::sdk::client::schedules::DeleteScheduleOptions;
use avro_temporal_runtime::sdk::client::tonic::IntoRequest as _;
use avro_temporal_runtime::sdk::common::protos::temporal::api::enums::v1::RoutingConfigUpdateState;
use avro_temporal_runtime::sdk::common::protos::temporal::api::workflowservice::v1::{
    DescribeWorkerDeploymentRequest, SetWorkerDeploymentCurrentVersionRequest,
};
use avro_temporal_runtime::wire::EMBEDDED_SCHEMA;
use avro_temporal_runtime::{
    Client, VersioningBehavior, WorkerDeploymentOptions, WorkerDeploymentVersion, WorkerOptions,
};
use e2e::garbage;
use e2e::raw;
use e2e::recorded::await_task_failure;
use e2e::server::{connect, serve, unique};
use evolution::v1::orders_v1;
use evolution::v3::orders_v3::{self, ChangeNoteRequest, ReleaseRequest, Step};
use evolution::{v1, v3};

use crate::schedules;
use crate::support::{await_charge, called, order, start, task_failures};

/// The options of a worker of a deployment's build.
fn of_build(
    task_queue: &str,
    deployment: &str,
    build: &str,
    behavior: VersioningBehavior,
) -> WorkerOptions {
    let version = WorkerDeploymentVersion::builder()
        .deployment_name(deployment)
        .build_id(build)
        .build();
    let deployment = WorkerDeploymentOptions::new(version)
        .use_worker_versioning(true)
        .default_versioning_behavior(behavior)
        .build();
    WorkerOptions::new(task_queue)
        .deployment_options(deployment)
        .build()
}

/// Has new runs, and those that upgrade by themselves, go to a build.
async fn make_current(client: &Client, deployment: &str, build: &str) {
    let mut sdk = client.sdk().clone();
    let set = async {
        loop {
            // The server knows a build once its worker polls.
            let request = SetWorkerDeploymentCurrentVersionRequest {
                namespace: sdk.namespace(),
                deployment_name: deployment.to_owned(),
                build_id: build.to_owned(),
                ..Default::default()
            };
            let set = WorkflowService::set_worker_deployment_current_version(
                &mut sdk,
                request.into_request(),
            );
            if set.await.is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        loop {
            let request = DescribeWorkerDeploymentRequest {
                namespace: sdk.namespace(),
                deployment_name: deployment.to_owned(),
            };
            let described =
                WorkflowService::describe_worker_deployment(&mut sdk, request.into_request());
            let described = described.await.expect("it exists").into_inner();
            let info = described.worker_deployment_info.expect("it has one");
            if info.routing_config_update_state() != RoutingConfigUpdateState::InProgress {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(Duration::from_mins(2), set)
        .await
        .unwrap_or_else(|_| panic!("build {build} doesn't become the current one"));
}

fn release() -> ReleaseRequest {
    ReleaseRequest {
        parcels: 2,
        pause_millis: 0,
        approved_by: "grace".to_owned(),
    }
}

#[tokio::test]
async fn a_pinned_run_stays_on_its_build_and_gets_what_newer_clients_send() {
    let client = connect().await;
    let queue = unique("pinned");
    let deployment = unique("pinned");
    let of_build = |build| of_build(&queue, &deployment, build, VersioningBehavior::Pinned);
    let old = v1::worker_with(&client, of_build("1"), v1::Shop::default());
    let new = v3::worker_with(&client, of_build("3"), v3::Shop::default());
    let orders = orders_v1::Client::new(client.clone());
    let ids = ["pinned", "unknown", "new", "scheduled"].map(unique);
    serve(old, async {
        make_current(&client, &deployment, "1").await;
        let pinned = start(&client, &queue, &ids[0]).await;
        let unknown = start(&client, &queue, &ids[1]).await;
        await_charge(&pinned).await;
        await_charge(&unknown).await;
        let scheduled = orders.process_order(order(&ids[3])).task_queue(&queue);
        let schedule = scheduled.schedule(unique("versions"), schedules::options());
        let schedule = schedule.await.expect("it is made");
        serve(new, async {
            make_current(&client, &deployment, "3").await;
            // What a newer client sends meets the old build, which reads it by its schema.
            let handle = client.get::<orders_v3::ProcessOrder>(pinned.id());
            let note = "ring twice".to_owned();
            let changed = handle.change_note(ChangeNoteRequest { note }).await;
            assert_eq!(changed.expect("it is taken").step, Step::Charged);
            let progress = handle.get_progress().await.expect("it answers");
            assert_eq!(progress.note, "ring twice");
            handle.release(release()).await.expect("it is open");
            let receipt = pinned.result().await.expect("it ends");
            // So are its child and their activities.
            for parcel in &receipt.parcels {
                assert!(parcel.starts_with("v1-"), "{parcel}");
            }
            assert_eq!(task_failures(&pinned).await, []);
            // Without the schema it waits: release 3 isn't established while a run is pinned to 1.
            let mut payload = garbage::payload_of(&release());
            payload
                .metadata
                .remove(EMBEDDED_SCHEMA)
                .expect("it travels");
            let payload = garbage::raw(vec![payload]);
            raw::signal(&client, unknown.id(), "release", payload).await;
            let message = await_task_failure(&unknown).await;
            assert!(message.contains("can't be read by this build"), "{message}");
            unknown.terminate("seen enough").await.expect("it is open");
            // A new run is of the new build, whoever starts it, and whenever that was said.
            let new = start(&client, &queue, &ids[2]).await;
            let scheduled = schedules::fire(&schedule).await;
            let scheduled = client.get::<orders_v1::ProcessOrder>(scheduled);
            for run in [new, scheduled] {
                let handle = client.get::<orders_v3::ProcessOrder>(run.id());
                handle.release(release()).await.expect("it is open");
                let receipt = run.result().await.expect("it ends");
                assert_eq!(receipt.note, "ada was told");
                assert_eq!(task_failures(&run).await, []);
            }
            let deleted = schedule.delete(DeleteScheduleOptions::default()).await;
            deleted.expect("it is there");
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_run_that_upgrades_by_itself_is_replayed_by_the_newer_build() {
    let client = connect().await;
    let queue = unique("upgrades");
    let deployment = unique("upgrades");
    let of_build = |build| of_build(&queue, &deployment, build, VersioningBehavior::AutoUpgrade);
    let old = v1::worker_with(&client, of_build("1"), v1::Shop::default());
    let new = v3::worker_with(&client, of_build("3"), v3::Shop::default());
    serve(old, async {
        make_current(&client, &deployment, "1").await;
        let run = start(&client, &queue, &unique("order")).await;
        await_charge(&run).await;
        serve(new, async {
            make_current(&client, &deployment, "3").await;
            let handle = client.get::<orders_v3::ProcessOrder>(run.id());
            handle.release(release()).await.expect("it is open");
            let receipt = run.result().await.expect("it ends");
            for parcel in &receipt.parcels {
                assert!(parcel.starts_with("v3-"), "{parcel}");
            }
            // To Temporal it is of build 3 now; its contract's release is what its history says.
            assert_eq!(receipt.note, "");
            assert_eq!(called(&run).await[0], "acme.orders.v1.Orders.chargeCard");
            assert_eq!(task_failures(&run).await, []);
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn the_activities_of_a_pinned_run_are_another_fleet_s_where_their_queue_is() {
    let client = connect().await;
    let queue = unique("pinned");
    let fleet = unique("fleet");
    let deployment = unique("pinned");
    let options = of_build(&queue, &deployment, "1", VersioningBehavior::Pinned);
    let workflows = v1::workflow_worker(&client, options, &fleet);
    let activities = v3::activity_worker(&client, &fleet, v3::Shop::default());
    serve(
        workflows,
        serve(activities, async {
            make_current(&client, &deployment, "1").await;
            let run = start(&client, &queue, &unique("order")).await;
            let handle = client.get::<orders_v3::ProcessOrder>(run.id());
            handle.release(release()).await.expect("it is open");
            let receipt = run.result().await.expect("it ends");
            for parcel in &receipt.parcels {
                assert!(parcel.starts_with("v3-"), "{parcel}");
            }
            assert_eq!(task_failures(&run).await, []);
        }),
    )
    .await;
}

#[tokio::test]
async fn a_pinned_run_that_has_ended_answers_queries_by_its_build_alone() {
    let client = connect().await;
    let queue = unique("ended");
    let deployment = unique("ended");
    let of_build = |build| of_build(&queue, &deployment, build, VersioningBehavior::Pinned);
    let old = || v1::worker_with(&client, of_build("1"), v1::Shop::default());
    let run = serve(old(), async {
        make_current(&client, &deployment, "1").await;
        let run = start(&client, &queue, &unique("order")).await;
        let handle = client.get::<orders_v3::ProcessOrder>(run.id());
        handle.release(release()).await.expect("it is open");
        run.result().await.expect("it ends");
        run
    });
    let run = run.await;
    let new = v3::worker_with(&client, of_build("3"), v3::Shop::default());
    serve(new, async {
        make_current(&client, &deployment, "3").await;
        let error = run.get_progress().await.expect_err("its build is gone");
        let said = format!("{error:?}");
        assert!(said.contains("no poller"), "{said}");
    })
    .await;
    serve(old(), async {
        let progress = run.get_progress().await.expect("it answers");
        assert_eq!(progress.step, orders_v1::Step::Released);
    })
    .await;
}
