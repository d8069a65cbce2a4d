//! What was found, for people and for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use avro_temporal_contract::reading::{ErrorClass, PayloadErrorKind};
use avro_temporal_contract::release::Role;
use serde_json::{Value, json};

use super::contracts::Contracts;
use super::report::{Count, Found, Group, Path, Problem, Target, What};

/// How many histories with JSON are named.
const NAMED: usize = 5;

/// The findings as text: what there is, payloads by operation, and what of older times is left.
pub(crate) fn text(found: &Found, contracts: &Contracts) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{}, {}: {} of {}, {} of others",
        counted(found.histories, "history", "histories"),
        counted(found.events, "event", "events"),
        counted(found.payloads, "payload", "payloads"),
        subjects(contracts),
        number(found.others),
    );
    for (title, groups) in by_operation(found, contracts) {
        let _ = writeln!(out, "\n{title}");
        for (group, count) in groups {
            let _ = writeln!(out, "  {}", line(group, count, contracts));
        }
    }
    out.push('\n');
    for ((contract, release), runs) in &found.releases {
        let runs = counted(*runs, "run", "runs");
        let _ = writeln!(out, "{runs} of release {release} of `{contract}`");
    }
    let _ = match found.json() {
        0 => writeln!(out, "JSON: none is left"),
        payloads => {
            let named = &found.with_json[..found.with_json.len().min(NAMED)];
            let more = if found.with_json.len() > NAMED {
                ", …"
            } else {
                ""
            };
            let payloads = counted(payloads, "payload", "payloads");
            writeln!(out, "JSON: {payloads} left, in {}{more}", named.join(", "))
        }
    };
    out
}

/// The names of the contracts.
pub(crate) fn subjects(contracts: &Contracts) -> String {
    let names = contracts.all.iter().map(|it| format!("`{}`", it.subject));
    names.collect::<Vec<_>>().join(", ")
}

type ByOperation<'f> = BTreeMap<String, Vec<(&'f Group, &'f Count)>>;

fn by_operation<'f>(found: &'f Found, contracts: &Contracts) -> ByOperation<'f> {
    let mut all: ByOperation<'f> = BTreeMap::new();
    for (group, count) in &found.groups {
        all.entry(title(&group.target, contracts))
            .or_default()
            .push((group, count));
    }
    for groups in all.values_mut() {
        groups.sort_by_key(|(group, _)| *group);
    }
    all
}

fn title(target: &Target, contracts: &Contracts) -> String {
    match target {
        Target::Operation(id, _) | Target::Memo(id, _) => {
            let operation = contracts.operation(*id);
            format!("{} {}", operation.kind.word(), operation.name)
        }
        Target::Named(_, name) => format!("type {name}"),
    }
}

fn line(group: &Group, count: &Count, contracts: &Contracts) -> String {
    let mut line = format!(
        "{} {}: {}",
        number(count.payloads),
        part(&group.target, contracts),
        way(group.path),
    );
    if let Some(tag) = &count.tag {
        let _ = write!(line, ", written as {}@{}", tag.name, tag.version);
    }
    for (what, fields) in [
        ("takes defaults for", &count.differences.filled),
        ("drops", &count.differences.dropped),
    ] {
        if !fields.is_empty() {
            let fields: Vec<_> = fields.iter().map(|it| format!("`{it}`")).collect();
            let _ = write!(line, "; {what} {}", fields.join(", "));
        }
    }
    line
}

/// What a payload is to its operation: a word or two.
fn part(target: &Target, contracts: &Contracts) -> String {
    match target {
        Target::Operation(_, role) => match role {
            Role::Heartbeat => "heartbeat".to_owned(),
            Role::WorkflowResult
            | Role::ActivityResult
            | Role::QueryResult
            | Role::UpdateResult => "result".to_owned(),
            _ => "input".to_owned(),
        },
        Target::Memo(id, index) => {
            format!("memo `{}`", contracts.operation(*id).memo[*index].0)
        }
        Target::Named(..) => "value".to_owned(),
    }
}

fn way(path: Path) -> String {
    match path {
        Path::Own => "its own schema".to_owned(),
        Path::Release(release) => format!("as release {release} has it"),
        Path::Embedded => "by the schema that travels with it".to_owned(),
        Path::Json(Some(release)) => format!("JSON, as release {release} has it"),
        Path::Json(None) => "JSON".to_owned(),
        Path::Empty => "nothing, and needs nothing".to_owned(),
    }
}

/// The problems as they are shown, and how many aren't.
pub(crate) fn problems(found: &Found, contracts: &Contracts) -> Vec<String> {
    let all = found.problems.iter();
    let mut shown: Vec<String> = all.map(|it| problem(it, contracts)).collect();
    let more = found.problem_count - shown.len() as u64;
    if more > 0 {
        shown.push(format!("error: {more} more, which are not shown\n"));
    }
    shown
}

