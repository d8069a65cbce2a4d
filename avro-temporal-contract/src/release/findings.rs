//! What was found, each once: the same change is met by several releases, in several payloads.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::role::Role;
use crate::compatibility::Direction;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{Site, Source};

/// A change that breaks something, or may.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The roles of the payloads that it is about; none if it is about no payload.
    pub roles: BTreeSet<Role>,
    /// The releases that it breaks with.
    pub releases: BTreeSet<u32>,
    /// What, where, why and the fix.
    pub diagnostic: Diagnostic,
}

/// How many payloads of one finding are named.
const SHOWN: usize = 3;

/// The payloads of one role that a change is in.
#[derive(Debug, Clone)]
pub(super) struct Payloads {
    pub(super) role: Role,
    /// The positions of the first of them among the contract's, one more than is shown; a schema of
    /// its own has none.
    first: Vec<usize>,
}

impl Payloads {
    pub(super) fn new(role: Role, first: Option<usize>) -> Self {
        Self {
            role,
            first: first.into_iter().collect(),
        }
    }

    /// Adds one that comes after all others.
    pub(super) fn add(&mut self, index: usize) {
        if self.first.len() <= SHOWN {
            self.first.push(index);
        }
    }
}

/// One sight of a change.
#[derive(Debug)]
pub(super) struct Sight {
    pub(super) rule: &'static str,
    pub(super) severity: Severity,
    /// Who doesn't read whom, if it is about that.
    pub(super) direction: Option<Direction>,
    /// `{}` stands for the releases.
    pub(super) message: String,
    pub(super) why: Option<String>,
    pub(super) help: String,
    pub(super) new: Site,
    pub(super) old: Site,
    /// Whether not every value runs into it.
    pub(super) by_data: bool,
}

#[derive(Debug)]
struct Found {
    sight: Sight,
    releases: BTreeSet<u32>,
    roles: BTreeSet<Role>,
    payloads: BTreeSet<usize>,
    /// Whether the releases don't read what this writes, either.
    both_ways: bool,
}

/// Where a change is.
type Place = (*const Source, Range<usize>);

/// Findings, in the order in which they were first seen.
#[derive(Default)]
pub(super) struct Findings {
    list: Vec<Found>,
    positions: HashMap<(&'static str, Place, String), usize>,
}

impl Findings {
    /// Records what a release and a payload have to do with a change.
    pub(super) fn see(&mut self, sight: Sight, release: u32, payloads: &[&Payloads]) {
        let key = (sight.rule, place(&sight.new), sight.message.clone());
        let index = *self.positions.entry(key).or_insert(self.list.len());
        if index == self.list.len() {
            self.list.push(Found {
                sight,
                releases: BTreeSet::new(),
                roles: BTreeSet::new(),
                payloads: BTreeSet::new(),
                both_ways: false,
            });
        }
        let found = &mut self.list[index];
        found.releases.insert(release);
        found.roles.extend(payloads.iter().map(|it| it.role));
        found.add(payloads.iter().flat_map(|it| it.first.iter().copied()));
    }

    /// All that was seen; `payloads` are the contract's, as messages call them.
    pub(super) fn tell(mut self, payloads: &[String]) -> Vec<Finding> {
        self.drop_what_another_rule_tells_better();
        self.join_directions();
        self.list
            .into_iter()
            .map(|found| found.tell(payloads))
            .collect()
    }

    fn drop_what_another_rule_tells_better(&mut self) {
        let better = |rule| match rule {
            "logical_type_mismatch" => Some("logical_type_changed"),
            "name_mismatch" | "reader_field_missing_default_value" => Some("alias_removed"),
            _ => None,
        };
        self.join(|found| {
            let is_backward = found.sight.direction == Some(Direction::Backward);
            // What an older build can't read is not healed by an alias.
            let is_any = found.sight.rule == "logical_type_mismatch";
            better(found.sight.rule)
                .filter(|_| is_backward || is_any)
                .map(|better| (better, place(&found.sight.new), None))
        });
    }

