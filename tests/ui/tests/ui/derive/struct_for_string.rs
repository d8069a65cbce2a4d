use avro_temporal_runtime::Avro;

#[derive(Avro)]
#[avro(schema = "schemas/note.avsc")]
struct Note {
    text: String,
}

fn main() {}
