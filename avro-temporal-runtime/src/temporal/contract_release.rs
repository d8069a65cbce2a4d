//! The release that a run is of: the newest that the worker knew that asked first.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;

use super::carried_release::Carried;
use super::context::RunContext;
use super::workflow::Workflow;
use crate::Releases;

/// What is asked of a run's history, by code that waits and by handlers that don't.
pub(super) trait AsksHistory {
    /// Whether this part of the history was recorded before.
    fn is_replaying(&self) -> bool;
    /// Asks for a patch marker, or records it.
    fn patched(&self, id: &str) -> bool;
    /// What the run's history said of releases so far.
    fn asked_releases(&self) -> &AskedReleases;
}

/// The release of a contract that a run is of.
///
/// It compares with the numbers of releases, and is below all of them for a run that was begun by a
/// worker that didn't ask. What it answers is recorded at the first question, and read from the
/// history ever after: a run that an older worker began stays of that worker's release.
///
/// A worker that doesn't know the release fails the task of a run that is of it, and the run waits.
///
/// It is not the release of the client that started the run.
pub struct ContractRelease<'c> {
    run: &'c dyn AsksHistory,
    releases: &'static Releases,
}

/// What a run's history said of releases so far, by contract.
pub(super) struct AskedReleases {
    by_contract: RefCell<HashMap<&'static str, Asked>>,
    /// What the run was started with.
    carried: Option<Carried>,
}

#[derive(Clone, Copy)]
struct Asked {
    /// The release that the run is of, once it is known.
    found: Option<u32>,
    /// Every number from this one on was asked for, and the run is of none of them.
    from: u32,
}

impl<'c> ContractRelease<'c> {
    pub(super) fn new(run: &'c dyn AsksHistory, releases: &'static Releases) -> Self {
        Self { run, releases }
    }

    /// The number; 0 if the run is older than every release.
    ///
    /// A comparison asks for less, and is better where an earlier build asks at a later place.
    pub fn number(&self) -> u32 {
        self.find(1).unwrap_or(0)
    }

    /// Whether the run is of that release or a later one.
    pub fn is_at_least(&self, number: u32) -> bool {
        self.find(number).is_some_and(|found| found >= number)
    }

    /// The run's release, if it is this or a later one.
    ///
    /// A number that isn't asked for is asked for later with an answer: a build that asks at an
    /// earlier place than the one before it asks there for its own number alone.
    fn find(&self, number: u32) -> Option<u32> {
        let Releases {
            subject, current, ..
        } = *self.releases;
        let all = self.run.asked_releases();
        let carried = all.carried(subject);
        if carried.is_some() {
            return carried.filter(|carried| *carried >= number);
        }
        let mut asked = all.get(subject).unwrap_or(Asked {
            found: None,
            from: current + 1,
        });
        if asked.found.is_some() {
            return asked.found.filter(|found| *found >= number);
        }
        let patch = |number: u32| format!("avro-temporal/{subject}@{number}");
        if self.run.is_replaying() {
            let lowest = number.max(1);
            asked.found = (lowest..asked.from)
                .rev()
                .find(|number| self.run.patched(&patch(*number)));
            asked.from = asked.from.min(lowest);
        } else if asked.from > current {
            // Nothing was asked yet, so that it is for this worker to say.
            asked.found = self.run.patched(&patch(current)).then_some(current);
            asked.from = 1;
        }
        all.set(subject, asked);
        asked.found.filter(|found| *found >= number)
    }
}

impl AskedReleases {
    pub(super) fn new(carried: Option<Carried>) -> Self {
        Self {
            by_contract: RefCell::default(),
            carried,
        }
    }

    /// Why a worker with these releases can't go on with the run, if it can't.
    pub(super) fn newer_than(&self, releases: &Releases) -> Option<String> {
        let number = self.carried(releases.subject)?;
        (number > releases.current).then(|| {
            format!(
                "the run is of release {number} of `{}`, and this build knows releases up to {}; \
                 deploy a worker built with release {number} or later, or roll back to one",
                releases.subject, releases.current
            )
        })
    }

    fn carried(&self, subject: &str) -> Option<u32> {
        let carried = self.carried.as_ref()?;
        (carried.subject == subject).then_some(carried.number)
    }

    fn get(&self, subject: &str) -> Option<Asked> {
        self.by_contract.borrow().get(subject).copied()
    }

    fn set(&self, subject: &'static str, asked: Asked) {
        self.by_contract.borrow_mut().insert(subject, asked);
    }
}

impl PartialEq<u32> for ContractRelease<'_> {
    fn eq(&self, number: &u32) -> bool {
        self.partial_cmp(number) == Some(Ordering::Equal)
    }
}

impl PartialOrd<u32> for ContractRelease<'_> {
    fn partial_cmp(&self, number: &u32) -> Option<Ordering> {
        Some(match self.find(*number) {
            Some(found) => found.cmp(number),
            None => Ordering::Less,
        })
    }

    fn lt(&self, number: &u32) -> bool {
        !self.is_at_least(*number)
    }

    fn ge(&self, number: &u32) -> bool {
        self.is_at_least(*number)
    }

    fn le(&self, number: &u32) -> bool {
        !self.gt(number)
    }

    fn gt(&self, number: &u32) -> bool {
        number
            .checked_add(1)
            .is_some_and(|next| self.is_at_least(next))
    }
}

impl fmt::Debug for ContractRelease<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the number: asking for it changes the run.
        f.debug_struct("ContractRelease")
            .field("contract", &self.releases.subject)
            .finish_non_exhaustive()
    }
}

/// What an operation was called, and its id templates, in earlier releases.
pub struct Former<I: 'static> {
    /// In runs that are older than a release, the name before it; the oldest first.
    pub names: &'static [(u32, &'static str)],
    /// The same of a workflow's id template; `None` if it had none.
    pub ids: &'static [(u32, Option<crate::Template<I>>)],
}

impl<I> Former<I> {
    /// It was always what it is.
    pub const NONE: Self = Self {
        names: &[],
        ids: &[],
    };
}

/// What a run has of things that changed with releases: the first that is newer than the run.
pub(super) fn of_run<'l, T, W: Workflow>(
    ctx: &RunContext<W>,
    releases: &'static Releases,
    former: &'l [(u32, T)],
) -> Option<&'l T> {
    let release = ContractRelease::new(ctx, releases);
    former
        .iter()
        .find(|(until, _)| !release.is_at_least(*until))
        .map(|(_, it)| it)
}
