//! fastavro, in a process of Python that runs as long as the tests.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};

use serde_json::{Value, json};

use crate::accepted::Subject;

/// Names a Python that has fastavro.
const VARIABLE: &str = "AVRO_TEMPORAL_TEST_PYTHON";

const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/oracle/main.py");

/// It ends with its input, which ends with the tests.
struct Oracle {
    process: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// A schema's canonical form and fingerprints.
#[derive(Debug, PartialEq)]
pub(crate) struct Forms {
    pub(crate) canonical: String,
    pub(crate) crc64: String,
    pub(crate) md5: String,
    pub(crate) sha256: String,
}

/// The canonical form and fingerprints; or what fastavro raised.
pub(crate) fn forms(subject: &Subject) -> Result<Forms, String> {
    let [canonical, crc64, md5, sha256]: [String; 4] =
        texts(ask("canonical", subject, &json!({})))?
            .try_into()
            .expect("a form and three fingerprints");
    Ok(Forms {
        canonical,
        crc64,
        md5,
        sha256,
    })
}

/// What fastavro writes of each value that it read, in hex, and the value in plain JSON.
pub(crate) fn rewrite(
    subject: &Subject,
    values: &[String],
) -> Result<Vec<(String, Value)>, String> {
    let answer = ask("rewrite", subject, &json!({"values": values}))?;
    Ok(serde_json::from_value(answer).expect("the oracle answers with pairs"))
}

/// Values that fastavro wrote, in hex.
pub(crate) fn generate(subject: &Subject, count: usize, seed: u64) -> Result<Vec<String>, String> {
    texts(ask(
        "generate",
        subject,
        &json!({"count": count, "seed": seed}),
    ))
}

fn texts(answer: Result<Value, String>) -> Result<Vec<String>, String> {
    let texts = serde_json::from_value(answer?);
    Ok(texts.expect("the oracle answers with a list of texts"))
}

fn ask(action: &str, subject: &Subject, more: &Value) -> Result<Value, String> {
    static ORACLE: OnceLock<Mutex<Oracle>> = OnceLock::new();
    let mut question = json!({
        "do": action,
        "files": subject.texts(),
        "type": subject.name,
    });
    for (key, value) in more.as_object().expect("an object") {
        question[key] = value.clone();
    }
    let oracle = ORACLE.get_or_init(|| Mutex::new(Oracle::start()));
    let mut oracle = oracle.lock().unwrap_or_else(PoisonError::into_inner);
    let mut answer = oracle.ask(&question);
    match answer.get_mut("ok") {
        Some(value) => Ok(value.take()),
        None => Err(answer["error"].as_str().expect("a reason").to_owned()),
    }
}

impl Oracle {
    fn start() -> Self {
        let python = std::env::var_os(VARIABLE).unwrap_or_else(|| {
            panic!(
                "`{VARIABLE}` is not set: run the tests with `cargo xtask test test -- -p corpus`, \
                 or set it to a Python that has fastavro (see CONTRIBUTING.md)"
            )
        });
        let mut process = Command::new(&python)
            // Nothing is written beside the sources.
            .args(["-B", PROGRAM])
            // Whatever the user's locale and settings are.
            .env("PYTHONUTF8", "1")
            .env_remove("PYTHONSAFEPATH")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("`{VARIABLE}` doesn't name a Python: {error}"));
        let questions = process.stdin.take().expect("it is piped");
        let answers = BufReader::new(process.stdout.take().expect("it is piped"));
        Self {
            process,
            questions,
            answers,
        }
    }

    fn ask(&mut self, question: &Value) -> Value {
        let mut line = String::new();
        let exchange =
            writeln!(self.questions, "{question}").and_then(|()| self.answers.read_line(&mut line));
        if !matches!(exchange, Ok(1..)) {
            let status = self.process.wait();
            panic!("the oracle ended ({status:?}); what it said stands above");
        }
        serde_json::from_str(&line).expect("the oracle answers in JSON")
    }
}
