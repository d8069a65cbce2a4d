//! Two people release at once: Git keeps them apart, and `check` says how to go on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::case::{Said, run_words};

/// With lines between what both change, so that the working files merge.
const ORDERS: &str = r#"{"protocol": "Orders", "namespace": "acme", "types": [
  {"type": "record", "name": "Order", "fields": [
    {"name": "id", "type": "string"}
  ]},
  {"type": "record", "name": "Receipt", "fields": [
    {"name": "number", "type": "long"}
  ]}],
 "messages": {
  "process": {"request": [{"name": "order", "type": "Order"}], "response": "Receipt", "temporal": {"kind": "workflow"}}}}
"#;
const ID: &str = r#"{"name": "id", "type": "string"}"#;
const NUMBER: &str = r#"{"name": "number", "type": "long"}"#;
const RELEASED: &str = "released/acme.Orders";

struct Repository(tempfile::TempDir);

impl Repository {
    /// A repository with release 1 on the branch `main`.
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().expect("a folder"));
        repository.git("init --quiet --initial-branch main");
        repository.is("Ann");
        fs::write(repository.path("orders.avpr"), ORDERS).expect("a file");
        repository.program("init orders.avpr", 0);
        repository.release("first");
        repository.commit();
        repository
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).expect("the file")
    }

    /// Runs Git; whether it succeeds, and what it prints.
    fn try_git(&self, line: &str) -> (bool, String) {
        let output = Command::new("git")
            .args(line.split(' '))
            .current_dir(self.0.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("LC_ALL", "C")
            .output()
            .expect("Git starts");
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8(text).expect("text");
        (output.status.success(), text)
    }

    fn git(&self, line: &str) -> String {
        let (is_success, text) = self.try_git(line);
        assert!(is_success, "git {line}: {text}");
        text
    }

    /// Who works from now on.
    fn is(&self, name: &str) {
        self.git(&format!("config user.name {name}"));
        self.git(&format!("config user.email {name}@example.com"));
    }

    fn commit(&self) {
        self.git("add --all");
        self.git("commit --quiet --message change");
    }

    fn program(&self, line: &str, code: i32) -> Said {
        let words: Vec<&str> = line.split(' ').collect();
        let said = run_words(self.0.path(), &words);
        assert_eq!(said.code, Some(code), "{line}: {said:?}");
        said
    }

    fn release(&self, why: &str) -> Said {
        self.program(&format!("release --why {why} orders.avpr"), 0)
    }

    /// Adds a field behind another.
    fn add(&self, behind: &str, name: &str) {
        let field =
            format!(r#"{behind}, {{"name": "{name}", "type": ["null", "int"], "default": null}}"#);
        let text = self.read("orders.avpr").replace(behind, &field);
        fs::write(self.path("orders.avpr"), text).expect("a file");
    }

    /// Ann and Bob each make release 2; Ann's is merged first, and Bob's branch takes it in.
    fn conflict(bobs_releases: &[&str]) -> Self {
        let repository = Self::new();
        repository.git("checkout --quiet -b bob");
        repository.is("Bob");
        for name in bobs_releases {
            repository.add(ID, name);
            repository.release("bobs");
        }
        repository.commit();
        repository.git("checkout --quiet main");
        repository.is("Ann");
        repository.add(NUMBER, "anns");
        repository.release("anns");
        repository.commit();
        repository.git("checkout --quiet bob");
        repository.is("Bob");
        let (is_merged, said) = repository.try_git("merge --no-edit main");
        assert!(!is_merged, "{said}");
        for file in ["releases.toml", "2.avpr"] {
            let conflict = format!("Merge conflict in {RELEASED}/{file}");
            assert!(said.contains(&conflict), "{said}");
        }
        assert!(!said.contains("Merge conflict in orders.avpr"), "{said}");
        repository
    }

    /// Does what the help of `release_conflict` says.
    fn take_anns(&self) {
        let said = self.program("check orders.avpr", 1).messages;
        assert!(said.contains("[release_conflict]"), "{said}");
        assert!(said.contains("a merge that isn't finished"), "{said}");
        assert!(said.contains("`git checkout BRANCH -- FOLDER`"), "{said}");
        self.git(&format!("checkout main -- {RELEASED}"));
    }

    /// What `establish`, `release` and `diff` do with a folder that can't be read: nothing.
    fn assert_refused(&self) {
        let before = self.read(&format!("{RELEASED}/releases.toml"));
        self.program("release --why no orders.avpr", 1);
        self.program("establish 1 orders.avpr", 1);
        self.program("diff orders.avpr", 1);
        assert_eq!(self.read(&format!("{RELEASED}/releases.toml")), before);
    }

    /// The merge ends with Bob's changes as the next release, and everything is as it should be.
    fn finish(&self) {
        let said = self.release("bobs").results;
        assert!(said.contains("acme.Orders has release 3"), "{said}");
        self.commit();
        let said = self.program("check orders.avpr", 0);
        assert!(said.results.contains("release 3 is the newest"), "{said:?}");
        assert!(!said.messages.contains("error"), "{said:?}");
        let manifest = self.read(&format!("{RELEASED}/releases.toml"));
        let by: Vec<&str> = manifest.lines().filter(|it| it.starts_with("by")).collect();
        let [ann, bob] = ["Ann", "Bob"].map(|it| format!("by = \"{it} <{it}@example.com>\""));
        assert_eq!(by, [&ann, &ann, &bob]);
        let third = self.read(&format!("{RELEASED}/3.avpr"));
        assert!(third.contains("anns") && third.contains("bobs"), "{third}");
        let numbers: Vec<String> = files(&self.path(RELEASED));
        assert_eq!(numbers, ["1.avpr", "2.avpr", "3.avpr", "releases.toml"]);
    }
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("text"))
        .collect();
    names.sort();
    names
}

#[test]
fn of_two_releases_with_one_number_the_second_becomes_the_next() {
    let repository = Repository::conflict(&["bobs"]);
    repository.assert_refused();
    repository.take_anns();
    repository.program("check orders.avpr", 0);
    repository.finish();
}

/// The other branch knows nothing of a release beyond the one in conflict.
#[test]
fn a_release_that_is_left_over_is_told() {
    let repository = Repository::conflict(&["bobs", "more"]);
    repository.take_anns();
    let said = repository.program("check orders.avpr", 1).messages;
    let left = format!("delete `{RELEASED}/3.avpr`");
    assert!(
        said.contains("[bad_manifest]") && said.contains(&left),
        "{said}"
    );
    fs::remove_file(repository.path(&format!("{RELEASED}/3.avpr"))).expect("the file");
    repository.program("check orders.avpr", 0);
    repository.finish();
}

/// Taking the lines of both is no way out.
#[test]
fn a_merge_that_keeps_both_releases_is_told() {
    let repository = Repository::conflict(&["bobs"]);
    let path = format!("{RELEASED}/releases.toml");
    let manifest_of = |branch: &str| repository.git(&format!("show {branch}:{path}"));
    let (anns, bobs) = (manifest_of("main"), manifest_of("bob"));
    let (_, second) = bobs.rsplit_once("[[release]]").expect("a release");
    let both = format!("{anns}\n[[release]]{second}");
    fs::write(repository.path(&path), both).expect("a file");
    let said = repository.program("check orders.avpr", 1).messages;
    assert!(said.contains("[release_conflict]"), "{said}");
    assert!(
        said.contains("release 2 of `acme.Orders` stands twice"),
        "{said}"
    );
    repository.assert_refused();
    repository.git(&format!("checkout main -- {RELEASED}"));
    repository.finish();
}
