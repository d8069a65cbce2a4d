//! Of which release a run is, its children and the runs that follow it; and runs of a workflow that
//! has another name by now.

use avro_temporal_runtime::replay::{RecordedHistory, Replayer};
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{Client, WorkflowHandle, WorkflowType};
use e2e::recorded::{await_event, await_task_failure, failed_tasks};
use e2e::server::{connect, serve, unique};
use e2e::tours::v1::{self, tours_v1};
use e2e::tours::v2::{self, tours_v2};

fn plan(tour_id: &str, legs: i32, stays: bool) -> tours_v1::Plan {
    tours_v1::Plan {
        tour_id: tour_id.to_owned(),
        legs,
        stays,
        seen: Vec::new(),
    }
}

/// Starts a tour as a client of release 1.
async fn start(client: &Client, queue: &str, plan: tours_v1::Plan) -> tours_v1::TravelHandle {
    let tours = tours_v1::Client::new(client.clone());
    let start = tours.travel(plan).task_queue(queue).start();
    start.await.expect("it starts")
}

/// Starts a tour as a client of release 2.
async fn start_new(client: &Client, queue: &str, tour_id: &str) -> tours_v2::TravelHandle {
    let plan = tours_v2::Plan {
        tour_id: tour_id.to_owned(),
        legs: 0,
        stays: false,
        seen: Vec::new(),
        guide: "beatrice".to_owned(),
    };
    let tours = tours_v2::Client::new(client.clone());
    let start = tours.travel(plan).task_queue(queue).start();
    start.await.expect("it starts")
}

async fn await_packed<W: WorkflowType>(run: &WorkflowHandle<W>) {
    await_event(run, "it is packed", |it| {
        matches!(it, Attributes::ActivityTaskCompletedEventAttributes(_)).then_some(())
    })
    .await;
}

/// The histories of all runs of a tour with two legs, and of their children.
async fn histories(
    client: &Client,
    run: &tours_v1::TravelHandle,
    id: &str,
) -> Vec<RecordedHistory> {
    let mut histories = Vec::new();
    let child = |number| format!("walk/{id}/{number}");
    let tour = run.id().to_owned();
    for (id, run_id) in [
        (tour.clone(), run.run_id()),
        (tour, None),
        (child(1), None),
        (child(0), None),
    ] {
        let history = RecordedHistory::fetch(client, &id, run_id).await;
        histories.push(history.expect("it exists"));
    }
    histories
}

fn failures(history: &RecordedHistory) -> usize {
    let failed = |it: &Attributes| matches!(it, Attributes::WorkflowTaskFailedEventAttributes(_));
    let attributes = history
        .events()
        .iter()
        .filter_map(|it| it.attributes.as_ref());
    attributes.filter(|it| failed(it)).count()
}

/// The workflow type of each run, and what it calls by which name.
fn names(history: &RecordedHistory) -> Vec<String> {
    let attributes = history
        .events()
        .iter()
        .filter_map(|it| it.attributes.as_ref());
    let names = attributes.filter_map(|it| match it {
        Attributes::WorkflowExecutionStartedEventAttributes(it) => {
            Some(it.workflow_type.as_ref()?.name.clone())
        }
        Attributes::ActivityTaskScheduledEventAttributes(it) => {
            Some(it.activity_type.as_ref()?.name.clone())
        }
        Attributes::StartChildWorkflowExecutionInitiatedEventAttributes(it) => {
            Some(it.workflow_type.as_ref()?.name.clone())
        }
        _ => None,
    });
    names.collect()
}

async fn assert_replay(replayer: Replayer, histories: &[RecordedHistory]) {
    let report = replayer.histories(histories.to_vec()).await;
    report.expect("they are replayed").assert_all_replay();
}

fn release_1() -> Replayer {
    Replayer::new()
        .workflow::<v1::Travel>()
        .workflow::<v1::Walk>()
}

fn release_2() -> Replayer {
    Replayer::new()
        .workflow::<v2::Travel>()
        .workflow::<v2::Walk>()
}

