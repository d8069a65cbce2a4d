//! Begins an order with a worker of each release, and ends all of them with the newest.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use avro_temporal_runtime::{Client, Worker};
use evolution::{v1, v2, v3};
use tokio::sync::oneshot;

/// The task queue that the releases share, one after the other.
const QUEUE: &str = v1::orders_v1::TASK_QUEUE;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let address = env::var("TEMPORAL_ADDRESS").unwrap_or_else(|_| "localhost:7233".to_owned());
    let client = Client::connect(&address, "default").await?;
    // Ends the number of each order: the program can run again on the same server.
    let moment = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let id = |name: &str| format!("{name}-{moment}");

    let first = serve(v1::worker(&client, QUEUE, v1::Shop::default()), async {
        let orders = v1::orders_v1::Client::new(client.clone());
        let order = v1::orders_v1::Order {
            order_id: id("first"),
            customer_id: "ada".to_owned(),
            amount_cents: 1_200,
        };
        let run = orders.process_order(order).start().await?;
        await_charge(async || Ok(run.get_progress().await?.step.as_str())).await?;
        anyhow::Ok(run)
    });
    let first = first.await??;
    println!("release 1 began {}", name_of(first.id()));

    let second = serve(v2::worker(&client, QUEUE, v2::Shop::default()), async {
        let orders = v2::orders_v2::Client::new(client.clone());
        let order = v2::orders_v2::Order {
            order_id: id("second"),
            customer_id: "grace".to_owned(),
            amount_cents: 900,
            express: true,
        };
        let run = orders.process_order(order).start().await?;
        await_charge(async || Ok(run.get_progress().await?.step.as_str())).await?;
        anyhow::Ok(run)
    });
    let second = second.await??;
    println!("release 2 began {}", name_of(second.id()));

    serve(v3::worker(&client, QUEUE, v3::Shop::default()), async {
        let orders = v3::orders_v3::Client::new(client.clone());
        let order = v3::orders_v3::Order {
            order_id: id("third"),
            customer_id: "edsger".to_owned(),
            amount_cents: 300,
            express: false,
        };
        let third = orders.process_order(order).start().await?;
        println!("release 3 began {}", name_of(third.id()));
        let release = || v3::orders_v3::ReleaseRequest {
            parcels: 2,
            pause_millis: 0,
            approved_by: "barbara".to_owned(),
        };
        // Handles of release 3, to runs that others began.
        for id in [first.id(), second.id(), third.id()] {
            let run = orders.get::<v3::orders_v3::ProcessOrder>(id);
            run.release(release()).await?;
            let receipt = run.result().await?;
            let note = match receipt.note.as_str() {
                "" => "nobody was told",
                note => note,
            };
            let parcels = receipt.parcels.len();
            println!("{}: {parcels} parcels, {note}", name_of(id));
        }
        anyhow::Ok(())
    })
    .await?
}

/// Runs a worker for as long as `body` takes.
async fn serve<T>(worker: Worker, body: impl Future<Output = T>) -> anyhow::Result<T> {
    let (done, stop) = oneshot::channel::<()>();
    let (served, value) = tokio::join!(
        worker.run_until(async {
            let _ = stop.await;
        }),
        async {
            let value = body.await;
            drop(done);
            value
        }
    );
    served?;
    Ok(value)
}

/// Waits until an order's card is charged: from then on it waits for its release.
async fn await_charge(step: impl AsyncFn() -> anyhow::Result<&'static str>) -> anyhow::Result<()> {
    while step().await? != "CHARGED" {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Ok(())
}

/// `order/first-1764412345678` without what is another on each run.
fn name_of(id: &str) -> &str {
    let name = id.strip_prefix("order/").unwrap_or(id);
    name.split_once('-').map_or(name, |(name, _)| name)
}
