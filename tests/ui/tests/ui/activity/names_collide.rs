use avro_temporal_runtime::{ActivityContext, ActivityError, activities};

struct Bell;

#[activities]
impl Bell {
    #[activity(name = "ring")]
    async fn ring_once(&self, _ctx: ActivityContext) -> Result<(), ActivityError> {
        Ok(())
    }

    #[activity(name = "ring")]
    async fn ring_twice(&self, _ctx: ActivityContext) -> Result<(), ActivityError> {
        Ok(())
    }
}

fn main() {}
