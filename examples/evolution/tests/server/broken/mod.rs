//! A build that should never have been deployed: it was held against no release.

use avro_temporal_runtime::{Client, Ctx, Worker, WorkerOptions, WorkflowContextView, workflow};

avro_temporal_runtime::contract!("tests/server/broken/orders.avpr", module = "orders_broken");

use orders_broken::{Order, ProcessOrderError, Receipt};

pub(crate) struct ProcessOrder {
    order: Order,
}

#[workflow(orders_broken::ProcessOrder)]
impl ProcessOrder {
    fn init(_ctx: &WorkflowContextView, order: Order) -> Self {
        Self { order }
    }

    async fn run(ctx: &mut Ctx<Self>) -> Result<Receipt, ProcessOrderError> {
        Ok(ctx.state(|state| Receipt {
            order_id: state.order.order_id.clone(),
        }))
    }
}

/// A worker of this build on a task queue.
pub(crate) fn worker(client: &Client, task_queue: &str) -> Worker {
    Worker::new(client, WorkerOptions::new(task_queue).build()).workflow::<ProcessOrder>()
}
