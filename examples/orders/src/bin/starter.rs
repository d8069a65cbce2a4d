//! Places the orders, and sees each through to its receipt, or to its error.

use std::{env, fs};

use anyhow::{Context as _, bail, ensure};
use orders::orders::{
    ChangeNoteError, ChangeNoteRequest, Client, NoteRefusal, Order, ProcessOrderError,
};
use orders::settings::{
    DECLINED_CARD, RUNS_FILE_VARIABLE, change_note, connect, orders, outcome, release,
};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let client = Client::new(connect().await?);
    let mut ids = String::new();
    for order in orders() {
        let id = place(&client, &order)
            .await
            .with_context(|| format!("the order `{}`", order.order_id))?;
        ids.push_str(&id);
        ids.push('\n');
    }
    if let Some(file) = env::var_os(RUNS_FILE_VARIABLE) {
        fs::write(file, ids)?;
    }
    Ok(())
}

/// Places an order, and returns its workflow id: the contract makes it of the order.
async fn place(client: &Client, order: &Order) -> anyhow::Result<String> {
    let handle = client.process_order(order.clone()).start().await?;
    let again = client.process_order(order.clone()).start().await?;
    ensure!(
        again.run_id() == handle.run_id(),
        "an order that is placed twice runs twice"
    );

    if order.card != DECLINED_CARD {
        let note = String::new();
        match handle.change_note(ChangeNoteRequest { note }).await {
            Err(ChangeNoteError::NoteRefused(refused)) if refused.reason == NoteRefusal::Empty => {}
            _ => bail!("an empty note isn't refused as such"),
        }
        let progress = handle.change_note(change_note()).await?;
        ensure!(
            progress.note == Some(change_note().note),
            "the note is not as it was changed"
        );
        let progress = handle.get_progress().await?;
        ensure!(
            progress.note == Some(change_note().note),
            "the query knows another note"
        );
        handle.release(release()).await?;
    }

    match (handle.result().await, outcome(order)) {
        (Ok(receipt), Ok(expected)) => {
            ensure!(receipt == expected, "the receipt is another one");
            println!(
                "{}: charged {} cents, sent {}",
                handle.id(),
                receipt.total_cents,
                receipt.parcels.join(", ")
            );
        }
        (Err(ProcessOrderError::CardDeclined(declined)), Err(expected)) => {
            ensure!(declined == expected, "it is declined for another reason");
            println!("{}: card declined: {}", handle.id(), declined.code);
        }
        (Err(error), _) => return Err(error.into()),
        (Ok(_), Err(_)) => bail!("the card was not declined"),
    }
    Ok(handle.id().to_owned())
}
