use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

struct Receipt;

#[activity(output = "schemas/receipt.avsc")]
async fn charge_card(_ctx: ActivityContext) -> Result<Receipt, ActivityError> {
    Ok(Receipt)
}

fn main() {}
