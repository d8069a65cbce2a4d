//! Garbage to every entry point: what each gets, in one table.
//!
//! A program of its own, as it counts what couldn't be read in the process.

mod case;
mod entry;
mod reasons;

use std::collections::BTreeMap;

use avro_temporal_runtime::{
    ErrorClass, UnreadableAction, Worker, WorkerOptions, unreadable_counts,
};
use e2e::collect::v1::Collect;
use e2e::garbage::Garbage;
use e2e::give::GiveRaw;
use e2e::relay::{Give, Relay};
use e2e::server::{connect, serve, unique};
use e2e::v1::{Echo, Target, sample};
use tokio::task::JoinSet;

use case::{Case, start};
use entry::{Entry, TRIAGE};
use reasons::REASONS;

#[tokio::test(flavor = "multi_thread")]
async fn garbage_gets_what_the_triage_says_and_nothing_else_does() {
    let client = connect().await;
    let queue = unique("garbage");
    let mut options = WorkerOptions::new(&queue).register_activities(Give).build();
    options
        .register_workflow::<GiveRaw>()
        .expect("it has a name of its own");
    let worker = Worker::new(&client, options)
        .workflow::<Target>()
        .workflow::<Relay>()
        .workflow::<Collect>()
        .activities(Echo);
    let mut expected = BTreeMap::<Counted, u64>::new();
    serve(worker, async {
        let beside = start(&client, &queue, "beside").await;
        let mut cases = JoinSet::new();
        for (garbage, class, failure_type, reason) in REASONS {
            for (entry, corrupt, not_readable) in TRIAGE {
                let outcome = match class {
                    ErrorClass::Corrupt => corrupt,
                    ErrorClass::NotReadable => not_readable,
                };
                let (action, times) = outcome.counted();
                *expected.entry(counted(entry, class, action)).or_default() += times;
                let case = Case {
                    client: client.clone(),
                    queue: queue.clone(),
                    garbage,
                    entry,
                    expected: outcome,
                    class,
                    failure_type,
                    reason,
                };
                cases.spawn(case.run());
            }
        }
        let count = cases.join_all().await.len();
        assert_eq!(count, Garbage::ALL.len() * TRIAGE.len());
        // The worker lives, and the run beside all this goes on.
        beside.finish().await.expect("it is open");
        let result = beside.result().await.expect("it completes");
        assert_eq!(result, sample("beside"));
    })
    .await;
    expect_counts(&expected);
}

/// What is counted as one: the role, the operation, the class and the action.
type Counted = (String, &'static str, ErrorClass, UnreadableAction);

fn counted(entry: Entry, class: ErrorClass, action: UnreadableAction) -> Counted {
    let (role, operation) = entry.operation();
    (role.to_string(), operation, class, action)
}

fn expect_counts(expected: &BTreeMap<Counted, u64>) {
    let counts = unreadable_counts();
    for ((role, operation, class, action), times) in expected {
        let what = format!("{role} of {operation}: {class:?}, {action:?}");
        let found = counts.iter().find(|it| {
            it.role.to_string() == *role
                && it.operation == *operation
                && it.class == *class
                && it.action == *action
        });
        let found = found.map_or(0, |it| it.count);
        if *action == UnreadableAction::TaskFailed {
            // The server tries again for as long as the run is open: twice, says the case.
            assert!(found >= times * 2, "{what}: {found} of {times} runs");
        } else {
            assert_eq!(found, *times, "{what}");
        }
    }
    assert_eq!(counts.len(), expected.len(), "nothing else: {counts:#?}");
}
