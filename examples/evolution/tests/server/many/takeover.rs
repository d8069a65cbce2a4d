//! Runs that are handed from release to release in the middle of what they do.

use avro_temporal_runtime::Client;
use e2e::server::{serve, unique};
use evolution::v1::orders_v1;

use super::build::{Build, Placed, V1, V2, V3};
use super::step::Step::{self, Asked, Charged, Continued, Ends, Note, Release, Shipping};
use super::step::{run_of, take};
use crate::support::{called, task_failures};

/// A pause that is still open when the worker changes.
const PAUSE: i64 = 3_000;

/// Where a run is left, and how it goes on.
#[derive(PartialEq, Eq)]
struct Plan {
    name: &'static str,
    /// By the release that begins it.
    begin: &'static [Step],
    /// While nobody serves it.
    between: &'static [Step],
    /// By the release that ends it.
    end: &'static [Step],
}

const PLANS: [Plan; 8] = [
    Plan {
        name: "asked",
        begin: &[Asked],
        between: &[],
        end: &[Charged, Release(1, 0), Ends(1)],
    },
    Plan {
        name: "charged",
        begin: &[Charged],
        between: &[],
        end: &[Note, Release(2, 0), Ends(2)],
    },
    Plan {
        name: "noted",
        begin: &[Charged, Note],
        between: &[],
        end: &[Note, Release(1, 5), Ends(1)],
    },
    Plan {
        name: "waits-for-carrier",
        begin: &[Charged, Release(2, PAUSE), Shipping],
        between: &[],
        end: &[Ends(2)],
    },
    Plan {
        name: "ships",
        begin: &[Charged, Release(6, 300), Continued],
        between: &[],
        end: &[Ends(6)],
    },
    Plan {
        name: "released",
        begin: &[Charged],
        between: &[Release(1, 0)],
        end: &[Ends(1)],
    },
    Plan {
        name: "released-early",
        begin: &[Release(1, PAUSE), Shipping],
        between: &[],
        end: &[Ends(1)],
    },
    Plan {
        name: "no-parcels",
        begin: &[Charged, Note, Note],
        between: &[Release(0, 0)],
        end: &[Ends(0)],
    },
];

/// Who begins a run, by whose worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    Release1,
    Release2,
    /// In the middle of a rollout, a client of release 3 finds a worker of release 1.
    Release3OnRelease1,
}

struct Run {
    plan: &'static Plan,
    source: Source,
    placed: Placed,
}

impl Run {
    /// Whether it waits for a client, whoever serves it meanwhile.
    fn waits(&self) -> bool {
        self.plan.between.is_empty() && matches!(self.plan.begin, [.., Charged | Note])
    }
}

/// Begins so many runs by releases 1 and 2, hands them to release 3, back to release 1 and to
/// release 3 again, which ends them all. No task of any of them fails.
pub(crate) async fn hand_over(client: &Client, count: usize) {
    let queues = [unique("handed"), unique("handed-closed")];
    let runs = runs(&queues, count);
    let of = |source| runs.iter().filter(move |it| it.source == source);
    served_by::<V1>(client, &queues, true, async {
        in_lanes(of(Source::Release1), async |run| {
            begin::<V1>(client, run).await;
        })
        .await;
        let runs = of(Source::Release3OnRelease1);
        in_lanes(runs, async |run| {
            begin::<V3>(client, run).await;
        })
        .await;
    })
    .await;
    served_by::<V2>(client, &queues, true, async {
        in_lanes(of(Source::Release2), async |run| {
            begin::<V2>(client, run).await;
        })
        .await;
    })
    .await;
    for run in &runs {
        for step in run.plan.between {
            take::<V1>(client, &run.placed, *step).await;
        }
    }
    let waiting = || runs.iter().filter(|it| it.waits());
    let note = Note;
    served_by::<V3>(client, &queues, false, async {
        in_lanes(waiting(), async |run| {
            take::<V3>(client, &run.placed, note).await;
        })
        .await;
    })
    .await;
    served_by::<V1>(client, &queues, false, async {
        in_lanes(waiting(), async |run| {
            take::<V1>(client, &run.placed, note).await;
        })
        .await;
    })
    .await;
    served_by::<V3>(client, &queues, false, async {
        in_lanes(runs.iter(), async |run| {
            for step in run.plan.end {
                take::<V3>(client, &run.placed, *step).await;
            }
        })
        .await;
    })
    .await;
    in_lanes(runs.iter(), async |run| {
        assert_sound(client, run).await;
    })
    .await;
}

fn runs(queues: &[String; 2], count: usize) -> Vec<Run> {
    const SOURCES: [Source; 3] = [
        Source::Release1,
        Source::Release2,
        Source::Release3OnRelease1,
    ];
    let plans = PLANS.iter().cycle().zip(SOURCES.into_iter().cycle());
    let runs = plans.take(count).map(|(plan, source)| Run {
        plan,
        source,
        placed: Placed {
            id: unique(plan.name),
            queue: queues[usize::from(plan.begin == [Asked])].clone(),
            is_too_dear: false,
        },
    });
    runs.collect()
}

/// Runs the workers of a release on both queues; on the second of them the bank may be closed.
async fn served_by<B: Build>(
    client: &Client,
    [open, closed]: &[String; 2],
    bank_is_closed: bool,
    body: impl Future<Output = ()>,
) {
    let inner = Box::pin(serve(B::worker(client, closed, bank_is_closed), body));
    serve(B::worker(client, open, false), inner).await;
}

async fn begin<B: Build>(client: &Client, run: &Run) {
    B::place(client, &run.placed).await;
    for step in run.plan.begin {
        take::<B>(client, &run.placed, *step).await;
    }
}

/// Does something with each run, with several at once.
async fn in_lanes<'a>(runs: impl Iterator<Item = &'a Run>, work: impl AsyncFn(&'a Run)) {
    let runs: Vec<&Run> = runs.collect();
    let lane = async |number: usize| {
        for run in runs.iter().skip(number).step_by(4) {
            Box::pin(work(run)).await;
        }
    };
    tokio::join!(lane(0), lane(1), lane(2), lane(3));
}

async fn assert_sound(client: &Client, run: &Run) {
    let order = run_of(client, &run.placed);
    let which = order.id();
    assert_eq!(task_failures(&order).await, [], "{which}");
    // What release 3 calls otherwise is called as it was.
    let expected = [
        "acme.orders.v1.Orders.chargeCard".to_owned(),
        format!(
            "acme.orders.v1.Orders.shipOrder {}",
            run.placed.shipment_id()
        ),
    ];
    assert_eq!(called(&order).await, expected, "{which}");
    let shipment = client.get::<orders_v1::ShipOrder>(run.placed.shipment_id());
    assert_eq!(task_failures(&shipment).await, [], "{which}");
}
