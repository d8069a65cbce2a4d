//! Bytes that are not what a schema says: an error, never a panic.

use crate::table::{generated_types, other_types};

#[test]
fn cut_and_flipped_bytes_of_every_generated_type() {
    for checked in generated_types() {
        let is_large = checked.name.ends_with("Huge") || checked.name.ends_with("Large");
        (checked.flip_and_cut)(if is_large { 1 } else { 6 });
    }
}

#[test]
fn cut_and_flipped_bytes_of_other_types() {
    for checked in other_types() {
        (checked.flip_and_cut)(6);
    }
}
