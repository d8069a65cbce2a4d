use avro_temporal_runtime::{ActivityContext, ActivityError, activities};

struct Bell;

struct Tower<T>(T);

#[activities]
impl<T> Tower<T> {
    #[activity]
    async fn ring(&self, _ctx: ActivityContext) -> Result<(), ActivityError> {
        Ok(())
    }
}

fn main() {}
