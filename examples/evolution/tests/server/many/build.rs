//! The releases as one: what a test does to a run, by the client and the worker of any of them.

use avro_temporal_runtime::{Client, Worker};
use evolution::{v1, v2, v3};

/// What a client places.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) id: String,
    pub(crate) queue: String,
    pub(crate) is_too_dear: bool,
}

/// A release: its worker, and what its clients send.
pub(crate) trait Build {
    /// Its number.
    const NUMBER: u32;

    fn worker(client: &Client, queue: &str, bank_is_closed: bool) -> Worker;

    async fn place(client: &Client, placed: &Placed);

    async fn release(client: &Client, placed: &Placed, parcels: i32, pause_millis: i64);

    async fn change_note(client: &Client, placed: &Placed, note: &str);

    /// How many parcels were sent in the end, or why none was.
    async fn parcels(client: &Client, placed: &Placed) -> Result<usize, String>;
}

macro_rules! build {
    ($build:ident = $number:literal, $version:ident::$contract:ident, { $($order:tt)* }, { $($release:tt)* }) => {
        pub(crate) struct $build;

        impl Build for $build {
            const NUMBER: u32 = $number;

            fn worker(client: &Client, queue: &str, bank_is_closed: bool) -> Worker {
                $version::worker(client, queue, $version::Shop { bank_is_closed })
            }

            async fn place(client: &Client, placed: &Placed) {
                let order = $version::$contract::Order {
                    order_id: placed.id.clone(),
                    customer_id: "ada".to_owned(),
                    amount_cents: if placed.is_too_dear { $version::CARD_LIMIT + 1 } else { 1_200 },
                    $($order)*
                };
                let orders = $version::$contract::Client::new(client.clone());
                let start = orders.process_order(order).task_queue(&placed.queue);
                start.start().await.expect("it starts");
            }

            async fn release(client: &Client, placed: &Placed, parcels: i32, pause_millis: i64) {
                let release = $version::$contract::ReleaseRequest {
                    parcels,
                    pause_millis,
                    $($release)*
                };
                let run = client.get::<$version::$contract::ProcessOrder>(placed.workflow_id());
                run.release(release).await.expect("it is open");
            }

            async fn change_note(client: &Client, placed: &Placed, note: &str) {
                let note = note.to_owned();
                let change = $version::$contract::ChangeNoteRequest { note };
                let run = client.get::<$version::$contract::ProcessOrder>(placed.workflow_id());
                run.change_note(change).await.expect("it is taken");
            }

            async fn parcels(client: &Client, placed: &Placed) -> Result<usize, String> {
                let run = client.get::<$version::$contract::ProcessOrder>(placed.workflow_id());
                match run.result().await {
                    Ok(receipt) => Ok(receipt.parcels.len()),
                    Err($version::$contract::ProcessOrderError::CardDeclined(declined)) => {
                        Err(declined.code)
                    }
                    Err(error) => Err(error.to_string()),
                }
            }
        }
    };
}

build!(V1 = 1, v1::orders_v1, {}, {});
build!(V2 = 2, v2::orders_v2, { express: true }, { approved_by: "grace".to_owned() });
build!(V3 = 3, v3::orders_v3, { express: true }, { approved_by: "grace".to_owned() });

impl Placed {
    /// The id of its run, by the template of all releases.
    pub(crate) fn workflow_id(&self) -> String {
        format!("order/{}", self.id)
    }

    /// The id of its shipment, which release 3 makes otherwise.
    pub(crate) fn shipment_id(&self) -> String {
        format!("shipment/{}", self.id)
    }
}
