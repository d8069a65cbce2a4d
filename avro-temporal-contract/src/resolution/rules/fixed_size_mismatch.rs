//! "Both schemas are fixed whose sizes and (unqualified) names match."

use super::{Meeting, Rule, Sets, Told};
use crate::schema::Shape;

pub(super) const RULE: Rule = Rule {
    id: "fixed_size_mismatch",
    check,
};

fn check(_: Sets<'_>, meeting: Meeting<'_>) -> Option<Told> {
    let Meeting::Named(writer, reader) = meeting else {
        return None;
    };
    let (Shape::Fixed { size: was, .. }, Shape::Fixed { size, .. }) =
        (&writer.shape, &reader.shape)
    else {
        return None;
    };
    if was == size {
        return None;
    }
    Some(Told::new(
        format!(
            "the fixed `{}` has {was} bytes, the reader's {size}",
            writer.name
        ),
        format!("keep `\"size\": {was}`, or give the new type another name"),
        &writer.site,
        &reader.site,
    ))
}
