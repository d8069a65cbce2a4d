//! Serves the workflow for as long as it takes to see an order through each way that it can go.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use avro_temporal_runtime::{Client, Worker, WorkerOptions};
use saga::activities::Shop;
use saga::fulfilment::{self, Order, Packed, SHOP, TASK_QUEUE, WORKFLOWS};
use saga::orders::{CLOSED_CARD, SOLD_OUT, STOLEN_CARD, UNREACHED, order};
use saga::workflows::FulfilOrder;
use tokio::sync::oneshot;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let address = env::var("TEMPORAL_ADDRESS").unwrap_or_else(|_| "localhost:7233".to_owned());
    let client = Client::connect(&address, "default").await?;
    // Ends the number of each order: the program can run again on the same server.
    let moment = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let suffix = format!("-{moment}");
    let (shop, log) = Shop::new();
    let worker = Worker::new(&client, WorkerOptions::new(TASK_QUEUE).build())
        .serves(WORKFLOWS)
        .serves(SHOP)
        .workflow::<FulfilOrder>()
        .activities(shop);
    let (done, stop) = oneshot::channel::<()>();
    let (served, placed) = tokio::join!(
        worker.run_until(async {
            // The orders are done, or the client has given up: there is nothing to serve.
            let _ = stop.await;
        }),
        async {
            let placed = place_all(&fulfilment::Client::new(client), &suffix).await;
            drop(done);
            placed
        }
    );
    served?;
    placed?;
    println!("\nWhat was done:");
    for entry in &*log.borrow() {
        println!("  {}", entry.trim_end_matches(&suffix));
    }
    Ok(())
}

async fn place_all(client: &fulfilment::Client, suffix: &str) -> anyhow::Result<()> {
    let order = |name: &str| order(format!("{name}{suffix}"));
    let with = |name, change: fn(&mut Order)| {
        let mut order = order(name);
        change(&mut order);
        order
    };
    for order in [
        order("good"),
        with("sold-out", |order| SOLD_OUT.clone_into(&mut order.sku)),
        with("stolen-card", |order| {
            STOLEN_CARD.clone_into(&mut order.card);
        }),
        with("moon", |order| UNREACHED.clone_into(&mut order.country)),
        with("moon-and-closed-card", |order| {
            UNREACHED.clone_into(&mut order.country);
            CLOSED_CARD.clone_into(&mut order.card);
        }),
    ] {
        let name = order.order_id.trim_end_matches(suffix).to_owned();
        let handle = client
            .fulfil_order(order)
            .start_with_signal::<Packed>(())
            .await?;
        match handle.result().await {
            Ok(fulfilled) => println!("{name}: {}", fulfilled.parcel.trim_end_matches(suffix)),
            Err(error) => println!("{name}: {error}"),
        }
    }
    Ok(())
}
