//! Serves the contract's workflows and activities until Ctrl-C.

use avro_temporal_runtime::{Worker, WorkerOptions};
use orders::activities::{Bank, Carrier};
use orders::orders::{PAYMENTS, SHIPPING, TASK_QUEUE, WORKFLOWS};
use orders::settings::{CARRIER, DECLINED_CARD, connect};
use orders::workflows::{ProcessOrder, ShipOrder};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let client = connect().await?;
    let bank = Bank {
        declined: DECLINED_CARD.to_owned(),
    };
    let carrier = Carrier {
        prefix: CARRIER.to_owned(),
    };
    // It runs only if all that it says it serves is there, and nothing else.
    Worker::new(&client, WorkerOptions::new(TASK_QUEUE).build())
        .serves(WORKFLOWS)
        .serves(PAYMENTS)
        .serves(SHIPPING)
        .workflow::<ProcessOrder>()
        .workflow::<ShipOrder>()
        .activities(bank)
        .activities(carrier)
        .run_until(async {
            // Without a handler for Ctrl-C the signal itself ends the process.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    Ok(())
}
