//! Serves the order workflows until Ctrl-C.

use avro_temporal_runtime::{Worker, WorkerOptions};
use orders::activities::{Carrier, ChargeCard};
use orders::settings::{CARRIER, TASK_QUEUE, connect};
use orders::workflows::{ProcessOrder, ShipOrder};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let client = connect().await?;
    let carrier = Carrier {
        prefix: CARRIER.to_owned(),
    };
    Worker::new(&client, WorkerOptions::new(TASK_QUEUE).build())
        .workflow::<ProcessOrder>()
        .workflow::<ShipOrder>()
        .activities(ChargeCard)
        .activities(carrier)
        .run_until(async {
            // Without a handler for Ctrl-C the signal itself ends the process.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    Ok(())
}
