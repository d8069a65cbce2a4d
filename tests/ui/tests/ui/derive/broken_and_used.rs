use avro_temporal_runtime::{ActivityContext, ActivityError, Avro, activity};

#[derive(Avro)]
#[avro(schema = "schemas/order.avsc")]
struct Order {
    order_id: String,
    amount_cents: i32,
    note: Option<String>,
}

#[activity(input = "schemas/order.avsc")]
async fn charge_card(_ctx: ActivityContext, _order: Order) -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