/// A tour that release 1 began and release 2 ended; what it saw, and its histories.
async fn across(stays: bool) -> (Vec<String>, Vec<RecordedHistory>) {
    let client = connect().await;
    let queue = unique("tour");
    let id = unique("tour");
    let run = serve(v1::worker(&client, &queue), async {
        let run = start(&client, &queue, plan(&id, 1, stays)).await;
        await_packed(&run).await;
        assert_eq!(run.ask_release().await.expect("it is taken"), 1);
        run
    });
    let run = run.await;
    let diary = serve(v2::worker(&client, &queue), async {
        assert_eq!(run.ask_release().await.expect("it is taken"), 1);
        run.go().await.expect("it is taken");
        run.result().await.expect("it ends")
    });
    let diary = diary.await;
    (diary.seen, histories(&client, &run, &id).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn children_and_following_runs_stay_on_a_release_where_they_are_told_to() {
    let (seen, histories) = across(true).await;
    let expected = ["travel@1 tours_v1", "walk@1", "travel@1 tours_v2", "walk@1"];
    assert_eq!(seen, expected);
    let old = ["travel", "pack", "walk"].map(|name| format!("acme.tours.v1.Tours.{name}"));
    assert_eq!(names(&histories[0]), old);
    assert_eq!(names(&histories[1]), old);
    assert_eq!(names(&histories[2]), old[2..]);
    assert_eq!(histories.iter().map(failures).sum::<usize>(), 0);
    // What release 2 began on release 1 is what release 1 would have done.
    assert_replay(release_2(), &histories).await;
    assert_replay(release_1(), &histories).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn children_and_following_runs_start_afresh_where_nothing_is_said() {
    let (seen, histories) = across(false).await;
    let expected = ["travel@1 tours_v1", "walk@2", "travel@2 tours_v2", "walk@2"];
    assert_eq!(seen, expected);
    let travel = "acme.tours.v1.Tours.travel".to_owned();
    let pack = "acme.tours.v1.Tours.pack".to_owned();
    let walk = "acme.tours.v1.Tours.walk".to_owned();
    assert_eq!(names(&histories[0]), [travel.clone(), pack, walk]);
    // It keeps the name that it was started under, and calls by those of its own release.
    let new = ["acme.Pack", "acme.Walk"].map(str::to_owned);
    assert_eq!(names(&histories[1])[0], travel);
    assert_eq!(names(&histories[1])[1..], new);
    assert_eq!(histories.iter().map(failures).sum::<usize>(), 0);
    assert_replay(release_2(), &histories).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_of_a_workflow_that_was_renamed_goes_on_under_its_new_name() {
    let client = connect().await;
    let queue = unique("renamed");
    let ids = ["open", "later"].map(unique);
    // Nobody asks in it while release 1 has it, so that it is older than all releases.
    let open = serve(v1::worker(&client, &queue), async {
        let run = start(&client, &queue, plan(&ids[0], 1, true)).await;
        await_packed(&run).await;
        run
    });
    let open = open.await;
    serve(v2::worker(&client, &queue), async {
        // An old client starts by the old name.
        let later = start(&client, &queue, plan(&ids[1], 0, false)).await;
        for run in [&open, &later] {
            run.go().await.expect("it is taken");
        }
        let seen = open.result().await.expect("it ends").seen;
        let expected = ["travel@0 tours_v1", "walk@0", "travel@0 tours_v2", "walk@0"];
        assert_eq!(seen, expected);
        let seen = later.result().await.expect("it ends").seen;
        assert_eq!(seen, ["travel@2 tours_v2", "walk@2"]);
        assert_eq!(failed_tasks(&later).await, 0);
    })
    .await;
    let histories = histories(&client, &open, &ids[0]).await;
    assert_eq!(histories.iter().map(failures).sum::<usize>(), 0);
    assert_replay(release_2(), &histories).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_under_a_new_name_waits_for_a_worker_that_has_it() {
    let client = connect().await;
    let queue = unique("unknown");
    let run = serve(v1::worker(&client, &queue), async {
        let run = start_new(&client, &queue, &unique("tour")).await;
        let message = await_task_failure(&run).await;
        assert!(message.contains("acme.Travel"), "{message}");
        run
    });
    let run = run.await;
    serve(v2::worker(&client, &queue), async {
        run.go().await.expect("it is taken");
        let diary = run.result().await.expect("it ends");
        assert_eq!(diary.seen, ["travel@2 tours_v2", "walk@2"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_handler_that_does_not_wait_is_answered_as_the_workflow_is() {
    let client = connect().await;
    let queue = unique("handlers");
    let ids = ["old", "new"].map(unique);
    let note = |text: &str| tours_v1::NoteRequest {
        text: text.to_owned(),
    };
    // The handler is the first to ask.
    let old = serve(v1::worker(&client, &queue), async {
        let run = start(&client, &queue, plan(&ids[0], 0, false)).await;
        await_packed(&run).await;
        run.note(note("first")).await.expect("it is taken");
        assert_eq!(run.ask_release().await.expect("it is taken"), 1);
        run
    });
    let old = old.await;
    serve(v2::worker(&client, &queue), async {
        let new = start_new(&client, &queue, &ids[1]).await;
        let second = tours_v2::NoteRequest {
            text: "second".to_owned(),
        };
        new.note(second).await.expect("it is taken");
        old.note(note("second")).await.expect("it is taken");
        assert_eq!(old.ask_release().await.expect("it is taken"), 1);
        assert_eq!(new.ask_release().await.expect("it is taken"), 2);
        old.go().await.expect("it is taken");
        new.go().await.expect("it is taken");
        let seen = old.result().await.expect("it ends").seen;
        let expected = ["first@1", "second@1", "travel@1 tours_v1", "walk@2"];
        assert_eq!(seen, expected);
        let seen = new.result().await.expect("it ends").seen;
        assert_eq!(seen, ["second@2", "travel@2 tours_v2", "walk@2"]);
        let mut histories = Vec::new();
        for id in [old.id(), new.id()] {
            let history = RecordedHistory::fetch(&client, id, None).await;
            histories.push(history.expect("it exists"));
        }
        assert_eq!(histories.iter().map(failures).sum::<usize>(), 0);
        assert_replay(release_2(), &histories).await;
    })
    .await;
}
