//! How large the values of a type are, so that writing one allocates once.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Varints and the end of an array are a few bytes longer than those of the value before.
const SLACK: usize = 16;
/// A value beyond it grows by doubling: small ones that follow a large one keep no more room than
/// this, for as long as they are kept.
const MOST: usize = 4 * 1024;

/// The sizes of the values that were written.
#[derive(Debug, Default)]
pub(crate) struct Sizes(AtomicUsize);

impl Sizes {
    /// How much room to make for the next.
    pub(crate) fn expected(&self) -> usize {
        // A guess: no order of writes is needed.
        self.0.load(Ordering::Relaxed) + SLACK
    }

    /// Takes note of one: as large as the largest, which is slowly forgotten.
    pub(crate) fn note(&self, size: usize) {
        let known = self.0.load(Ordering::Relaxed);
        let next = size.min(MOST).max(known - known.div_ceil(8));
        if next != known {
            self.0.store(next, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_made_for_values_as_large_as_before() {
        let sizes = Sizes::default();
        assert_eq!(sizes.expected(), SLACK);
        sizes.note(200);
        assert_eq!(sizes.expected(), 200 + SLACK);
        // A small one among them changes little.
        sizes.note(10);
        assert_eq!(sizes.expected(), 175 + SLACK);
        for _ in 0..40 {
            sizes.note(10);
        }
        assert_eq!(sizes.expected(), 10 + SLACK);
        sizes.note(usize::MAX);
        assert_eq!(sizes.expected(), MOST + SLACK);
    }
}
