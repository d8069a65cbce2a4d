use avro_temporal_runtime::workflow;

#[derive(Default)]
struct ProcessOrder<T>(T);

#[workflow]
impl ProcessOrder<i32> {
    async fn run(_ctx: &mut avro_temporal_runtime::Ctx<Self>) -> Result<(), String> {
        Ok(())
    }
}

fn main() {}
