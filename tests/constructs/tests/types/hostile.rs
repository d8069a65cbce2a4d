//! Bytes that are not what a schema says: an error, never a panic.

use crate::table::{named_types, unions};

#[test]
fn cut_and_flipped_bytes() {
    for checked in named_types().into_iter().chain(unions()) {
        (checked.flip_and_cut)(12);
    }
}
