//! A reader that has enough.

use std::io::Read as _;
use std::process::{Command, Stdio};

#[test]
fn whoever_closes_the_pipe_early_gets_no_panic() {
    let folder = tempfile::tempdir().expect("a folder");
    let symbols: Vec<_> = (0..50_000)
        .map(|index| format!(r#""SYMBOL{index}""#))
        .collect();
    let schema = format!(
        r#"{{"type":"enum","name":"E","symbols":[{}]}}"#,
        symbols.join(",")
    );
    std::fs::write(folder.path().join("e.avsc"), schema).expect("a file");
    let mut child = Command::new(env!("CARGO_BIN_EXE_avro-temporal"))
        .args(["canonical", "e.avsc"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut first = [0; 10];
    let mut stdout = child.stdout.take().expect("a pipe");
    stdout.read_exact(&mut first).expect("the beginning");
    drop(stdout);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}
