//! One order for each way that it can go: what was done, and what the client gets.

use avro_temporal_runtime::CallError;
use avro_temporal_runtime::sdk::client::errors::WorkflowGetResultError;
use saga::activities::Shop;
use saga::fulfilment::{
    CardDeclined, Compensation, FulfilOrderError, NoCarrier, NotUndone, Order, OutOfStock, Packed,
};
use saga::orders::{CLOSED_CARD, SLOW_CARD, SOLD_OUT, STOLEN_CARD, UNREACHED, order};

use crate::support::{run, unique};

/// What the client gets, as far as the contract declares it.
#[derive(Debug, PartialEq)]
enum Outcome {
    Parcel(String),
    OutOfStock(OutOfStock),
    CardDeclined(CardDeclined),
    NoCarrier(NoCarrier),
    NotUndone(NotUndone),
}

/// Sees an order through, and returns what was done and what the client got.
async fn see_through(order: &Order) -> (Vec<String>, Outcome) {
    let (shop, log) = Shop::new();
    let result = run(
        |worker| worker.activities(shop),
        async |client| {
            let handle = client
                .fulfil_order(order.clone())
                .start_with_signal::<Packed>(())
                .await
                .expect("it starts");
            handle.result().await
        },
    )
    .await;
    let outcome = match result {
        Ok(fulfilled) => Outcome::Parcel(fulfilled.parcel),
        Err(FulfilOrderError::OutOfStock(record)) => Outcome::OutOfStock(record),
        Err(FulfilOrderError::CardDeclined(record)) => Outcome::CardDeclined(record),
        Err(FulfilOrderError::NoCarrier(record)) => Outcome::NoCarrier(record),
        Err(FulfilOrderError::NotUndone(record)) => Outcome::NotUndone(record),
        Err(error) => panic!("the contract doesn't declare: {error}"),
    };
    let done = log.borrow().clone();
    (done, outcome)
}

async fn assert_outcome(change: fn(&mut Order), done: &[&str], outcome: fn(&str) -> Outcome) {
    let mut order = order(unique("order"));
    change(&mut order);
    let id = &order.order_id;
    let done: Vec<_> = done.iter().map(|entry| format!("{entry} {id}")).collect();
    assert_eq!(see_through(&order).await, (done, outcome(id)));
}

#[tokio::test]
async fn nothing_is_undone_of_an_order_that_goes_through() {
    assert_outcome(
        |_| {},
        &["reserved", "charged", "shipped"],
        |id| Outcome::Parcel(format!("parcel-{id}")),
    )
    .await;
}

#[tokio::test]
async fn out_of_stock_leaves_nothing_to_undo() {
    assert_outcome(
        |order| order.sku = SOLD_OUT.to_owned(),
        &[],
        |_| {
            let sku = SOLD_OUT.to_owned();
            Outcome::OutOfStock(OutOfStock { sku })
        },
    )
    .await;
}

#[tokio::test]
async fn a_declined_card_releases_the_stock() {
    assert_outcome(
        |order| order.card = STOLEN_CARD.to_owned(),
        &["reserved", "released"],
        |_| {
            let code = "stolen".to_owned();
            Outcome::CardDeclined(CardDeclined { code })
        },
    )
    .await;
}

#[tokio::test]
async fn without_a_carrier_the_last_step_is_undone_first() {
    assert_outcome(
        |order| order.country = UNREACHED.to_owned(),
        &["reserved", "charged", "refunded", "released"],
        |_| {
            let country = UNREACHED.to_owned();
            Outcome::NoCarrier(NoCarrier { country })
        },
    )
    .await;
}

#[tokio::test]
async fn a_compensation_that_fails_is_tried_again() {
    assert_outcome(
        |order| {
            order.country = UNREACHED.to_owned();
            order.card = SLOW_CARD.to_owned();
        },
        &[
            "reserved",
            "charged",
            "not refunded",
            "refunded",
            "released",
        ],
        |_| {
            let country = UNREACHED.to_owned();
            Outcome::NoCarrier(NoCarrier { country })
        },
    )
    .await;
}

#[tokio::test]
async fn a_compensation_that_fails_for_good_is_told_and_keeps_none_from_the_others() {
    assert_outcome(
        |order| {
            order.country = UNREACHED.to_owned();
            order.card = CLOSED_CARD.to_owned();
        },
        &[
            "reserved",
            "charged",
            "not refunded",
            "not refunded",
            "not refunded",
            "released",
        ],
        |_| {
            Outcome::NotUndone(NotUndone {
                cause: "acme.fulfilment.v1.NoCarrier".to_owned(),
                left: vec![Compensation::RefundCard],
            })
        },
    )
    .await;
}

#[tokio::test]
async fn a_cancelled_order_is_undone() {
    let order = order(unique("order"));
    let id = order.order_id.clone();
    let (shop, mut log) = Shop::new();
    let charged = format!("charged {id}");
    let result = run(
        |worker| worker.activities(shop),
        async |client| {
            let handle = client.fulfil_order(order).start().await.expect("it starts");
            log.wait_for(|log| log.contains(&charged))
                .await
                .expect("the shop is open");
            handle.cancel("no more tea").await.expect("it runs");
            handle.result().await
        },
    )
    .await;
    assert!(
        matches!(
            result,
            Err(FulfilOrderError::Other(CallError::Temporal(
                WorkflowGetResultError::Cancelled { .. }
            )))
        ),
        "{result:?}"
    );
    let done = ["reserved", "charged", "refunded", "released"];
    assert_eq!(*log.borrow(), done.map(|entry| format!("{entry} {id}")));
}
