//! `retire`: deletes a release that nothing needs any more.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::SystemTime;

use avro_temporal_contract::contract::Json;
use avro_temporal_contract::reading::{PayloadErrorKind, Readers};
use avro_temporal_contract::release::{Kind, MANIFEST, Releases, calls_changed};

use super::establish::{no_release, released};
use crate::answer::{Answer, Failure};
use crate::codec_endpoint::CodecArgs;
use crate::namespace::{Namespace, ServerArgs};
use crate::recorded::{Checker, Contracts, Found, Path, Problem, What, render};
use crate::releases::{Folder, Working, day_of, today};
use crate::survey::{Holder, Survey};

#[derive(Debug, clap::Args)]
pub(crate) struct RetireArgs {
    /// The release
    #[arg(value_name = "N")]
    number: u32,
    /// A contract, or a file that is one named type
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Says what it would do, and deletes nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    codec: CodecArgs,
    #[command(flatten)]
    server: ServerArgs,
}

/// What needs the release, and why.
struct Blocker {
    holder: Holder,
    reason: String,
    /// When the server deletes it by itself.
    until: Option<SystemTime>,
}

pub(crate) fn run(args: &RetireArgs) -> Result<Answer, Failure> {
    let (working, releases) = released(&args.file)?;
    let retiring = Retiring::new(&working, releases, args)?;
    let codec = args.codec.endpoint(&args.server.namespace)?;
    let namespace = Namespace::connect(&args.server)?;
    let mut survey = Survey::new(&namespace, codec.as_ref());
    let blockers = retiring.blockers(&mut survey, &namespace)?;
    let (runs, schedules) = survey.seen();
    let seen = format!(
        "looked at {} and {} of the namespace `{}`\n",
        render::counted(runs, "run", "runs"),
        render::counted(schedules, "schedule", "schedules"),
        namespace.name()
    );
    drop(survey);
    if !blockers.is_empty() {
        return Ok(Answer {
            results: seen + &listed(&blockers),
            messages: retiring.refusal(&blockers),
            is_refused: true,
        });
    }
    let done = retiring.retire(args.dry_run)?;
    Ok(Answer::yes(seen + &done, String::new()))
}

/// A release that is to be deleted.
struct Retiring<'w> {
    working: &'w Working,
    number: u32,
    name: String,
    before: Releases,
    after: Releases,
    /// The number of the working contract's own release.
    current: u32,
    contracts: [Contracts; 2],
}

impl<'w> Retiring<'w> {
    fn new(working: &'w Working, before: Releases, args: &RetireArgs) -> Result<Self, Failure> {
        let number = args.number;
        let name = working.subject.name().to_string();
        let latest = before.manifest.latest();
        let entry = before.manifest.entry(number);
        let entry = entry.ok_or_else(|| no_release(working, number, latest))?;
        if let Some(day) = &entry.retired {
            return Err(Failure::usage(format!(
                "release {number} of `{name}` was retired on {day}"
            )));
        }
        if number == latest {
            return Err(Failure::usage(format!(
                "release {number} is the newest of `{name}`, which workers write\n  help: release \
                 what is to follow it first"
            )));
        }
        let after = before.without(number, &today());
        let contracts = [&before, &after].map(|releases| Contracts {
            all: vec![Readers::new(&working.subject, Some(releases))],
        });
        Ok(Self {
            working,
            number,
            name,
            after,
            contracts,
            // Whether it has changed since is the same for both.
            current: latest + 1,
            before,
        })
    }

    fn blockers(
        &self,
        survey: &mut Survey<'_>,
        namespace: &Namespace,
    ) -> Result<Vec<Blocker>, Failure> {
        let mut checkers = self.contracts.each_ref().map(|it| Checker::new(it, None));
        let mut blockers = Vec::new();
        survey.runs("", &mut checkers, |run, holder, found| {
            if let Some(reason) = self.needs(&found) {
                let is_closed = !run.status.is_open();
                let close_time = run.close_time.filter(|_| is_closed);
                let until = close_time.and_then(|it| it.checked_add(namespace.retention()?));
                blockers.push(Blocker {
                    holder,
                    reason,
                    until,
                });
            }
            Ok(())
        })?;
        survey.schedules(&mut checkers, |_, holder, found| {
            let reason = self.needs(&found);
            blockers.extend(reason.map(|reason| Blocker {
                holder,
                reason,
                until: None,
            }));
            Ok(())
        })?;
        Ok(blockers)
    }

