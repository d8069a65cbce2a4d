//! What one implementation writes, the other reads, both ways.

use crate::table::{named_types, unions};

#[test]
fn named_types_and_unions() {
    for checked in named_types().into_iter().chain(unions()) {
        (checked.round_trip)(300);
    }
}
