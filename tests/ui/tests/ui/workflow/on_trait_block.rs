use avro_temporal_runtime::workflow;

struct ProcessOrder;

#[workflow]
impl Clone for ProcessOrder {
    fn clone(&self) -> Self {
        ProcessOrder
    }
}

fn main() {}
