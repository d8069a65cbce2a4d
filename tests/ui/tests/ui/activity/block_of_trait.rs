use avro_temporal_runtime::activities;

struct Bell;

#[activities]
impl Clone for Bell {
    fn clone(&self) -> Self {
        Bell
    }
}

fn main() {}
