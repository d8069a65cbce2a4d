use avro_temporal_runtime::{ActivityContext, ActivityError, activities};

struct Bell;

#[activities]
impl Bell {
    #[activity = "ring"]
    async fn ring(&self, _ctx: ActivityContext) -> Result<(), ActivityError> {
        Ok(())
    }
}

fn main() {}