fn problem(problem: &Problem, contracts: &Contracts) -> String {
    let mut out = match &problem.what {
        What::NoHistory(reason) => {
            return format!(
                "error: {} is no history that can be read: {reason} [not_a_history]\n  help: record \
                 it again: `temporal workflow show --output json`\n",
                problem.history
            );
        }
        What::Former(former) => {
            let contract = &contracts.all[former.contract].subject;
            format!(
                "error: the run uses the {} `{}`, which `{contract}` hasn't any more \
                 [operation_removed]",
                former.kind.word(),
                former.name,
            )
        }
        What::Unreadable { target, kind, .. } => {
            let verb = match kind.class() {
                ErrorClass::NotReadable => "can't be read",
                ErrorClass::Corrupt => "is corrupt",
            };
            let what = whole(target, contracts);
            format!("error: {what} {verb}: {kind} [{}]", rule(kind))
        }
    };
    let _ = write!(out, "\n  at {}", problem.history);
    if problem.event > 0 {
        let _ = write!(out, ", event {}", problem.event);
    }
    if !problem.field.is_empty() {
        let _ = write!(out, ", `{}`", problem.field);
    }
    match &problem.what {
        What::Unreadable {
            target,
            kind,
            writer,
        } => {
            if let Some(writer) = writer {
                let _ = write!(out, "\n  note: written as {writer}");
            }
            let _ = write!(out, "\n  help: {}", help(target, kind));
        }
        What::Former(former) => {
            let _ = write!(
                out,
                "\n  note: release {} has it, and a replay asks for it\n  help: put it back until no \
                 such run is left",
                former.release
            );
        }
        What::NoHistory(_) => {}
    }
    out.push('\n');
    out
}

fn whole(target: &Target, contracts: &Contracts) -> String {
    match target {
        Target::Operation(id, role) => {
            format!("{role} `{}`", contracts.operation(*id).name)
        }
        Target::Memo(id, _) => format!(
            "{} of the workflow `{}`",
            part(target, contracts),
            contracts.operation(*id).name
        ),
        Target::Named(_, name) => format!("a value of `{name}`"),
    }
}

/// The id of what is wrong.
fn rule(kind: &PayloadErrorKind) -> &'static str {
    match kind {
        PayloadErrorKind::UnknownWriter => "unknown_writer",
        PayloadErrorKind::AmbiguousWriter(_) => "ambiguous_writer",
        PayloadErrorKind::JsonRefused => "json_refused",
        PayloadErrorKind::UnknownEncoding(_) => "unknown_encoding",
        PayloadErrorKind::Incompatible(_) => "incompatible_writer",
        PayloadErrorKind::UnknownValue(_) => "unknown_value",
        PayloadErrorKind::JsonMisfit(_) => "json_misfit",
        PayloadErrorKind::Missing => "missing_payload",
        PayloadErrorKind::TooMany(_) => "too_many_payloads",
        _ => "corrupt_payload",
    }
}

fn help(target: &Target, kind: &PayloadErrorKind) -> &'static str {
    match kind {
        PayloadErrorKind::UnknownEncoding(_) => {
            "name the codec that wrote it: `--codec-endpoint URL`"
        }
        PayloadErrorKind::UnknownWriter | PayloadErrorKind::AmbiguousWriter(_) => {
            "release the schema that wrote it, or keep running the build that knows it until no such \
             run is left"
        }
        PayloadErrorKind::Incompatible(_) | PayloadErrorKind::UnknownValue(_) => {
            "change the contract so that it reads what was written; `avro-temporal check` says how"
        }
        PayloadErrorKind::JsonRefused => "let the contract read JSON until no such run is left",
        PayloadErrorKind::JsonMisfit(_) => {
            "let `schemaOf` of `json` name the release that the JSON was written for"
        }
        PayloadErrorKind::Missing => "give the type's fields defaults, or make its input optional",
        _ => match target {
            Target::Operation(_, Role::SignalInput) => {
                "no build reads it: let the signal say `\"onUndecodable\": \"skip\"`, or reset the run"
            }
            _ => "no build reads it: reset the run to before it, or terminate it",
        },
    }
}

/// The findings as one JSON object.
pub(crate) fn json(found: &Found, contracts: &Contracts) -> String {
    let mut groups: Vec<(&Group, &Count)> = found.groups.iter().collect();
    groups.sort_by_key(|(group, _)| *group);
    let readings: Vec<Value> = groups
        .into_iter()
        .map(|(group, count)| {
            json!({
                "of": title(&group.target, contracts),
                "part": part(&group.target, contracts),
                "path": match group.path {
                    Path::Own => "own",
                    Path::Release(_) => "release",
                    Path::Embedded => "embedded",
                    Path::Json(_) => "json",
                    Path::Empty => "empty",
                },
                "release": match group.path {
                    Path::Release(release) | Path::Json(Some(release)) => Some(release),
                    _ => None,
                },
                "writer": count.tag.as_ref().map(ToString::to_string),
                "payloads": count.payloads,
                "histories": count.histories,
                "filled": count.differences.filled,
                "dropped": count.differences.dropped,
            })
        })
        .collect();
    let releases = found.releases.iter().map(|((contract, release), runs)| {
        json!({ "contract": contract, "release": release, "runs": runs })
    });
    let whole = json!({
        "histories": found.histories,
        "events": found.events,
        "payloads": found.payloads,
        "others": found.others,
        "jsonPayloads": found.json(),
        "withJson": found.with_json,
        "runsOfReleases": releases.collect::<Vec<_>>(),
        "readings": readings,
        "problemCount": found.problem_count,
        "problems": problems_json(found, contracts),
    });
    format!("{whole:#}\n")
}

/// The problems for programs.
pub(crate) fn problems_json(found: &Found, contracts: &Contracts) -> Vec<Value> {
    found
        .problems
        .iter()
        .map(|it| {
            let message = problem(it, contracts);
            let rule = message.lines().next().and_then(|line| {
                let (_, rule) = line.rsplit_once('[')?;
                rule.strip_suffix(']')
            });
            json!({
                "history": it.history,
                "event": it.event,
                "field": it.field,
                "rule": rule,
                "message": message,
            })
        })
        .collect()
}

/// How many there are, with its word.
pub(crate) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { many })
}

/// A number with commas.
fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
