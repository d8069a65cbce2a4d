//! Recorded orders, replayed by the workflows as they are now: a deploy goes on with them.
//!
//! `UPDATE_HISTORIES=1 cargo xtask test test -- -p orders` records them anew.

use std::path::Path;

use avro_temporal_runtime::replay::{ReplayError, Replayer};
use orders::workflows::{ProcessOrder, ShipOrder};

#[tokio::test]
async fn recorded_orders_go_on() -> Result<(), ReplayError> {
    let histories = Path::new(env!("CARGO_MANIFEST_DIR")).join("histories");
    let report = Replayer::new()
        .workflow::<ProcessOrder>()
        .workflow::<ShipOrder>()
        .folder(histories)
        .await?;
    // Four orders, and both runs of one's shipment.
    assert_eq!(report.replayed.len(), 6, "{report}");
    report.assert_all_replay();
    Ok(())
}
