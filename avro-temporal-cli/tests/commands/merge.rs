//! Two people release at once, with Git.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::case::run_words;

const CONTRACT: &str = r#"{"protocol": "Orders", "namespace": "acme",
 "types": [{"type": "record", "name": "Order", "fields": [{"name": "id", "type": "string"}]}],
 "messages": {
  "process": {"request": [{"name": "order", "type": "Order"}], "response": "null", "temporal": {"kind": "workflow"}}}}
"#;

fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .args(["-c", "user.name=Ann", "-c", "user.email=ann@example.com"])
        .args(arguments);
    command.output().expect("git runs")
}

fn must(folder: &Path, arguments: &[&str]) {
    let output = git(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn says(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let said = run_words(folder, arguments);
    (said.code, said.results + &said.messages)
}

fn release(folder: &Path, field: &str, by: &str) {
    let old = r#"{"name": "id", "type": "string"}]"#;
    let new = format!(
        r#"{{"name": "id", "type": "string"}}, {{"name": "{field}", "type": "string", "default": ""}}]"#
    );
    let path = folder.join("orders.avpr");
    let text = fs::read_to_string(&path).expect("the contract");
    fs::write(&path, text.replace(old, &new)).expect("it is writable");
    let (code, said) = says(
        folder,
        &["release", "--why", field, "--by", by, "orders.avpr"],
    );
    assert_eq!(code, Some(0), "{said}");
    must(folder, &["add", "."]);
    must(folder, &["commit", "--quiet", "--message", field]);
}

/// A repository with release 1, and release 2 made on two branches.
fn two_releases() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("two-releases");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    must(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    fs::write(folder.join("orders.avpr"), CONTRACT).expect("it is writable");
    assert_eq!(says(&folder, &["init", "orders.avpr"]).0, Some(0));
    let first = ["release", "--why", "first", "--by", "Ann", "orders.avpr"];
    assert_eq!(says(&folder, &first).0, Some(0));
    must(&folder, &["add", "."]);
    must(&folder, &["commit", "--quiet", "--message", "first"]);
    must(&folder, &["checkout", "--quiet", "-b", "theirs"]);
    release(&folder, "region", "Bob");
    must(&folder, &["checkout", "--quiet", "main"]);
    release(&folder, "note", "Ann");
    folder
}

#[test]
fn git_shows_the_conflict_and_check_says_how_to_go_on() {
    let folder = two_releases();
    let merge = git(&folder, &["merge", "theirs"]);
    assert!(!merge.status.success());
    let said = String::from_utf8_lossy(&merge.stdout).into_owned();
    let released = "released/acme.Orders";
    for file in ["2.avpr", "releases.toml"] {
        let conflict = format!("Merge conflict in {released}/{file}");
        assert!(said.contains(&conflict), "{said}");
    }
    // The contract is edited by people: they agree on both fields.
    must(&folder, &["checkout", "--ours", "orders.avpr"]);
    let (code, said) = says(&folder, &["check", "orders.avpr"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("[release_conflict]"), "{said}");
    assert!(said.contains("two people released at once"), "{said}");
    // As it says: the files of the release that was merged first, then a release of one's own.
    must(&folder, &["checkout", "--theirs", released]);
    let (code, said) = says(&folder, &["check", "orders.avpr"]);
    assert_ne!(code, Some(2), "{said}");
    assert!(!said.contains("[release_conflict]"), "{said}");
    let path = folder.join("orders.avpr");
    let text = fs::read_to_string(&path).expect("the contract");
    let both = r#"{"name": "region", "type": "string", "default": ""}, {"name": "note""#;
    fs::write(&path, text.replace(r#"{"name": "note""#, both)).expect("it is writable");
    let again = ["release", "--why", "note", "--by", "Ann", "orders.avpr"];
    let (code, said) = says(&folder, &again);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("acme.Orders has release 3"), "{said}");
    let (code, said) = says(&folder, &["check", "orders.avpr"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_release_that_is_not_established_for_long_is_told() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("not-established");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("orders.avpr"), CONTRACT).expect("it is writable");
    assert_eq!(says(&folder, &["init", "orders.avpr"]).0, Some(0));
    let first = ["release", "--why", "first", "--by", "Ann", "orders.avpr"];
    assert_eq!(says(&folder, &first).0, Some(0));
    let check = || says(&folder, &["check", "orders.avpr"]);
    assert!(!check().1.contains("[not_established]"), "it is of today");
    let manifest = folder.join("released/acme.Orders/releases.toml");
    let text = fs::read_to_string(&manifest).expect("the manifest");
    let date = text.lines().find(|line| line.starts_with("date = "));
    let old = text.replace(date.expect("a date"), "date = \"2020-01-01\"");
    fs::write(&manifest, old).expect("it is writable");
    let (code, said) = check();
    assert_eq!(code, Some(0), "it is a warning");
    assert!(
        said.contains("release 1 of `acme.Orders` isn't established"),
        "{said}"
    );
    assert!(
        said.contains("`avro-temporal establish 1 orders.avpr`"),
        "{said}"
    );
    assert_eq!(says(&folder, &["establish", "1", "orders.avpr"]).0, Some(0));
    assert!(!check().1.contains("[not_established]"));
}
