//! What the program says of itself.

use std::path::Path;

use avro_temporal_contract::compatibility::Level;
use avro_temporal_contract::resolution::rule_ids;

use crate::case::run;

const PAGE: &str = include_str!("../../../docs/command-line.md");

fn help(arguments: &[&str]) -> String {
    let arguments: Vec<String> = arguments.iter().map(|&word| word.to_owned()).collect();
    let said = run(Path::new("."), &arguments, b"");
    assert_eq!((said.code, said.messages.as_str()), (Some(0), ""));
    said.results
}

/// The commands that the program lists.
fn commands() -> Vec<String> {
    let help = help(&["--help"]);
    let (_, list) = help.split_once("Commands:\n").expect("a list");
    let (list, _) = list.split_once("\n\n").expect("its end");
    let names = list
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_command_has_an_example_and_a_place_in_the_documentation() {
    let commands = commands();
    assert_eq!(commands.len(), 17, "{commands:?}");
    for command in commands {
        let help = help(&[&command, "--help"]);
        let call = format!("avro-temporal {command}");
        let has_example = help.contains(&call) || help.contains("--codec-endpoint");
        assert!(has_example, "{help}");
        assert!(PAGE.contains(&call), "{command}");
    }
}

#[test]
fn every_option_is_documented() {
    let commands = commands();
    let commands = commands.iter().map(|command| vec![command.as_str()]);
    for command in commands.chain([vec!["history", "check"], vec!["history", "export"]]) {
        let help = help(&[command.as_slice(), &["--help"]].concat());
        let command = command.join(" ");
        let options = help
            .split_whitespace()
            .filter(|word| word.starts_with("--") && word.len() > 2 && *word != "--help");
        for option in options {
            let option = option.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            if !help.contains(&format!("{option} <")) {
                continue;
            }
            assert!(PAGE.contains(option), "{option} of {command}");
        }
    }
}

#[test]
fn every_rule_and_level_is_documented() {
    let levels = Level::ALL.map(Level::name);
    for name in rule_ids().chain(levels) {
        assert!(PAGE.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn without_a_command_it_says_which_there_are() {
    let said = run(Path::new("."), &[], b"");
    assert_eq!((said.code, said.results.as_str()), (Some(2), ""));
    for command in commands() {
        assert!(said.messages.contains(&command), "{}", said.messages);
    }
}
