//! What a namespace holds of contracts: runs, their memos, and schedules.

use std::fmt;
use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::answer::Failure;
use crate::codec_endpoint::CodecEndpoint;
use crate::namespace::{Fetched, Namespace, Run, RunStatus, Schedule};
use crate::recorded::{Checker, Found, Open, Target, What};
use crate::wire_payload::WirePayload;

/// A run or a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Holder {
    /// A run: its workflow's id, its own, and whether it goes on.
    Run(String, String, RunStatus),
    /// A schedule: its id, and what keeps it from starting runs.
    Schedule(String, Option<&'static str>),
}

/// As it is named in messages.
impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Run(workflow, run, status) => {
                let state = if status.is_open() { "open" } else { "closed" };
                write!(f, "{state} run `{}` ({run})", workflow.escape_debug())
            }
            Self::Schedule(id, rests) => {
                write!(f, "schedule `{}`", id.escape_debug())?;
                rests.map_or(Ok(()), |rests| write!(f, ", {rests}"))
            }
        }
    }
}

/// Looks at what a namespace holds.
pub(crate) struct Survey<'n> {
    namespace: &'n Namespace,
    codec: Option<&'n CodecEndpoint>,
    progress: ProgressBar,
    runs: u64,
    schedules: u64,
}

impl<'n> Survey<'n> {
    pub(crate) fn new(namespace: &'n Namespace, codec: Option<&'n CodecEndpoint>) -> Self {
        Self {
            namespace,
            codec,
            progress: progress(),
            runs: 0,
            schedules: 0,
        }
    }

    /// How many runs and schedules were looked at.
    pub(crate) fn seen(&self) -> (u64, u64) {
        (self.runs, self.schedules)
    }

    /// Reads the histories of runs that a query finds, with each of the checkers, and their memos as
    /// they are now. A run that is gone meanwhile is left out.
    pub(crate) fn runs(
        &mut self,
        query: &str,
        checkers: &mut [Checker<'_>],
        mut each: impl FnMut(Run, Holder, Vec<Found>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        for run in self.namespace.runs(query, usize::MAX) {
            let run = run?;
            let holder = Holder::Run(run.workflow_id.clone(), run.run_id.clone(), run.status);
            let name = holder.to_string();
            let mut open: Vec<Open> = checkers.iter().map(|_| Checker::begin(&name)).collect();
            self.tick();
            let fetched = self.namespace.events(&run, self.codec, |event| {
                let mut all = checkers.iter_mut().zip(&mut open);
                all.try_for_each(|(checker, open)| checker.next(open, &event))
            })?;
            if fetched == Fetched::Gone {
                continue;
            }
            self.runs += 1;
            let memo = self.decoded_fields(&run.memo)?;
            let mut all = Vec::new();
            for (checker, open) in checkers.iter_mut().zip(open) {
                let mut found = checker.end(open)?;
                let now = checker.start(&name, &run.workflow_type, None, &memo);
                // Most memos are those that the runs were started with.
                if !has_memo(&found) && has_memo(&now) {
                    found.add(now);
                }
                all.push(found);
            }
            each(run, holder, all)?;
        }
        Ok(())
    }

    /// Reads what schedules start runs with, with each of the checkers.
    pub(crate) fn schedules(
        &mut self,
        checkers: &mut [Checker<'_>],
        mut each: impl FnMut(Schedule, Holder, Vec<Found>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        for schedule in self.namespace.schedules() {
            let schedule = schedule?;
            self.schedules += 1;
            self.tick();
            let rests = match (schedule.is_paused, schedule.will_fire()) {
                (true, _) => Some("paused"),
                (false, false) => Some("which has no time left"),
                (false, true) => None,
            };
            let holder = Holder::Schedule(schedule.id.clone(), rests);
            let name = holder.to_string();
            let input = self.decoded(schedule.input.clone())?;
            let memo = self.decoded_fields(&schedule.memo)?;
            let workflow_type = &schedule.workflow_type;
            let all = checkers
                .iter_mut()
                .map(|checker| checker.start(&name, workflow_type, Some(&input), &memo));
            let all = all.collect();
            each(schedule, holder, all)?;
        }
        Ok(())
    }

    fn decoded(&self, payloads: Vec<WirePayload>) -> Result<Vec<WirePayload>, Failure> {
        match self.codec {
            Some(codec) if !payloads.is_empty() => codec.decode(payloads),
            _ => Ok(payloads),
        }
    }

    fn decoded_fields(
        &self,
        fields: &[(String, WirePayload)],
    ) -> Result<Vec<(String, WirePayload)>, Failure> {
        let payloads = fields.iter().map(|(_, payload)| payload.clone()).collect();
        let names = fields.iter().map(|(name, _)| name.clone());
        Ok(names.zip(self.decoded(payloads)?).collect())
    }

    fn tick(&self) {
        self.progress
            .set_message(format!("{} runs, {} schedules", self.runs, self.schedules));
        self.progress.tick();
    }
}

impl Drop for Survey<'_> {
    fn drop(&mut self) {
        self.progress.finish_and_clear();
    }
}

fn has_memo(found: &Found) -> bool {
    found.problems.iter().any(|problem| {
        matches!(
            problem.what,
            What::Unreadable {
                target: Target::Memo(..),
                ..
            }
        )
    })
}

/// A line on a terminal, and nothing elsewhere.
fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {msg}");
    let progress = ProgressBar::new_spinner()
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    progress.enable_steady_tick(Duration::from_millis(200));
    progress
}
