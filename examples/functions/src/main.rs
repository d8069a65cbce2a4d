//! Serves the workflows for as long as it takes to see one order through.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::ensure;
use avro_temporal_runtime::{Client, Worker, WorkerOptions, WorkflowStartOptions};
use functions::acme::orders::v1::{Order, OrderStatus};
use functions::activities::{ChargeCard, SendParcel};
use functions::workflows::{ProcessOrder, ShipOrder};
use tokio::sync::oneshot;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let address = env::var("TEMPORAL_ADDRESS").unwrap_or_else(|_| "localhost:7233".to_owned());
    let client = Client::connect(&address, "default").await?;
    // A queue of its own: an order that another run of this program left stays where it is.
    let moment = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let task_queue = format!("functions-{moment}");

    let worker = Worker::new(&client, WorkerOptions::new(&task_queue).build())
        .workflow::<ProcessOrder>()
        .workflow::<ShipOrder>()
        .activities(ChargeCard)
        .activities(SendParcel);
    let (done, stop) = oneshot::channel::<()>();
    let (served, placed) = tokio::join!(
        worker.run_until(async {
            // The order is done, or the starter has given up: there is nothing to serve.
            let _ = stop.await;
        }),
        async {
            let placed = place(&client, &task_queue).await;
            drop(done);
            placed
        }
    );
    served?;
    placed
}

async fn place(client: &Client, task_queue: &str) -> anyhow::Result<()> {
    let order = Order {
        order_id: "A-1".to_owned(),
        customer_id: i64::MAX,
        amount_cents: 12_650,
        note: None,
    };
    let options = WorkflowStartOptions::new(task_queue, format!("{task_queue}/A-1")).build();
    let handle = client.start::<ProcessOrder>(order, options).await?;

    let status = handle.status().await?;
    ensure!(status != OrderStatus::Shipped, "nobody has released it");
    handle.release().await?;
    let receipt = handle.result().await?;
    println!(
        "{}: {}, {}",
        receipt.order_id, receipt.charge_id, receipt.parcel
    );
    Ok(())
}
