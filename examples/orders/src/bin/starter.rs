//! Places the orders, and sees each through to its receipt.

use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use anyhow::{Context as _, ensure};
use avro_temporal_runtime::{Client, WorkflowStartOptions};
use orders::settings::{
    RUNS_FILE_VARIABLE, TASK_QUEUE, change_note, connect, orders, receipt, release,
};
use orders::types::acme::orders::v1::{ChangeNote, Order};
use orders::workflows::ProcessOrder;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let client = connect().await?;
    // The same orders can be placed again, also on a server that has seen them.
    let moment = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis();
    let mut ids = String::new();
    for order in orders() {
        let id = format!("order-{}-{moment}", order.order_id);
        place(&client, &id, order)
            .await
            .with_context(|| format!("the order `{id}`"))?;
        ids.push_str(&id);
        ids.push('\n');
    }
    if let Some(file) = env::var_os(RUNS_FILE_VARIABLE) {
        fs::write(file, ids)?;
    }
    Ok(())
}

async fn place(client: &Client, id: &str, order: Order) -> anyhow::Result<()> {
    let expected = receipt(&order);
    let options = WorkflowStartOptions::new(TASK_QUEUE, id).build();
    let handle = client.start::<ProcessOrder>(order, options).await?;

    let refused = handle
        .change_note(ChangeNote {
            note: String::new(),
        })
        .await;
    ensure!(refused.is_err(), "an empty note was taken");
    let progress = handle.change_note(change_note()).await?;
    ensure!(
        progress.note == expected.note,
        "the note is not as it was changed"
    );
    let progress = handle.progress().await?;
    ensure!(
        progress.note == expected.note,
        "the query knows another note"
    );

    handle.release(release()).await?;
    let receipt = handle.result().await?;
    ensure!(
        receipt == expected,
        "the receipt is not the one that is expected"
    );
    println!(
        "{id}: charged {} cents, sent {}",
        receipt.total_cents,
        receipt.parcels.join(", ")
    );
    Ok(())
}
