//! Workers on the contract's own task queues, for all tests of this program.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;
use std::{env, thread};

use avro_temporal_runtime::sdk::common::protos::temporal::api::common::v1::Payload;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::HistoryEvent;
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
use avro_temporal_runtime::{AvroType, Client, Worker, WorkerOptions, wire};
use e2e::server::{address, connect};
use operations::{Payment, RunAll, RunChild, Waiting, Zeroes, every};

/// The contract's search attributes, by name and kind.
const SEARCH_ATTRIBUTES: [(&str, &str); 7] = [
    ("EveryBool", "Bool"),
    ("EveryDatetime", "Datetime"),
    ("EveryDouble", "Double"),
    ("EveryInt", "Int"),
    ("EveryKeyword", "Keyword"),
    ("EveryKeywordList", "KeywordList"),
    ("EveryText", "Text"),
];

/// A client of the contract; the first call starts the workers, which live as long as the program.
pub(crate) async fn client() -> every::Client {
    static STARTED: OnceLock<()> = OnceLock::new();
    STARTED.get_or_init(|| {
        register_search_attributes();
        run("every-workflows", Worker::workflow::<RunAll>);
        run(every::TASK_QUEUE, |worker| {
            worker
                .serves(every::WAITING)
                .serves_workflow::<every::RunChild>()
                .serves_workflow::<every::Zeroes>()
                .activities(Waiting)
                .workflow::<RunChild>()
                .workflow::<Zeroes>()
        });
        run("every-activities", |worker| {
            worker.serves(every::EVERY).activities(Payment)
        });
    });
    every::Client::new(connect().await)
}

fn run(queue: &'static str, register: fn(Worker) -> Worker) {
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .expect("threads can be started");
        runtime.block_on(async {
            let client = connect().await;
            let worker = Worker::new(&client, WorkerOptions::new(queue).build());
            if let Err(error) = register(worker).run().await {
                panic!("the worker of `{queue}` stopped: {error}");
            }
        });
    });
}

/// The server refuses attributes that nobody registered.
fn register_search_attributes() {
    let program = env::var("AVRO_TEMPORAL_TEST_TEMPORAL_CLI")
        .expect("`cargo xtask test` says where Temporal's command line is");
    let mut command = Command::new(program);
    command.args([
        "operator",
        "search-attribute",
        "create",
        "--address",
        &address(),
    ]);
    for (name, kind) in SEARCH_ATTRIBUTES {
        command.args(["--name", name, "--type", kind]);
    }
    let output = command.output().expect("Temporal's command line runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() || said.contains("already exist"),
        "{said}"
    );
}

/// What a test looks for in a history.
pub(crate) fn find<T>(events: &[HistoryEvent], pick: impl Fn(&Attributes) -> Option<T>) -> T {
    let found = events
        .iter()
        .filter_map(|event| event.attributes.as_ref())
        .find_map(pick);
    let names: Vec<_> = events.iter().map(HistoryEvent::event_type).collect();
    found.unwrap_or_else(|| panic!("no such event in {names:?}"))
}

/// How many events a test looks for.
pub(crate) fn count(events: &[HistoryEvent], is_it: impl Fn(&Attributes) -> bool) -> usize {
    let attributes = events.iter().filter_map(|event| event.attributes.as_ref());
    attributes.filter(|attributes| is_it(attributes)).count()
}

/// The SDK's client under a contract's.
pub(crate) fn plain(client: &every::Client) -> &Client {
    client
}

/// A timeout that an event has.
pub(crate) fn millis(timeout: Option<impl TryInto<Duration>>) -> u128 {
    let timeout = timeout.expect("it has one").try_into();
    timeout.ok().expect("it isn't negative").as_millis()
}

/// A payload of a history.
pub(crate) fn read<T: AvroType>(payload: &Payload) -> T {
    let metadata = |key: &str| payload.metadata.get(key).map(Vec::as_slice);
    wire::read(&metadata, &payload.data).expect("it is Avro of the type")
}