    /// Where neither reads the other, it is one change, and undone by what the older build needs.
    fn join_directions(&mut self) {
        self.join(|found| {
            let is_forward = found.sight.direction == Some(Direction::Forward);
            is_forward.then(|| {
                let backward = Some(Direction::Backward);
                (found.sight.rule, place(&found.sight.new), backward)
            })
        });
    }

    /// Adds each finding to the one that `other` says, if that was found.
    fn join(&mut self, other: impl Fn(&Found) -> Option<(&'static str, Place, Option<Direction>)>) {
        let mut by_place: HashMap<_, usize> = HashMap::new();
        for (index, found) in self.list.iter().enumerate() {
            if found.sight.severity == Severity::Error {
                let key = (
                    found.sight.rule,
                    place(&found.sight.new),
                    found.sight.direction,
                );
                by_place.entry(key).or_insert(index);
            }
        }
        let into: Vec<Option<usize>> = self
            .list
            .iter()
            .map(|found| by_place.get(&other(found)?).copied())
            .collect();
        let mut joined: Vec<(usize, Found)> = Vec::new();
        let mut kept: Vec<Option<Found>> = Vec::new();
        for (found, into) in std::mem::take(&mut self.list).into_iter().zip(into) {
            match into {
                Some(into) => {
                    joined.push((into, found));
                    kept.push(None);
                }
                None => kept.push(Some(found)),
            }
        }
        for (into, found) in joined {
            if let Some(Some(other)) = kept.get_mut(into) {
                other.join(found);
            }
        }
        self.list = kept.into_iter().flatten().collect();
    }
}

fn place(site: &Site) -> Place {
    (Arc::as_ptr(site.source()), site.span())
}

impl Found {
    fn join(&mut self, other: Self) {
        if other.sight.direction == Some(Direction::Forward) && self.sight.direction.is_some() {
            self.both_ways = true;
            self.sight.help = other.sight.help;
        }
        self.sight.by_data &= other.sight.by_data;
        self.releases.extend(other.releases);
        self.roles.extend(other.roles);
        self.add(other.payloads);
    }

    /// Keeps the first payloads: of thousands, few are shown.
    fn add(&mut self, payloads: impl IntoIterator<Item = usize>) {
        self.payloads.extend(payloads);
        while self.payloads.len() > SHOWN + 1 {
            self.payloads.pop_last();
        }
    }

    fn tell(self, payloads: &[String]) -> Finding {
        let releases = list(&self.releases);
        let sight = self.sight;
        let message = sight.message.replace("{}", &releases);
        let mut diagnostic = Diagnostic::error(sight.rule, &sight.new, message);
        diagnostic.severity = sight.severity;
        if let Some(why) = sight.why {
            diagnostic = diagnostic.note(why);
        }
        if self.both_ways {
            diagnostic = diagnostic.note("nor do older workers read what this writes");
        }
        if sight.by_data {
            diagnostic = diagnostic.note("it depends on the data: not every value runs into it");
        }
        if let Some(role) = self.roles.first() {
            let named = self.payloads.iter().filter_map(|at| payloads.get(*at));
            let mut shown: Vec<&str> = named.take(SHOWN).map(String::as_str).collect();
            if self.payloads.len() > SHOWN {
                shown.push("others");
            }
            let readers = role.readers();
            diagnostic = diagnostic.note(match shown.split_last() {
                None => readers.to_owned(),
                Some((only, [])) => format!("it is in {only}: {readers}"),
                Some((last, before)) => {
                    format!("it is in {} and {last}: {readers}", before.join(", "))
                }
            });
        }
        diagnostic = diagnostic.note_at(format!("it was released, in {releases}"), &sight.old);
        Finding {
            roles: self.roles,
            releases: self.releases,
            diagnostic: diagnostic.help(sight.help),
        }
    }
}

/// `release 1`, `releases 1 and 2`, `releases 1, 2 and 3`.
fn list(releases: &BTreeSet<u32>) -> String {
    let numbers: Vec<String> = releases.iter().map(u32::to_string).collect();
    match numbers.split_last() {
        Some((last, [])) => format!("release {last}"),
        Some((last, before)) => format!("releases {} and {last}", before.join(", ")),
        None => "no release".to_owned(),
    }
}
