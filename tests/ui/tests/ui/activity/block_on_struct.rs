use avro_temporal_runtime::activities;

struct Bell;

#[activities]
struct Clapper;

fn main() {}