    /// Why the release is needed for what was found with it and without it.
    fn needs(&self, found: &[Found]) -> Option<String> {
        let [with, without] = found else { return None };
        let former = |problem: &&Problem| matches!(&problem.what, What::Former(former) if former.release == self.number);
        let place = |problem: &Problem| match (problem.event, problem.field.as_str()) {
            (0, field) => format!("`{field}`"),
            (event, "") => format!("event {event}"),
            (event, field) => format!("event {event}, `{field}`"),
        };
        if let Some(problem) = with.problems.iter().find(former)
            && let What::Former(former) = &problem.what
        {
            let (kind, name) = (former.kind.word(), &former.name);
            let place = if problem.event == 0 {
                String::new()
            } else {
                format!("{}: ", place(problem))
            };
            return Some(format!("{place}the {kind} `{name}`, which only it has"));
        }
        // What nobody can look into may be of any release.
        let is_encoded = |problem: &&Problem| {
            matches!(
                &problem.what,
                What::Unreadable {
                    kind: PayloadErrorKind::UnknownEncoding(_),
                    ..
                }
            )
        };
        if let Some(problem) = with.problems.iter().find(is_encoded) {
            return Some(format!(
                "{}, of an encoding that is none of a value: name its codec with `--codec-endpoint`",
                place(problem)
            ));
        }
        if with.problem_count > with.problems.len() as u64 {
            return Some("more of it can't be read than is looked into".to_owned());
        }
        if without.problem_count > with.problem_count {
            let is_known = |problem: &Problem| {
                let same = |it: &Problem| (it.event, &it.field) == (problem.event, &problem.field);
                with.problems.iter().any(same)
            };
            let new = without.problems.iter().find(|it| !is_known(it));
            return Some(match new {
                Some(problem) => {
                    let writer = match &problem.what {
                        What::Unreadable {
                            writer: Some(writer),
                            ..
                        } => format!(", written as {}@{}", writer.name, writer.version),
                        _ => String::new(),
                    };
                    format!("{}{writer}", place(problem))
                }
                None => "payloads that only it reads".to_owned(),
            });
        }
        let mut groups = with.groups.keys();
        if groups.any(|group| group.path == Path::Json(Some(self.number))) {
            return Some("JSON, which is read as it has it".to_owned());
        }
        self.calls(with)
    }

    /// What a run calls as the release called it.
    fn calls(&self, found: &Found) -> Option<String> {
        let mut releases = found
            .releases
            .keys()
            .filter(|(contract, _)| *contract == self.name);
        let of = releases.next_back().map_or(0, |(_, number)| *number);
        let both = (&self.before, &self.after);
        let changed = calls_changed(&self.working.subject, both, of, self.current);
        let (_, name) = changed.into_iter().find(|(kind, name)| {
            let id = self.contracts[0].find(*kind, name);
            id.is_some_and(|id| {
                let is_callee = matches!(kind, Kind::Activity | Kind::Workflow);
                is_callee && found.calls.contains(&(id, name.clone()))
            })
        })?;
        Some(format!("it called `{name}` as that release calls it"))
    }

    fn refusal(&self, blockers: &[Blocker]) -> String {
        let schedules = blockers
            .iter()
            .filter(|it| matches!(it.holder, Holder::Schedule(..)))
            .count();
        let runs = render::counted((blockers.len() - schedules) as u64, "run", "runs");
        let schedules = render::counted(schedules as u64, "schedule", "schedules");
        format!(
            "error: release {} of `{}` is needed by {runs} and {schedules} [release_needed]\n  help: \
             let open runs end, wait until the server has deleted closed ones, and make the schedules \
             anew\n",
            self.number, self.name
        )
    }

    fn retire(&self, is_dry: bool) -> Result<String, Failure> {
        let folder = Folder::of(self.working);
        let entry = self.before.manifest.entry(self.number);
        let file = entry.map_or("", |entry| entry.file.as_str());
        let (number, name) = (self.number, &self.name);
        if is_dry {
            return Ok(format!(
                "nothing needs release {number} of `{name}`: `{}` can be deleted\n",
                folder.shown(file)
            ));
        }
        // First what says so: a file that is gone and listed would be missing.
        folder.write(MANIFEST, &self.after.manifest.render())?;
        folder.delete(file)?;
        Ok(format!(
            "release {number} of `{name}` is retired:\n  wrote {}\n  deleted {}\n{}Commit both.\n",
            folder.shown(MANIFEST),
            folder.shown(file),
            self.json_moves_on()
        ))
    }

    /// What is to be written for JSON, if it is read as the release has it.
    fn json_moves_on(&self) -> String {
        let json = self
            .working
            .subject
            .contract()
            .map(|contract| contract.json);
        let oldest = self.after.retained.first();
        match (json, oldest) {
            (Some(Json::SchemaOf(number)), Some(oldest)) if number == self.number => format!(
                "JSON is read as it has it, and none is left: write `\"json\": {{\"schemaOf\": {}}}` in \
                 the protocol's `temporal`.\n",
                oldest.number()
            ),
            _ => String::new(),
        }
    }
}

fn listed(blockers: &[Blocker]) -> String {
    let mut out = String::new();
    for Blocker {
        holder,
        reason,
        until,
    } in blockers
    {
        let _ = write!(out, "{holder}: {reason}");
        if let Some(until) = until {
            let _ = write!(out, "; the server keeps it until {}", day_of(*until));
        }
        out.push('\n');
    }
    out
}
