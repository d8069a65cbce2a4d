//! What a contract says of how its operations run, as the runtime is told it.

#![deny(warnings)]
#![allow(deprecated, reason = "what is deprecated is generated like the rest")]

use std::time::Duration;

use avro_temporal_runtime as rt;
use contracts::common::common::Money;
use contracts::everything::{
    Change, ChangeRequest, Child, Inner, Input, Key, Rest, Run, State, Work, WorkHeartbeat,
};
use contracts::{everything, shop};
use rt::logical::{TimestampMillis, Uuid};
use rt::sdk::common::MemoValues;
use rt::sdk::workflow::{
    ActivityCancellationType, ChildWorkflowCancellationType, ParentClosePolicy,
};
use rt::{
    ActivityType, HeartbeatType, UpdateType, WorkflowIdConflictPolicy, WorkflowIdReusePolicy,
    WorkflowType,
};

fn input() -> Input {
    Input {
        inner: Inner {
            id: Uuid::from_bytes([1; 16]),
            r#type: "a-b".to_owned(),
        },
        flag: true,
        count: Some(-3),
        at: TimestampMillis(1_500),
        weight: 0.5,
        state: State::Closed,
        maybe_state: None,
        key: Key(Uuid::from_bytes([0xff; 16])),
        maybe_key: Some(Key(Uuid::from_bytes([0; 16]))),
        labels: vec!["x".to_owned()],
        money: Money { cents: 7 },
        note: None,
    }
}

#[test]
fn names_are_those_of_the_wire() {
    assert_eq!(everything::NAME, "acme.everything.v1.Everything");
    assert_eq!(everything::TASK_QUEUE, "everything");
    assert_eq!(Run::NAME, "everything `run`");
    assert_eq!(Run::ALIASES, ["run1", "run2"]);
    assert_eq!(Child::NAME, "acme.everything.v1.Everything.child");
    assert_eq!(<Change as UpdateType>::NAME, "change");
    assert_eq!(shop::Pack::NAME, "acme.shop.Shop.pack");
}

#[test]
fn ids_are_made_of_the_input() {
    let id = Run::DEFAULTS.id.expect("the contract has one");
    let text = "e/01010101-0101-0101-0101-010101010101/CLOSED-\
                ffffffff-ffff-ffff-ffff-ffffffffffff:true.a-b";
    assert_eq!(id.render(&input(), 1000).as_deref(), Ok(text));
    let id = Child::DEFAULTS.id.expect("the contract has one");
    assert_eq!(id.render(&(), 1000).as_deref(), Ok("only-one"));
    let id = <Change as UpdateType>::DEFAULTS
        .id
        .expect("the contract has one");
    let change = ChangeRequest {
        to: State::Open,
        by: -4,
    };
    assert_eq!(id.render(&change, 1000).as_deref(), Ok("OPEN/-4"));
    let key = Run::DEFAULTS
        .priority
        .fairness_key
        .expect("the contract has one");
    assert_eq!(key.render(&input(), 64).as_deref(), Ok("a-b"));
}

#[test]
fn a_workflow_runs_as_the_contract_says() {
    let said = Run::DEFAULTS;
    assert_eq!(said.task_queue, Some("everything"));
    assert_eq!(
        said.id_reuse_policy,
        Some(WorkflowIdReusePolicy::AllowDuplicate)
    );
    assert_eq!(
        said.id_conflict_policy,
        Some(WorkflowIdConflictPolicy::TerminateExisting)
    );
    assert_eq!(said.execution_timeout, Some(Duration::from_hours(720)));
    assert_eq!(said.run_timeout, Some(Duration::from_mins(90)));
    assert_eq!(said.task_timeout, Some(Duration::ZERO));
    let retry = said.retry.expect("the contract has one");
    assert_eq!(retry.initial_interval, Some(Duration::from_millis(1500)));
    assert_eq!(retry.backoff_coefficient, Some(12345.5));
    assert_eq!(retry.maximum_interval, Some(Duration::from_hours(24)));
    assert_eq!(retry.maximum_attempts, Some(12345));
    assert_eq!(retry.non_retryable_errors, ["Fatal"]);
    assert_eq!(
        said.parent_close_policy,
        Some(ParentClosePolicy::RequestCancel)
    );
    let requested = ChildWorkflowCancellationType::WaitCancellationRequested;
    assert_eq!(said.cancellation, Some(requested));
    assert_eq!(said.priority.key, Some(2));
    assert_eq!(said.priority.fairness_weight, Some(1000.0));
    assert!(said.eager_start);
    const { assert!(!Child::DEFAULTS.eager_start) };
    assert!(Child::DEFAULTS.memo.is_empty() && Child::DEFAULTS.search_attributes.is_empty());
}

