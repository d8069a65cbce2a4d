//! What was found, each once: the same change is met by several releases, in several payloads.

use std::collections::BTreeSet;

use super::role::Role;
use super::uses::Use;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::Site;

/// A change that breaks something, or may.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The roles of the payloads that it is about; none if it is about no payload.
    pub roles: BTreeSet<Role>,
    /// The releases that it breaks with.
    pub releases: BTreeSet<u32>,
    /// What, where, why and the fix.
    pub diagnostic: Diagnostic,
}

/// One sight of a change.
pub(super) struct Sight<'u> {
    pub(super) rule: &'static str,
    pub(super) severity: Severity,
    /// `{}` stands for the releases.
    pub(super) message: String,
    pub(super) why: Option<String>,
    pub(super) help: String,
    pub(super) new: Site,
    pub(super) old: Option<Site>,
    /// Whether not every value runs into it.
    pub(super) by_data: bool,
    pub(super) release: u32,
    pub(super) of: Option<&'u Use<'u>>,
}

#[derive(Debug)]
struct Found {
    rule: &'static str,
    severity: Severity,
    message: String,
    why: Option<String>,
    help: String,
    new: Site,
    old: Option<Site>,
    by_data: bool,
    releases: BTreeSet<u32>,
    roles: BTreeSet<Role>,
    payloads: Vec<String>,
}

/// Findings, in the order in which they were first seen.
#[derive(Default)]
pub(super) struct Findings(Vec<Found>);

impl Findings {
    pub(super) fn see(&mut self, sight: Sight<'_>) {
        let same = |found: &Found| {
            found.rule == sight.rule
                && found.new == sight.new
                && found.severity == sight.severity
                && found.message == sight.message
        };
        let index = match self.0.iter().position(same) {
            Some(index) => index,
            None => {
                self.0.push(Found {
                    rule: sight.rule,
                    severity: sight.severity,
                    message: sight.message,
                    why: sight.why,
                    help: sight.help,
                    new: sight.new,
                    old: sight.old,
                    by_data: sight.by_data,
                    releases: BTreeSet::new(),
                    roles: BTreeSet::new(),
                    payloads: Vec::new(),
                });
                self.0.len() - 1
            }
        };
        let found = &mut self.0[index];
        found.releases.insert(sight.release);
        if let Some(payload) = sight.of {
            found.roles.insert(payload.role);
            let shown = payload.to_string();
            if !found.payloads.contains(&shown) {
                found.payloads.push(shown);
            }
        }
    }

    /// Whether a rule was seen at a place of the working schema.
    pub(super) fn has(&self, rules: &[&str], new: &Site) -> bool {
        self.0
            .iter()
            .any(|found| rules.contains(&found.rule) && found.new == *new)
    }

    pub(super) fn tell(self) -> Vec<Finding> {
        self.0.into_iter().map(Found::tell).collect()
    }
}

impl Found {
    fn tell(self) -> Finding {
        let releases = list(&self.releases);
        let message = self.message.replace("{}", &releases);
        let mut diagnostic = Diagnostic::error(self.rule, &self.new, message);
        diagnostic.severity = self.severity;
        if let Some(why) = self.why {
            diagnostic = diagnostic.note(why);
        }
        if self.by_data {
            diagnostic = diagnostic.note("it depends on the data: not every value runs into it");
        }
        if let Some(role) = self.roles.first() {
            const SHOWN: usize = 3;
            let mut payloads: Vec<String> = self.payloads.iter().take(SHOWN).cloned().collect();
            if self.payloads.len() > SHOWN {
                payloads.push(format!("{} more", self.payloads.len() - SHOWN));
            }
            let payloads = payloads.join(", ");
            diagnostic = diagnostic.note(format!("it is in {payloads}: {}", role.readers()));
        }
        if let Some(old) = &self.old {
            diagnostic = diagnostic.note_at(format!("it was released, in {releases},"), old);
        }
        Finding {
            roles: self.roles,
            releases: self.releases,
            diagnostic: diagnostic.help(self.help),
        }
    }
}

/// `release 1`, `releases 1 and 2`, `releases 1, 2 and 3`.
fn list(releases: &BTreeSet<u32>) -> String {
    let numbers: Vec<String> = releases.iter().map(u32::to_string).collect();
    match numbers.split_last() {
        Some((last, [])) => format!("release {last}"),
        Some((last, before)) => format!("releases {} and {last}", before.join(", ")),
        None => "no release".to_owned(),
    }
}
