//! `history check`: whether today's contract reads what runs recorded.

use std::fs::File;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use crate::answer::{Answer, Failure, join_messages};
use crate::codec_endpoint::CodecArgs;
use crate::recorded::{Checker, Codec, Contracts, Found, load_contracts, render};
use crate::schemas::shown;

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// The contracts that the runs are of, and schemas that are none
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// A folder of histories, or one history; may be given again
    #[arg(long, value_name = "FOLDER", required = true)]
    histories: Vec<PathBuf>,
    /// How findings are told
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    codec: CodecArgs,
    /// The namespace of the runs, which the codec server is told
    #[arg(
        long,
        value_name = "NAME",
        env = "TEMPORAL_NAMESPACE",
        default_value = "default",
        help_heading = "Codec"
    )]
    namespace: String,
}

/// In which form findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON object on standard output
    Json,
}

pub(crate) fn run(args: &CheckArgs) -> Result<Answer, Failure> {
    let (contracts, warnings) = load_contracts(&args.files)?;
    let files = files_of(&args.histories)?;
    let codec = args.codec.endpoint(&args.namespace)?;
    let decode = codec
        .as_ref()
        .map(|codec| |payloads| codec.decode(payloads));
    let decode = decode.as_ref().map(|decode| decode as &Codec<'_>);
    let found = check_files(&files, &contracts, decode)?;
    Ok(answer(&found, &contracts, args.format, &warnings))
}

pub(crate) fn answer(
    found: &Found,
    contracts: &Contracts,
    format: Format,
    warnings: &str,
) -> Answer {
    let is_refused = found.problem_count > 0;
    if format == Format::Json {
        return Answer {
            results: render::json(found, contracts),
            messages: warnings.to_owned(),
            is_refused,
        };
    }
    let mut messages = vec![warnings.to_owned()];
    messages.extend(render::problems(found, contracts));
    let messages: Vec<&str> = messages.iter().map(String::as_str).collect();
    Answer {
        results: render::text(found, contracts),
        messages: join_messages(&messages),
        is_refused,
    }
}

/// The files of folders whose names end in `.json`, in their order, with their sizes.
fn files_of(paths: &[PathBuf]) -> Result<Vec<(PathBuf, u64)>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let unread = |error| Failure::usage(format!("`{}` can't be read: {error}", shown(path)));
        if path.is_dir() {
            let mut found = Vec::new();
            for entry in path.read_dir().map_err(unread)? {
                let path = entry.map_err(unread)?.path();
                if path.extension().is_some_and(|it| it == "json") && path.is_file() {
                    found.push(path);
                }
            }
            found.sort();
            if found.is_empty() {
                return Err(Failure::usage(format!(
                    "`{}` holds no history: no file ends in `.json`\n  help: record some: \
                     `avro-temporal history export`",
                    shown(path)
                )));
            }
            files.extend(found);
        } else {
            File::open(path).map_err(unread)?;
            files.push(path.clone());
        }
    }
    let sized = files.into_iter().map(|path| {
        let size = path.metadata().map_or(0, |it| it.len());
        (path, size)
    });
    Ok(sized.collect())
}

/// Reads files on all cores, each file on one.
fn check_files(
    files: &[(PathBuf, u64)],
    contracts: &Contracts,
    codec: Option<&Codec<'_>>,
) -> Result<Found, Failure> {
    let progress = progress(files.iter().map(|(_, size)| size).sum());
    let next = AtomicUsize::new(0);
    let all = Mutex::new(Ok(Found::default()));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores.min(files.len()) {
            scope.spawn(|| {
                let mut checker = Checker::new(contracts, codec);
                while let Some((path, _)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = check_file(&mut checker, path, &progress);
                    let mut all = all.lock().expect("nothing panics with it");
                    match (found, all.as_mut()) {
                        (Ok(found), Ok(all)) => all.add(found),
                        (Err(failure), Ok(_)) => *all = Err(failure),
                        (_, Err(_)) => return,
                    }
                }
            });
        }
    });
    progress.finish_and_clear();
    all.into_inner().expect("nothing panics with it")
}

fn check_file(
    checker: &mut Checker<'_>,
    path: &Path,
    progress: &ProgressBar,
) -> Result<Found, Failure> {
    let name = shown(path);
    match File::open(path) {
        Ok(file) => checker.json(&name, file, |bytes| progress.inc(bytes)),
        Err(error) => checker.json(&name, Unreadable(Some(error)), |_| {}),
    }
}

/// A file that can't be opened, as one that can't be read.
struct Unreadable(Option<std::io::Error>);

impl std::io::Read for Unreadable {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(self
            .0
            .take()
            .unwrap_or_else(|| std::io::ErrorKind::NotFound.into()))
    }
}

/// A bar on a terminal, and nothing elsewhere.
fn progress(bytes: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} to go");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
