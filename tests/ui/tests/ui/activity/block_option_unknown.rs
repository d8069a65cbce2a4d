use avro_temporal_runtime::{ActivityContext, ActivityError, activities};

struct Bell;

#[activities(name = "Bell")]
impl Bell {
    #[activity]
    async fn ring(&self, _ctx: ActivityContext) -> Result<(), ActivityError> {
        Ok(())
    }
}

fn main() {}
