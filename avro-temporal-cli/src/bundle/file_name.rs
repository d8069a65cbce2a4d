//! File names of runs, whose ids can be anything.

use std::fmt::Write as _;

use avro_temporal_contract::schema::fingerprint;

/// The most bytes that an id takes of a name; file systems take 255 for all of it.
const MAX: usize = 100;

/// A name for a run's file, without an ending: its workflow id and its run id, with what a file system
/// or a shell might take for something else as `%` and two digits of hex.
///
/// It differs for any two runs, but for long ids whose beginnings and fingerprints are the same.
pub(super) fn stem(workflow_id: &str, run_id: &str) -> String {
    format!("{}-{}", part(workflow_id), part(run_id))
}

fn part(id: &str) -> String {
    let mut name = String::new();
    for (at, byte) in id.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' => name.push(byte.into()),
            // Not where it would hide the file, or make it an option.
            b'-' | b'.' if at > 0 => name.push(byte.into()),
            byte => {
                let _ = write!(name, "%{byte:02X}");
            }
        }
    }
    if name.len() > MAX {
        name.truncate(MAX);
        let _ = write!(name, "~{}", fingerprint(id));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUN: &str = "0199f4a1-7a7b-7c3d-8e9f-0a1b2c3d4e5f";

    #[test]
    fn ids_become_names_that_hold_no_path() {
        for (id, expected) in [
            ("order-17", "order-17"),
            ("a/b\\c", "a%2Fb%5Cc"),
            ("..", "%2E."),
            ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"),
            (".hidden", "%2Ehidden"),
            ("-rf", "%2Drf"),
            ("a\0b\n", "a%00b%0A"),
            ("100%", "100%25"),
            ("ä b", "%C3%A4%20b"),
            ("C:x*?", "C%3Ax%2A%3F"),
            ("a~b", "a%7Eb"),
            ("", ""),
        ] {
            assert_eq!(stem(id, RUN), format!("{expected}-{RUN}"), "{id:?}");
        }
    }

    #[test]
    fn long_ids_are_cut_and_still_differ() {
        let ids = [
            "x".repeat(1000),
            "x".repeat(999),
            "ü".repeat(500),
            "/".repeat(MAX),
        ];
        let names: Vec<String> = ids.iter().map(|id| stem(id, id)).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(name.len() <= 240, "{}", name.len());
            assert!(names[..at].iter().all(|other| other != name), "{name}");
        }
    }
}
