//! `doctor`: what of a namespace today's contract can't read.

use std::fmt::Write as _;
use std::path::PathBuf;

use avro_temporal_contract::release::Kind;
use serde_json::{Value, json};

use super::history::Format;
use crate::answer::{Answer, Failure, join_messages};
use crate::codec_endpoint::{CodecArgs, CodecEndpoint};
use crate::namespace::{Namespace, Run, ServerArgs, Signalled};
use crate::recorded::{Checker, Contracts, Found, Skipped, input_of, load_contracts, render};
use crate::survey::Survey;

#[derive(Debug, clap::Args)]
pub(crate) struct DoctorArgs {
    /// The contracts, and schemas that are none
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The runs to look at, as `temporal workflow list --query` takes it; by default, all open ones
    #[arg(long, value_name = "QUERY", default_value = OPEN)]
    query: String,
    /// Lists the signals that runs left out, and whether they could be read now
    #[arg(long)]
    skipped: bool,
    /// Sends those again that can be read now, to runs that are open; once
    #[arg(long, requires = "skipped")]
    send_again: bool,
    /// How findings are told
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    codec: CodecArgs,
    #[command(flatten)]
    server: ServerArgs,
}

/// Open runs, in the words of a list filter.
const OPEN: &str = "CloseTime IS NULL";

/// A signal that a run left out.
struct Left {
    run: Run,
    skipped: Skipped,
    is_readable: bool,
    sent: Option<Signalled>,
}

pub(crate) fn run(args: &DoctorArgs) -> Result<Answer, Failure> {
    let (contracts, warnings) = load_contracts(&args.files)?;
    let codec = args.codec.endpoint(&args.server.namespace)?;
    let namespace = Namespace::connect(&args.server)?;
    let mut found = Found::default();
    let mut left = Vec::new();
    let mut survey = Survey::new(&namespace, codec.as_ref());
    let mut checkers = [Checker::new(&contracts, None)];
    survey.runs(&args.query, &mut checkers, |run, _, all| {
        for one in all {
            if args.skipped {
                left.extend(
                    one.skipped
                        .iter()
                        .map(|skipped| (run.clone(), skipped.clone())),
                );
            }
            found.add(one);
        }
        Ok(())
    })?;
    survey.schedules(&mut checkers, |_, _, all| {
        for one in all {
            found.add(one);
        }
        Ok(())
    })?;
    let seen = survey.seen();
    drop(survey);
    let mut told = Vec::new();
    for (run, skipped) in left {
        let place = (&namespace, codec.as_ref(), &contracts);
        told.push(look_again(place, run, skipped, args.send_again)?);
    }
    Ok(answer(args, &found, &told, seen, (&contracts, &warnings)))
}

/// Whether a signal that was left out can be read now; and if it is to be, sends it again.
fn look_again(
    (namespace, codec, contracts): (&Namespace, Option<&CodecEndpoint>, &Contracts),
    run: Run,
    skipped: Skipped,
    send: bool,
) -> Result<Left, Failure> {
    let mut sent_as = None;
    let mut readable_as = None;
    // What is sent again is what the server has, and what is read is what the codec makes of it.
    namespace.events(&run, None, |event| {
        if let Some(input) = input_of(&event, skipped.event) {
            sent_as = Some(input);
        }
        Ok(())
    })?;
    if let Some(input) = &sent_as {
        readable_as = Some(match codec {
            Some(codec) => codec.decode(input.clone())?,
            None => input.clone(),
        });
    }
    let is_readable = readable_as.is_some_and(|input| {
        let signal = signal_of(contracts, &run, &skipped.signal);
        signal.is_some_and(|id| Checker::new(contracts, None).is_input(id, &input))
    });
    let mut sent = None;
    if let (true, true, Some(input)) = (send, is_readable, sent_as) {
        // A second time it is the same to the server, which takes it once.
        let once = format!("avro-temporal-doctor/{}/{}", run.run_id, skipped.event);
        let (workflow, run_id) = (&run.workflow_id, Some(run.run_id.as_str()));
        sent = Some(namespace.signal(workflow, run_id, &skipped.signal, input, &once)?);
    }
    Ok(Left {
        run,
        skipped,
        is_readable,
        sent,
    })
}

fn signal_of(
    contracts: &Contracts,
    run: &Run,
    signal: &str,
) -> Option<crate::recorded::OperationId> {
    let workflow = contracts.find(Kind::Workflow, &run.workflow_type)?;
    contracts.find_in(workflow.contract, Kind::Signal, signal)
}

fn answer(
    args: &DoctorArgs,
    found: &Found,
    left: &[Left],
    (runs, schedules): (u64, u64),
    (contracts, warnings): (&Contracts, &str),
) -> Answer {
    let is_refused = found.problem_count > 0;
    if args.format == Format::Json {
        return Answer {
            results: as_json(args, found, left, (runs, schedules), contracts),
            messages: warnings.to_owned(),
            is_refused,
        };
    }
    let mut results = format!(
        "looked at {} and {} of the namespace `{}`: {} of {}\n",
        render::counted(runs, "run", "runs"),
        render::counted(schedules, "schedule", "schedules"),
        args.server.namespace,
        render::counted(found.payloads, "payload", "payloads"),
        render::subjects(contracts),
    );
    if args.skipped {
        skipped_lines(args, left, &mut results);
    }
    let mut messages = vec![warnings.to_owned()];
    messages.extend(render::problems(found, contracts));
    let messages: Vec<&str> = messages.iter().map(String::as_str).collect();
    Answer {
        results,
        messages: join_messages(&messages),
        is_refused,
    }
}

fn skipped_lines(args: &DoctorArgs, left: &[Left], out: &mut String) {
    if left.is_empty() {
        out.push_str("no signal was left out\n");
    }
    for one in left {
        let _ = writeln!(
            out,
            "run `{}` ({}), event {}: signal `{}` was left out; {}",
            one.run.workflow_id.escape_debug(),
            one.run.run_id,
            one.skipped.event,
            one.skipped.signal.escape_debug(),
            match (one.is_readable, &one.sent) {
                (false, _) => "it can't be read",
                (true, None) => "it can be read now",
                (true, Some(Signalled::Sent)) => "it was sent again",
                (true, Some(Signalled::NoSuchRun)) => "the run has ended",
            },
        );
    }
    if !args.send_again && left.iter().any(|one| one.is_readable) {
        out.push_str("hint: `--send-again` sends those that can be read\n");
    }
}

fn as_json(
    args: &DoctorArgs,
    found: &Found,
    left: &[Left],
    (runs, schedules): (u64, u64),
    contracts: &Contracts,
) -> String {
    let skipped = left.iter().map(|one| {
        json!({
            "workflowId": one.run.workflow_id,
            "runId": one.run.run_id,
            "event": one.skipped.event,
            "signal": one.skipped.signal,
            "readable": one.is_readable,
            "sent": one.sent == Some(Signalled::Sent),
        })
    });
    let skipped: Option<Vec<Value>> = args.skipped.then(|| skipped.collect());
    let whole = json!({
        "namespace": args.server.namespace,
        "runs": runs,
        "schedules": schedules,
        "payloads": found.payloads,
        "problemCount": found.problem_count,
        "problems": render::problems_json(found, contracts),
        "skipped": skipped,
    });
    format!("{whole:#}\n")
}
