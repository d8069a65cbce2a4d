use avro_temporal_runtime::{ActivityContext, ActivityError, activity};

avro_temporal_runtime::include_avro!("schemas/types.avsc");
use acme::orders::v1::Seal;

#[activity(input = "schemas/types.avsc")]
async fn seal_order(_ctx: ActivityContext, _seal: Seal) -> Result<(), ActivityError> {
    Ok(())
}

fn main() {}
