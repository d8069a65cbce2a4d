//! What is found in histories.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use avro_temporal_contract::reading::PayloadErrorKind;
use avro_temporal_contract::release::Role;
use avro_temporal_contract::resolution::Differences;
use avro_temporal_contract::schema::Identity;
use avro_temporal_contract::wire::WriterTag;

use super::contracts::{Former, OperationId};

/// What a payload is read as.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Target {
    /// What it is to an operation.
    Operation(OperationId, Role),
    /// The entry of a workflow's memo.
    Memo(OperationId, usize),
    /// A declared error, or a schema that is no contract, by its fullname.
    Named(usize, String),
}

/// How a payload is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Path {
    /// By its own schema, which is the reader's.
    Own,
    /// As a release has it.
    Release(u32),
    /// By the schema that travels with it.
    Embedded,
    /// As JSON: against the schema of a release, or the reader's own.
    Json(Option<u32>),
    /// There is nothing to read.
    Empty,
}

/// Payloads that are read alike.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Group {
    pub(crate) target: Target,
    pub(crate) path: Path,
    pub(crate) writer: Option<Identity>,
}

/// How many there are of a [`Group`], and what is alike.
#[derive(Debug, Clone, Default)]
pub(crate) struct Count {
    pub(crate) payloads: u64,
    pub(crate) histories: u64,
    pub(crate) tag: Option<WriterTag>,
    pub(crate) differences: Differences,
}

/// Something that is wrong, and where.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    pub(crate) history: String,
    /// The event; 0 if it is the history as a whole.
    pub(crate) event: i64,
    /// The field of the event.
    pub(crate) field: String,
    pub(crate) what: What,
}

/// What is wrong.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// A payload can't be read.
    Unreadable {
        target: Target,
        kind: PayloadErrorKind,
        writer: Option<WriterTag>,
    },
    /// The contract hasn't an operation any more that the run has used.
    Former(Former),
    /// The file is no history.
    NoHistory(String),
}

/// How many problems are kept: a folder can have one in each of its events.
pub(crate) const KEPT: usize = 100;

/// A signal that was left out, and recorded as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Skipped {
    pub(crate) signal: String,
    /// Which delivery of the signal it was, from 1.
    pub(crate) delivery: u32,
    /// The event of that delivery.
    pub(crate) event: i64,
}

/// What one history holds, or all of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub(crate) histories: u64,
    pub(crate) events: u64,
    /// Payloads of the contracts.
    pub(crate) payloads: u64,
    /// Payloads that no contract says something of.
    pub(crate) others: u64,
    pub(crate) groups: HashMap<Group, Count>,
    /// The releases of contracts that runs are of, and how many runs.
    pub(crate) releases: BTreeMap<(String, u32), u64>,
    /// Under which names operations were called.
    pub(crate) calls: BTreeSet<(OperationId, String)>,
    /// Of one history.
    pub(crate) skipped: Vec<Skipped>,
    /// Histories with JSON, the first ones.
    pub(crate) with_json: Vec<String>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) problem_count: u64,
}

impl Found {
    pub(crate) fn problem(&mut self, problem: Problem) {
        self.problem_count += 1;
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        }
    }

    /// How many payloads are JSON.
    pub(crate) fn json(&self) -> u64 {
        let json = |(group, _): &(&Group, &Count)| matches!(group.path, Path::Json(_));
        self.groups
            .iter()
            .filter(json)
            .map(|(_, count)| count.payloads)
            .sum()
    }

    /// Adds what another found.
    pub(crate) fn add(&mut self, other: Self) {
        self.histories += other.histories;
        self.events += other.events;
        self.payloads += other.payloads;
        self.others += other.others;
        for (group, count) in other.groups {
            let sum = self.groups.entry(group).or_insert_with(|| Count {
                tag: count.tag.clone(),
                differences: count.differences.clone(),
                ..Count::default()
            });
            sum.payloads += count.payloads;
            sum.histories += count.histories;
        }
        for (release, runs) in other.releases {
            *self.releases.entry(release).or_default() += runs;
        }
        self.calls.extend(other.calls);
        self.with_json.extend(other.with_json);
        self.with_json.sort();
        self.with_json.truncate(KEPT);
        self.problem_count += other.problem_count;
        self.problems.extend(other.problems);
        self.problems
            .sort_by(|one, other| (&one.history, one.event).cmp(&(&other.history, other.event)));
        self.problems.truncate(KEPT);
    }
}
