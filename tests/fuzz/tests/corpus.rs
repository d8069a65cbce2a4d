//! Every input that is kept, through its target.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fuzz::{TARGETS, Target};

/// Far more than any kept input takes without optimisation, and far less than what isn't bounded.
const LIMIT: Duration = Duration::from_secs(10);

fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(kind)
}

/// The names in a folder; none if it doesn't exist, as Git keeps no empty folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeSet::new();
    };
    entries
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.into_string().expect("a plain name"))
        .collect()
}

fn run_all(target: &Target, kind: &str) -> usize {
    let folder = folder(kind).join(target.name);
    let names = names(&folder);
    for name in &names {
        let input = fs::read(folder.join(name)).expect("a file");
        // Shown if the input fails.
        println!("{kind}/{}/{name}", target.name);
        let start = Instant::now();
        target.run(&input);
        let taken = start.elapsed();
        assert!(taken < LIMIT, "{kind}/{}/{name}: {taken:?}", target.name);
    }
    names.len()
}

#[test]
fn kept_inputs() {
    for target in TARGETS {
        let count = run_all(target, "corpus");
        assert!(count > 20, "{}: {count} inputs are no corpus", target.name);
    }
}

#[test]
fn inputs_that_failed_once() {
    for target in TARGETS {
        run_all(target, "regressions");
    }
}

#[test]
fn every_target_has_a_program_and_every_input_a_target() {
    let targets: BTreeSet<String> = TARGETS
        .iter()
        .map(|target| target.name.to_owned())
        .collect();
    let programs: BTreeSet<String> = names(&folder("targets"))
        .iter()
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    assert_eq!(programs, targets);
    assert!(names(&folder("corpus")).is_subset(&targets));
    assert!(names(&folder("regressions")).is_subset(&targets));
}

#[test]
fn regressions_say_what_they_are() {
    for target in TARGETS {
        for name in names(&folder("regressions").join(target.name)) {
            let plain = name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            assert!(plain, "`{name}` is not words in snake case");
        }
    }
}
