//! Two schemas at random.

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::resolution::Schema;
use avro_temporal_contract::schema::{Names, resolve_schemas};
use avro_temporal_contract::site::Source;

use super::evolve::evolve;
use super::model::Model;
use crate::random::Random;

/// A writer's schema and a reader's: the one is the other with a few changes, or has nothing to do
/// with it.
pub(crate) fn random_pair(random: &mut Random) -> (Schema, Schema) {
    loop {
        let model = Model::random(random);
        let Some(writer) = schema("writer.avsc", &model.text(random)) else {
            continue;
        };
        let mut other = model;
        if random.chance(10) {
            other = Model::random(random);
        }
        for _ in 0..=random.below(6) {
            evolve(&mut other, random);
        }
        let text = other.text(random);
        if text == source(&writer) {
            continue;
        }
        if let Some(reader) = schema("reader.avsc", &text) {
            return if random.chance(50) {
                (writer, reader)
            } else {
                (reader, writer)
            };
        }
    }
}

/// The text of a schema.
pub(super) fn source(schema: &Schema) -> &str {
    &schema.ty.site.source().text
}

/// A schema, if the text is a sound one.
fn schema(file: &str, text: &str) -> Option<Schema> {
    let source = Source::new(file, text);
    let set = resolve_schemas(&[source], &[], Names::Relative, &mut Diagnostics::new()).ok()?;
    // A union of definitions alone is a list of them.
    let ty = set.files()[0].root.clone()?;
    Some(Schema {
        set: set.into(),
        ty,
    })
}
