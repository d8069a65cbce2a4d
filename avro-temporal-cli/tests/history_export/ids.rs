//! Workflow ids that are no file names.

use avro_temporal_runtime::replay::RecordedHistory;

use crate::support::{export, names, start, unique};

#[test]
fn any_id_is_a_file_of_its_own_in_the_folder() {
    let workflow_type = unique("Hostile");
    let unique = unique("x");
    let long = format!("{unique}{}", "y".repeat(1000 - unique.len()));
    let ids = [
        format!("../../{unique}"),
        format!("/etc/{unique}"),
        format!("a\\b:{unique}*?"),
        format!("-rf {unique}"),
        format!("line\nbreak{unique}"),
        format!("%2F{unique}"),
        format!("ü{unique}"),
        format!("UP{unique}"),
        format!("up{unique}"),
        long,
    ];
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    start(&workflow_type, &ids, &[]);
    let query = format!("WorkflowType = '{workflow_type}'");
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("runs");
    let said = export(&out, &["--query", &query]);
    assert_eq!(said.code, Some(0), "{}", said.messages);
    assert_eq!(names(folder.path()), ["runs"]);
    assert_eq!(names(&out), ["histories"]);
    let files = names(&out.join("histories"));
    assert_eq!(files.len(), ids.len(), "{files:?}");
    for file in &files {
        assert!(file.is_ascii() && file.len() < 255, "{file}");
        assert!(!file.starts_with(['.', '-']), "{file}");
        let read = RecordedHistory::from_file(out.join("histories").join(file));
        read.unwrap_or_else(|failure| panic!("{file}: {failure}"));
    }
}
