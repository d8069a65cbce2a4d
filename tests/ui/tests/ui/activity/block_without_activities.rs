use avro_temporal_runtime::activities;

struct Bell;

#[activities]
impl Bell {
    fn volume(&self) -> i32 {
        11
    }
}

fn main() {}
