//! Reads the histories of the orders back, shows every payload, and checks it.

use std::{env, fs};

use anyhow::{Context as _, ensure};
use orders::history::{Report, check_order};
use orders::settings::{RUNS_FILE_VARIABLE, connect, orders};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let file = env::var_os(RUNS_FILE_VARIABLE).with_context(|| {
        format!("set `{RUNS_FILE_VARIABLE}` to the file that the starter wrote")
    })?;
    let ids = fs::read_to_string(file)?;
    let ids: Vec<&str> = ids.lines().collect();
    let orders = orders();
    ensure!(
        ids.len() == orders.len(),
        "the starter left another number of orders"
    );
    let client = connect().await?;
    let mut report = Report::default();
    for (id, order) in ids.into_iter().zip(orders) {
        check_order(&client, id, &order, &mut report)
            .await
            .with_context(|| format!("the history of `{id}`"))?;
    }
    println!("{report}");
    Ok(())
}
