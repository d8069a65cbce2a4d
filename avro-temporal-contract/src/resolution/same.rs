//! Parts of a plan that change nothing.

use super::{FieldStep, Step};

/// Replaces the steps that read bits as they are, and whose inner steps do: the greatest such set,
/// so that a recursion that changes nothing is found too.
pub(super) fn replace_same(steps: &mut [Step], mut same: Vec<bool>) {
    let mut outer = vec![Vec::new(); steps.len()];
    for (index, step) in steps.iter().enumerate() {
        for inner in inner_steps(steps, step) {
            outer[inner].push(index);
        }
    }
    let mut open: Vec<usize> = (0..steps.len()).filter(|index| !same[*index]).collect();
    while let Some(index) = open.pop() {
        for index in &outer[index] {
            if std::mem::replace(&mut same[*index], false) {
                open.push(*index);
            }
        }
    }
    for (step, same) in steps.iter_mut().zip(same) {
        if same {
            *step = Step::Same;
        }
    }
}

fn inner_steps(steps: &[Step], step: &Step) -> Vec<usize> {
    match step {
        Step::Array { items, .. } => vec![*items],
        Step::Map { values, .. } => vec![*values],
        Step::Record(fields) => fields
            .iter()
            .filter_map(|field| match field {
                FieldStep::Read { plan, .. } => Some(*plan),
                FieldStep::Skip { .. } | FieldStep::Default { .. } => None,
            })
            .collect(),
        Step::WriterUnion(branches) => branches
            .iter()
            .flatten()
            .map(|branch| match &steps[*branch] {
                // The writer's index is the reader's; what follows it decides.
                Step::ReaderUnion { inner, .. } => *inner,
                _ => *branch,
            })
            .collect(),
        Step::ReaderUnion { inner, .. } => vec![*inner],
        Step::Same | Step::Promote(_) | Step::Enum(_) | Step::Impossible(_) => Vec::new(),
    }
}
