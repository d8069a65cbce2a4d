//! `--out`: a file that is written if it differs, whole or not at all.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use crate::case::{Said, run_words};

fn generate(folder: &Path, out: &str) -> Said {
    run_words(folder, &["generate", "f.avsc", "--out", out])
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = r#"{"type": "fixed", "name": "n.F", "size": 2}"#;
    fs::write(folder.path().join("f.avsc"), schema).expect("a file");
    folder
}

fn written(said: &str) -> Said {
    Said {
        code: Some(0),
        results: String::new(),
        messages: format!("{said}\n"),
    }
}

/// The names of a folder's files.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_if_it_differs() {
    let folder = folder();
    let path = folder.path().join("f.rs");
    let printed = run_words(folder.path(), &["generate", "f.avsc"]).results;
    assert_eq!(
        generate(folder.path(), "f.rs"),
        written("`f.rs` is written")
    );
    assert_eq!(fs::read_to_string(&path).expect("a file"), printed);
    assert_eq!(names(folder.path()), ["f.avsc", "f.rs"]);

    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    let file = fs::File::options().write(true).open(&path).expect("a file");
    file.set_modified(long_ago).expect("a time");
    assert_eq!(
        generate(folder.path(), "f.rs"),
        written("`f.rs` is up to date")
    );
    let modified = fs::metadata(&path).and_then(|it| it.modified());
    assert_eq!(modified.expect("a time"), long_ago);

    fs::write(&path, "edited").expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
    assert_eq!(
        generate(folder.path(), "f.rs"),
        written("`f.rs` is written")
    );
    assert_eq!(fs::read_to_string(&path).expect("a file"), printed);
    let mode = fs::metadata(&path).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(names(folder.path()), ["f.avsc", "f.rs"]);
}

#[test]
fn a_link_goes_on_being_one() {
    let folder = folder();
    fs::create_dir(folder.path().join("d")).expect("a folder");
    fs::write(folder.path().join("d/real.rs"), "").expect("a file");
    symlink("d/real.rs", folder.path().join("link.rs")).expect("a link");
    assert_eq!(
        generate(folder.path(), "link.rs"),
        written("`link.rs` is written")
    );
    let link = fs::symlink_metadata(folder.path().join("link.rs"));
    assert!(link.expect("a link").is_symlink());
    let text = fs::read_to_string(folder.path().join("d/real.rs"));
    assert!(text.expect("a file").contains("pub struct F"));
}

#[test]
fn what_is_refused_leaves_the_file_as_it_was() {
    let folder = folder();
    fs::write(folder.path().join("f.rs"), "before").expect("a file");
    fs::write(folder.path().join("f.avsc"), "{").expect("a file");
    assert_eq!(generate(folder.path(), "f.rs").code, Some(1));
    assert_eq!(
        run_words(folder.path(), &["docs", "f.avsc", "--out", "f.rs"]).code,
        Some(1)
    );
    let text = fs::read_to_string(folder.path().join("f.rs"));
    assert_eq!(text.expect("a file"), "before");
    assert_eq!(names(folder.path()), ["f.avsc", "f.rs"]);
}

#[test]
fn docs_are_written_too() {
    let folder = folder();
    let printed = run_words(folder.path(), &["docs", "f.avsc"]).results;
    let docs = || run_words(folder.path(), &["docs", "f.avsc", "--out", "f.md"]);
    assert_eq!(docs(), written("`f.md` is written"));
    assert_eq!(docs(), written("`f.md` is up to date"));
    let text = fs::read_to_string(folder.path().join("f.md"));
    assert_eq!(text.expect("a file"), printed);
}

#[test]
fn what_is_no_file_is_not_replaced() {
    let folder = folder();
    let _socket = UnixListener::bind(folder.path().join("s")).expect("a socket");
    let said = generate(folder.path(), "s");
    assert_eq!(said.code, Some(2));
    let expected = "error: `s` can't be written: it is not a file [output_unwritable]";
    assert!(said.messages.starts_with(expected), "{}", said.messages);
    assert_eq!(names(folder.path()), ["f.avsc", "s"]);
}
