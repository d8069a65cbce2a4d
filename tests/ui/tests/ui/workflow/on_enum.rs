use avro_temporal_runtime::workflow;

#[workflow]
enum ProcessOrder {
    Charge,
}

fn main() {}
