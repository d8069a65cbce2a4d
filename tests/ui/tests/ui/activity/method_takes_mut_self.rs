use avro_temporal_runtime::{ActivityContext, ActivityError, activities};

struct Bell;

#[activities]
impl Bell {
    #[activity]
    async fn ring(&mut self, _ctx: ActivityContext) -> Result<(), ActivityError> {
        Ok(())
    }
}

fn main() {}
