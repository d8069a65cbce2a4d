//! The example's program, as its README runs it.

use std::process::Command;

use crate::support::address;

const README: &str = include_str!("../../README.md");

#[test]
fn the_program_prints_what_the_readme_says() {
    let output = Command::new(env!("CARGO_BIN_EXE_saga"))
        .env("TEMPORAL_ADDRESS", address())
        .output()
        .expect("the program runs");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    let shown = String::from_utf8_lossy(&output.stdout);
    let (_, readme) = README.split_once("```text\n").expect("a block of output");
    let (expected, _) = readme.split_once("```").expect("the block ends");
    assert_eq!(shown, expected);
}
