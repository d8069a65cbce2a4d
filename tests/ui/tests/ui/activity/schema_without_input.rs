use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

avro_temporal_runtime::include_avro!("schemas/receipt.avsc");
use acme::orders::v1::Receipt;

#[activity(input = "schemas/order.avsc", output = "schemas/receipt.avsc")]
async fn charge_card(_ctx: ActivityContext) -> Result<Receipt, ActivityError> {
    Ok(Receipt {
        order_id: String::new(),
    })
}

fn main() {}
