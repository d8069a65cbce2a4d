//! Which compatibility level holds where.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use super::Subject;
use super::role::{Reach, Role};
use crate::compatibility::Direction;
use crate::contract::{Compatibility, compatibility_of};
use crate::site::{Site, Source};

/// The level at a place, if one is set: that of the innermost type that it is in, or the contract's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LevelThere(Option<Compatibility>);

/// Where a type begins and ends, and its level.
type Span = (usize, Reverse<usize>, LevelThere);

/// The levels of a subject.
pub(super) struct Levels {
    whole: LevelThere,
    /// By source, where each level begins; sources in which no type has one have no entry.
    by_source: HashMap<*const Source, Vec<(usize, LevelThere)>>,
}

impl Levels {
    pub(super) fn of(subject: &Subject) -> Self {
        let whole = LevelThere(subject.contract().and_then(|it| it.compatibility));
        let mut spans: HashMap<*const Source, Vec<Span>> = HashMap::new();
        let mut is_set = false;
        for id in subject.set.ids() {
            let named = subject.set.get(id);
            let own = compatibility_of(&named.node);
            is_set |= own.is_some();
            let level = own.map_or(whole, |own| LevelThere(Some(own)));
            let span = named.site.span();
            let of_source = spans.entry(Arc::as_ptr(named.site.source())).or_default();
            of_source.push((span.start, Reverse(span.end), level));
        }
        let by_source = if is_set {
            spans
                .into_iter()
                .map(|(source, spans)| (source, begins(whole, spans)))
                .collect()
        } else {
            HashMap::new()
        };
        Self { whole, by_source }
    }

    /// The level at a place of the subject.
    pub(super) fn at(&self, site: &Site) -> LevelThere {
        let Some(begins) = self.by_source.get(&Arc::as_ptr(site.source())) else {
            return self.whole;
        };
        let after = begins.partition_point(|(start, _)| *start <= site.span().start);
        after.checked_sub(1).map_or(self.whole, |at| begins[at].1)
    }
}

/// Where each level begins, of types that stand beside or inside of each other.
fn begins(whole: LevelThere, mut spans: Vec<Span>) -> Vec<(usize, LevelThere)> {
    spans.sort_by_key(|(start, end, _)| (*start, *end));
    let mut begins = Vec::new();
    let mut open: Vec<(usize, LevelThere)> = Vec::new();
    let close = |open: &mut Vec<(usize, LevelThere)>, until: usize, begins: &mut Vec<_>| {
        while let Some((end, _)) = open.pop_if(|(end, _)| *end <= until) {
            begins.push((end, open.last().map_or(whole, |(_, level)| *level)));
        }
    };
    for (start, Reverse(end), level) in spans {
        close(&mut open, start, &mut begins);
        begins.push((start, level));
        open.push((end, level));
    }
    close(&mut open, usize::MAX, &mut begins);
    begins
}

impl LevelThere {
    /// With which releases a payload's schemas have to be compatible: as the level says, or else as
    /// the role needs it.
    pub(super) fn reach(self, role: Role, direction: Direction) -> Reach {
        match self.0 {
            None => match direction {
                Direction::Backward => role.backward(),
                Direction::Forward => role.forward(),
            },
            Some(Compatibility::Level(level)) if level.directions().contains(&direction) => {
                if level.is_transitive() {
                    Reach::All
                } else {
                    Reach::Last
                }
            }
            Some(Compatibility::None | Compatibility::Level(_)) => Reach::None,
        }
    }
}
