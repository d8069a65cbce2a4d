//! The types that bytes are decoded as.

use std::collections::BTreeSet;

use fuzz::types::all;

#[test]
fn every_type_is_decoded_by_itself_or_as_a_part() {
    let mut defined = BTreeSet::new();
    let mut reached = BTreeSet::new();
    for generated in all() {
        let schema = generated.info.schema();
        let name = |id| schema.set.get(id).name.to_string();
        defined.extend(schema.set.ids().map(name));
        reached.extend(schema.set.reachable_from(&schema.ty).into_iter().map(name));
    }
    let missed: Vec<_> = defined.difference(&reached).collect();
    assert!(missed.is_empty(), "{missed:?}");
}
