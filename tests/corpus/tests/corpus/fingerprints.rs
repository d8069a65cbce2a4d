//! Canonical forms and fingerprints of every accepted schema.

use crate::accepted::{Subject, subjects};
use crate::disagreements::{Check, Findings};
use crate::hex::to_hex;
use crate::oracle::{self, Forms};

#[test]
fn canonical_forms_and_fingerprints_are_those_of_fastavro() {
    let mut findings = Findings::of(Check::Forms);
    for subject in subjects() {
        let ours = forms(subject);
        let outcome = oracle::forms(subject).and_then(|theirs| {
            if theirs == ours {
                return Ok(());
            }
            Err(format!("{} is {}", ours.canonical, theirs.canonical))
        });
        findings.note(subject, outcome);
    }
    findings.settle();
}

fn forms(subject: &Subject) -> Forms {
    let (set, ty) = (&subject.schema.set, &subject.schema.ty);
    Forms {
        canonical: set.canonical_form(ty),
        crc64: set.fingerprint(ty).to_string(),
        md5: to_hex(&set.md5(ty)),
        sha256: to_hex(&set.sha256(ty)),
    }
}
