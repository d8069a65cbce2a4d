//! Whether all data of one schema is read as another.
//!
//! [`Plan::new`](crate::resolution::Plan::new) refuses two schemas if no data of the one is read as
//! the other; here they are refused if some isn't: a branch or a symbol that the reader lacks is
//! enough. Both come from the same walk, so that a pair that is compatible here is read there.
//!
//! Source: Avro 1.12, "Schema Resolution"; the levels are those of schema registries.

mod level;

use crate::resolution::{Mismatch, Schema, find_mismatches};

pub use level::{Direction, Level};

/// What becomes of a writer's data in a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Why some data, or all of it, is not read; none if all is. Of thousands, the first megabyte of
    /// messages.
    pub mismatches: Vec<Mismatch>,
    /// What is read, and perhaps not as it is meant.
    pub warnings: Vec<Mismatch>,
}

impl Comparison {
    /// Compares a writer's schema with a reader's.
    pub fn new(writer: &Schema, reader: &Schema) -> Self {
        let (mismatches, warnings) = find_mismatches(writer, reader);
        Self {
            mismatches,
            warnings,
        }
    }

    /// Whether all data is read.
    pub fn is_compatible(&self) -> bool {
        self.mismatches.is_empty()
    }
}

/// A schema against an earlier one, in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The earlier schema's position in the list.
    pub earlier: usize,
    /// Which of the two is the writer.
    pub direction: Direction,
    /// What becomes of the writer's data.
    pub comparison: Comparison,
}

/// Compares a schema with earlier ones, the oldest first: with the last of them, or with all of them
/// at a transitive level, in each direction of the level.
pub fn check_level(level: Level, new: &Schema, earlier: &[Schema]) -> Vec<Verdict> {
    let first = if level.is_transitive() {
        0
    } else {
        earlier.len().saturating_sub(1)
    };
    let mut verdicts = Vec::new();
    for (index, old) in earlier.iter().enumerate().skip(first) {
        for direction in level.directions() {
            let comparison = match direction {
                Direction::Backward => Comparison::new(old, new),
                Direction::Forward => Comparison::new(new, old),
            };
            verdicts.push(Verdict {
                earlier: index,
                direction: *direction,
                comparison,
            });
        }
    }
    verdicts
}