#[test]
fn an_activity_runs_as_the_contract_says() {
    let said = Work::DEFAULTS;
    assert_eq!(said.task_queue, Some("workers"));
    assert_eq!(said.schedule_to_close, Some(Duration::from_hours(1)));
    assert_eq!(said.start_to_close, Some(Duration::from_secs(90)));
    assert_eq!(said.schedule_to_start, Some(Duration::from_millis(250)));
    assert_eq!(said.heartbeat, Some(Duration::from_secs(10)));
    assert_eq!(said.retry.and_then(|it| it.maximum_attempts), Some(0));
    assert_eq!(said.cancellation, Some(ActivityCancellationType::Abandon));
    assert_eq!(said.priority.key, Some(5));
    assert_eq!(said.eager_start, Some(false));
    let details: <Work as HeartbeatType>::Details = WorkHeartbeat::Int(4);
    assert_eq!(details, WorkHeartbeat::from(4));
    let said = Rest::DEFAULTS;
    assert_eq!(said.task_queue, Some("everything"));
    assert_eq!(said.retry.and_then(|it| it.maximum_attempts), Some(10));
    assert_eq!((said.cancellation, said.eager_start), (None, None));
}

#[test]
fn search_attributes_are_those_that_have_a_value() {
    let input = input();
    let attributes = Run::DEFAULTS.search_attributes.iter();
    let updates = attributes.filter_map(|it| it(&input).expect("it can hold the value"));
    let attributes = rt::sdk::common::search_attributes::SearchAttributes::new(updates);
    let mut sent: Vec<String> = attributes
        .keys()
        .map(|name| {
            let payload = attributes.raw_payload(name).expect("it is set");
            let kind = String::from_utf8_lossy(&payload.metadata["type"]);
            format!(
                "{name}: {kind} = {}",
                String::from_utf8_lossy(&payload.data)
            )
        })
        .collect();
    sent.sort();
    assert_eq!(
        sent,
        [
            r#"At: Datetime = "1970-01-01T00:00:01.500000000Z""#,
            "Count: Int = -3",
            r#"Customer: Keyword = "01010101-0101-0101-0101-010101010101""#,
            "Flag: Bool = true",
            r#"Key: Keyword = "ffffffff-ffff-ffff-ffff-ffffffffffff""#,
            r#"Labels: KeywordList = ["x"]"#,
            r#"MaybeKey: Keyword = "00000000-0000-0000-0000-000000000000""#,
            r#"State: Keyword = "CLOSED""#,
            "Weight: Double = 0.5",
        ]
    );
}

#[test]
fn the_memo_has_what_has_a_value() {
    let keys = |input: &Input| {
        let mut memo = MemoValues::new();
        for entry in Run::DEFAULTS.memo {
            entry(input, &mut memo);
        }
        let keys = memo.iter().map(|(key, _)| key.to_owned());
        keys.collect::<Vec<String>>()
    };
    assert_eq!(keys(&input()), ["money"]);
    let note = Some("n".to_owned());
    assert_eq!(keys(&Input { note, ..input() }), ["money", "note"]);
}

#[test]
fn errors_say_whether_trying_again_helps() {
    const { assert!(<everything::Late as rt::ErrorRecord>::NON_RETRYABLE) };
    const { assert!(!<contracts::common::common::Refused as rt::ErrorRecord>::NON_RETRYABLE) };
}

#[test]
fn what_is_served_is_all_of_it_with_aliases() {
    let workflows = [
        "everything `run`",
        "run1",
        "run2",
        "acme.everything.v1.Everything.child",
    ];
    assert_eq!(everything::WORKFLOWS.workflows, workflows);
    assert!(everything::WORKFLOWS.activities.is_empty());
    let activities = ["acme.everything.v1.Everything.work", "work1"];
    assert_eq!(everything::EVERYTHING.activities, activities);
    assert_eq!(
        everything::RESTING.activities,
        ["acme.everything.v1.Everything.rest"]
    );
    assert_eq!(everything::RESTING.contract, everything::NAME);
}
