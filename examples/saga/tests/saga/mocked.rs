//! What the shop can't be made to do, by activities that are closures.

use std::sync::{Arc, Mutex};

use avro_temporal_runtime::Worker;
use saga::fulfilment::{
    ChargeCard, FulfilOrderError, Packed, RefundCard, ReleaseStock, ReserveStock, ShipParcel,
};
use saga::orders::order;

use crate::support::{run, unique};

/// What was called, in order.
#[derive(Clone, Default)]
struct Calls(Arc<Mutex<Vec<&'static str>>>);

impl Calls {
    fn add(&self, call: &'static str) {
        self.0.lock().expect("no closure panics").push(call);
    }

    fn seen(&self) -> Vec<&'static str> {
        self.0.lock().expect("no closure panics").clone()
    }

    /// A stock and a carrier without faults, and refunds.
    fn serve(&self, worker: Worker) -> Worker {
        let [reserve, release, refund, ship] = [(); 4].map(|()| self.clone());
        worker
            .mock_activity::<ReserveStock>(move |_| {
                reserve.add("reserve");
                Ok(())
            })
            .mock_activity::<ReleaseStock>(move |_| {
                release.add("release");
                Ok(())
            })
            .mock_activity::<RefundCard>(move |_| {
                refund.add("refund");
                Ok(())
            })
            .mock_activity::<ShipParcel>(move |_| {
                ship.add("ship");
                Ok("parcel".to_owned())
            })
    }
}

#[tokio::test]
async fn a_charge_of_which_nothing_is_known_is_refunded() {
    let calls = Calls::default();
    let charges = calls.clone();
    let result = run(
        |worker| {
            calls.serve(worker).mock_activity::<ChargeCard>(move |_| {
                charges.add("charge");
                Err(anyhow::anyhow!("the bank hung up").into())
            })
        },
        async |client| {
            let start = client.fulfil_order(order(unique("order")));
            let handle = start.start_with_signal::<Packed>(()).await;
            handle.expect("it starts").result().await
        },
    )
    .await;
    assert!(
        matches!(result, Err(FulfilOrderError::Other(_))),
        "{result:?}"
    );
    let expected = ["reserve", "charge", "charge", "charge", "refund", "release"];
    assert_eq!(calls.seen(), expected);
}

#[tokio::test]
async fn an_order_waits_until_it_is_packed() {
    let calls = Calls::default();
    let charges = calls.clone();
    let fulfilled = run(
        |worker| {
            calls
                .serve(worker)
                .mock_activity::<ChargeCard>(move |order| {
                    charges.add("charge");
                    Ok(format!("charge-{}", order.order_id))
                })
        },
        async |client| {
            let order = order(unique("order"));
            let id = order.order_id.clone();
            let handle = client.fulfil_order(order).start().await.expect("it starts");
            assert_eq!(handle.id(), format!("fulfil/{id}"));
            handle.packed().await.expect("it runs");
            let fulfilled = handle.result().await.expect("it goes through");
            assert_eq!(fulfilled.charge_id, format!("charge-{id}"));
            fulfilled
        },
    )
    .await;
    assert_eq!(fulfilled.parcel, "parcel");
    assert_eq!(calls.seen(), ["reserve", "charge", "ship"]);
}
