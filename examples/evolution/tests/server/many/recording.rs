//! Histories of orders, recorded with a release at every point where a run can be open or closed.

use avro_temporal_runtime::Client;
use avro_temporal_runtime::replay::RecordedHistory;
use e2e::server::{serve, unique};

use super::build::{Build, Placed};
use super::step::Step::{
    self, Asked, Cancel, Charged, Continued, Declined, Ends, Note, Release, Shipping, Terminate,
};
use super::step::{Attributes, first_run, next_run, run_of, take};

/// Far longer than a recording takes.
const LONG: i64 = 3_600_000;
/// Longer than it takes to fetch a history.
const A_WHILE: i64 = 1_500;

/// An order's name, and how far it goes.
type Plan = (&'static str, &'static [Step]);

/// What is left while the bank is closed.
const WHILE_CLOSED: [Plan; 2] = [("asked", &[Asked]), ("asked-again", &[Asked])];

/// What becomes of the second of those once it has opened.
const ONCE_OPEN: Plan = ("asked-again", &[Charged, Release(1, 0), Ends(1)]);

const PLANS: [Plan; 16] = [
    ("charged", &[Charged]),
    ("noted", &[Charged, Note]),
    ("noted-twice", &[Charged, Note, Note]),
    ("waits-for-carrier", &[Charged, Release(2, LONG), Shipping]),
    ("ships", &[Charged, Release(3, A_WHILE), Continued]),
    ("ships-noted", &[Charged, Release(2, LONG), Shipping, Note]),
    ("declined", &[Declined]),
    ("cancelled", &[Charged, Cancel]),
    ("terminated", &[Charged, Note, Terminate]),
    ("no-parcels", &[Charged, Release(0, 0), Ends(0)]),
    ("one-parcel", &[Charged, Release(1, 0), Ends(1)]),
    ("two-parcels", &[Charged, Release(2, 0), Ends(2)]),
    ("three-parcels", &[Charged, Release(3, 0), Ends(3)]),
    ("with-pauses", &[Charged, Release(2, 5), Ends(2)]),
    ("released-early", &[Release(1, 0), Ends(1)]),
    (
        "noted-and-shipped",
        &[Charged, Note, Release(1, 5), Ends(1)],
    ),
];

/// Records every plan once: the orders' histories and those of their shipments, by name.
pub(crate) async fn record<B: Build>(client: &Client) -> Vec<(String, RecordedHistory)> {
    let (open, closed) = (unique("many"), unique("many-closed"));
    let [asked, asked_again] = WHILE_CLOSED.map(|plan| place(plan, &closed));
    let mut recorded = Vec::new();
    serve(B::worker(client, &closed, true), async {
        for (plan, placed) in WHILE_CLOSED.iter().zip([&asked, &asked_again]) {
            go::<B>(client, *plan, placed).await;
        }
        recorded.extend(histories::<B>(client, WHILE_CLOSED[0].0, &asked).await);
    })
    .await;
    serve(B::worker(client, &closed, false), async {
        steps::<B>(client, ONCE_OPEN.1, &asked_again).await;
        recorded.extend(histories::<B>(client, ONCE_OPEN.0, &asked_again).await);
    })
    .await;
    // Several at once: most of the time is waiting.
    let lane = async |number: usize| {
        let mut recorded = Vec::new();
        for plan in PLANS.iter().skip(number).step_by(4) {
            let placed = place(*plan, &open);
            Box::pin(go::<B>(client, *plan, &placed)).await;
            recorded.extend(histories::<B>(client, plan.0, &placed).await);
        }
        recorded
    };
    let lanes = serve(B::worker(client, &open, false), async {
        tokio::join!(lane(0), lane(1), lane(2), lane(3))
    });
    let (first, second, third, fourth) = lanes.await;
    for lane in [first, second, third, fourth] {
        recorded.extend(lane);
    }
    recorded
}

fn place((name, steps): Plan, queue: &str) -> Placed {
    Placed {
        id: unique(name),
        queue: queue.to_owned(),
        is_too_dear: steps.contains(&Declined),
    }
}

async fn go<B: Build>(client: &Client, (_, plan): Plan, placed: &Placed) {
    B::place(client, placed).await;
    steps::<B>(client, plan, placed).await;
}

async fn steps<B: Build>(client: &Client, steps: &[Step], placed: &Placed) {
    for step in steps {
        take::<B>(client, placed, *step).await;
    }
}

/// The history of an order, and those of its shipment's runs.
async fn histories<B: Build>(
    client: &Client,
    name: &str,
    placed: &Placed,
) -> Vec<(String, RecordedHistory)> {
    let name = format!("release-{}-{name}", B::NUMBER);
    let order = fetch(client, run_of(client, placed).id(), None).await;
    let mut next = pick(&order, first_run);
    let mut histories = vec![(name.clone(), order)];
    while let Some(run) = next {
        let shipment = fetch(client, &placed.shipment_id(), Some(&run)).await;
        next = pick(&shipment, next_run);
        let number = histories.len();
        histories.push((format!("{name}-shipment-{number}"), shipment));
    }
    histories
}

async fn fetch(client: &Client, id: &str, run: Option<&str>) -> RecordedHistory {
    let history = RecordedHistory::fetch(client, id, run).await;
    history.expect("it is there")
}

fn pick(history: &RecordedHistory, find: fn(&Attributes) -> Option<String>) -> Option<String> {
    let mut attributes = history
        .events()
        .iter()
        .filter_map(|it| it.attributes.as_ref());
    attributes.find_map(find)
}
