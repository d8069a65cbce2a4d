//! The working schema against every release that is retained.

use super::findings::{Findings, Sight};
use super::kind::counterpart;
use super::role::{Reach, Role};
use super::rules::{Check, Contracts, JSON_RELEASE_MISSING, RULES, Rule, Schemas};
use super::uses::{Use, uses};
use super::walk::{is_same_type, walk};
use super::{Body, Released, Releases, Subject};
use crate::compatibility::{Comparison, Direction};
use crate::contract::{Compatibility, Contract, Json, compatibility_of};
use crate::diagnostic::Severity;
use crate::resolution::{Mismatch, Schema};
use crate::schema::Type;
use crate::site::Site;

pub use super::findings::Finding;

/// Finds every change of the working schema that breaks an open run, a retained history, a schedule
/// or a neighbour in a rollout, and those that may.
pub fn check_releases(working: &Subject, releases: &Releases) -> Vec<Finding> {
    let mut check = Run {
        working,
        releases,
        findings: Findings::default(),
    };
    match &working.body {
        Body::Contract(contract) => check.contract(contract),
        Body::Type(ty) => check.schema(ty),
    }
    check.findings.tell()
}

struct Run<'a> {
    working: &'a Subject,
    releases: &'a Releases,
    findings: Findings,
}

/// A payload's schema in a release, and in the working contract.
#[derive(Clone, Copy)]
struct Pair<'a> {
    old: &'a Released,
    was: &'a Type,
    is: &'a Type,
    role: Role,
    of: Option<&'a Use<'a>>,
}

impl<'a> Run<'a> {
    fn contract(&mut self, contract: &'a Contract) {
        self.json(contract);
        let new_uses = uses(contract);
        for released in &self.releases.retained {
            let Some(old) = released.subject.contract() else {
                continue;
            };
            let contracts = Contracts {
                release: released.number(),
                old: (&released.subject, old),
                new: (self.working, contract),
                retained: &self.releases.retained,
            };
            self.contracts(released, contracts);
            let old_uses = uses(old);
            for new_use in &new_uses {
                let Some(old_use) = self.counterpart(released, &old_uses, new_use, contract) else {
                    continue;
                };
                // No payload, and one without bytes, are one; the rest is `input_changed`.
                if let (Some(was), Some(is)) = (&old_use.ty, &new_use.ty) {
                    self.pair(Pair {
                        old: released,
                        was,
                        is,
                        role: new_use.role,
                        of: Some(new_use),
                    });
                }
            }
        }
    }

    /// The release whose schemas JSON is read against has to be there.
    fn json(&mut self, contract: &Contract) {
        let Json::SchemaOf(number) = contract.json else {
            return;
        };
        let Some(first) = self.releases.retained.first().map(Released::number) else {
            return;
        };
        if self.releases.get(number).is_some() {
            return;
        }
        self.findings.see(Sight {
            rule: JSON_RELEASE_MISSING,
            severity: Severity::Error,
            message: format!("JSON is read by release {number}, which isn't there"),
            why: Some(format!("the oldest release that is retained is {first}")),
            help: format!(
                "write `\"json\": {{\"schemaOf\": {first}}}` in the protocol's `temporal`"
            ),
            new: contract.name_site.clone(),
            old: None,
            by_data: false,
            release: first,
            of: None,
        });
    }

    fn schema(&mut self, is: &'a Type) {
        for released in &self.releases.retained {
            if let Body::Type(was) = &released.subject.body {
                self.pair(Pair {
                    old: released,
                    was,
                    is,
                    role: Role::Any,
                    of: None,
                });
            }
        }
    }

    /// The same payload of the same operation in a release.
    fn counterpart<'u>(
        &self,
        released: &Released,
        old_uses: &'u [Use<'u>],
        new: &Use<'_>,
        contract: &Contract,
    ) -> Option<&'u Use<'u>> {
        let (old_set, new_set) = (&released.subject.set, &self.working.set);
        old_uses.iter().find(|old| {
            let same_error = match (old.error, new.error) {
                (Some(old), Some(new)) => is_same_type(old_set.get(old), new_set.get(new)),
                (None, None) => true,
                _ => false,
            };
            let same_operation = || {
                counterpart(old.kind, old.operation, contract)
                    .is_some_and(|it| it.message == new.operation.message)
            };
            old.role == new.role && same_error && same_operation()
        })
    }

    fn contracts(&mut self, released: &Released, contracts: Contracts<'_>) {
        for rule in RULES {
            let Check::Contracts(check) = rule.check else {
                continue;
            };
            if !self.is_asked(rule, released) {
                continue;
            }
            let mut told = Vec::new();
            check(contracts, &mut told);
            for told in told {
                self.findings.see(Sight {
                    rule: rule.id,
                    severity: rule.severity,
                    message: told.message,
                    why: Some(told.why),
                    help: told.help,
                    new: told.new,
                    old: Some(told.old),
                    by_data: false,
                    release: released.number(),
                    of: None,
                });
            }
        }
    }

    /// What isn't wrong is told of the last release alone: of others it was told before.
    fn is_asked(&self, rule: &Rule, released: &Released) -> bool {
        rule.severity == Severity::Error || self.is_last(released)
    }

    fn is_last(&self, released: &Released) -> bool {
        self.releases.last().map(Released::number) == Some(released.number())
    }

    fn pair(&mut self, pair: Pair<'_>) {
        if pair.role.is_replayed() {
            self.replayed(pair);
        }
        let of = |subject: &Subject, ty: &Type| Schema {
            set: subject.set.clone(),
            ty: ty.clone(),
        };
        let (old, new) = (of(&pair.old.subject, pair.was), of(self.working, pair.is));
        self.direction(pair, Direction::Backward, Comparison::new(&old, &new));
        self.direction(pair, Direction::Forward, Comparison::new(&new, &old));
    }

    fn replayed(&mut self, pair: Pair<'_>) {
        let schemas = Schemas {
            retained: &self.releases.retained,
        };
        let mut told = Vec::new();
        let (old, new) = (&pair.old.subject, self.working);
        walk((old, pair.was), (new, pair.is), &mut |place| {
            for rule in RULES {
                if let Check::Replayed(check) = rule.check
                    && let Some(what) = check(schemas, place)
                {
                    told.push((rule, what));
                }
            }
        });
        for (rule, told) in told {
            if !self.is_asked(rule, pair.old) {
                continue;
            }
            self.findings.see(Sight {
                rule: rule.id,
                severity: rule.severity,
                message: told.message,
                why: Some(told.why),
                help: told.help,
                new: told.new,
                old: Some(told.old),
                by_data: false,
                release: pair.old.number(),
                of: pair.of,
            });
        }
    }

    fn direction(&mut self, pair: Pair<'_>, direction: Direction, comparison: Comparison) {
        let breaches = comparison.mismatches.into_iter().map(|it| (it, true));
        let warnings = comparison.warnings.into_iter().map(|it| (it, false));
        for (mismatch, is_breach) in breaches.chain(warnings) {
            let new = match direction {
                Direction::Backward => &mismatch.reader,
                Direction::Forward => &mismatch.writer,
            };
            let is_last = self.is_last(pair.old);
            let is_asked = match self.reach(pair.role, direction, new) {
                Reach::All => is_breach || is_last,
                Reach::Last => is_last,
                Reach::None => false,
            };
            // Of what is read with a warning, who reads it later is told; an older build isn't asked.
            let is_warned = is_breach || direction == Direction::Backward;
            if is_asked && is_warned && !self.is_told(&mismatch, new) {
                self.findings
                    .see(sight(pair, direction, &mismatch, is_breach));
            }
        }
    }

    /// Whether a rule of replay tells it better.
    fn is_told(&self, mismatch: &Mismatch, new: &Site) -> bool {
        match mismatch.rule {
            "logical_type_mismatch" => self.findings.has(&["logical_type_changed"], new),
            "name_mismatch" | "reader_field_missing_default_value" => {
                self.findings.has(&["alias_removed"], new)
            }
            _ => false,
        }
    }

    /// How far a breach at a place counts: what the innermost type that it is in says, or the
    /// contract, or else the role.
    fn reach(&self, role: Role, direction: Direction, new: &Site) -> Reach {
        let of_role = match direction {
            Direction::Backward => role.backward(),
            Direction::Forward => role.forward(),
        };
        let set = &self.working.set;
        let encloses = |site: &Site| {
            let (outer, inner) = (site.span(), new.span());
            site.source() == new.source() && outer.start <= inner.start && inner.end <= outer.end
        };
        let innermost = set
            .ids()
            .map(|id| set.get(id))
            .filter(|named| encloses(&named.site))
            .min_by_key(|named| named.site.span().len());
        let of_type = innermost.and_then(|named| compatibility_of(&named.node));
        let level = of_type.or_else(|| self.working.contract().and_then(|it| it.compatibility));
        let Some(level) = level else { return of_role };
        match level {
            Compatibility::Level(level) if level.directions().contains(&direction) => {
                if level.is_transitive() {
                    Reach::All
                } else {
                    Reach::Last
                }
            }
            Compatibility::None | Compatibility::Level(_) => Reach::None,
        }
    }
}

fn sight<'u>(
    pair: Pair<'u>,
    direction: Direction,
    mismatch: &Mismatch,
    is_breach: bool,
) -> Sight<'u> {
    let what = match mismatch.path.as_str() {
        "" => mismatch.message.clone(),
        path => format!("`{path}`: {}", mismatch.message),
    };
    let (message, help, new, old) = match direction {
        Direction::Backward if is_breach => (
            format!("what {{}} wrote isn't read: {what}"),
            mismatch.help.clone(),
            &mismatch.reader,
            &mismatch.writer,
        ),
        Direction::Backward => (
            format!("what {{}} wrote may not be read as it is meant: {what}"),
            mismatch.help.clone(),
            &mismatch.reader,
            &mismatch.writer,
        ),
        Direction::Forward => (
            format!("what this writes isn't read by workers of {{}}: {what}"),
            forward_help(mismatch.rule),
            &mismatch.writer,
            &mismatch.reader,
        ),
    };
    Sight {
        rule: mismatch.rule,
        severity: if is_breach {
            Severity::Error
        } else {
            Severity::Warning
        },
        message,
        why: None,
        help,
        new: new.clone(),
        old: Some(old.clone()),
        by_data: mismatch.by_data,
        release: pair.old.number(),
        of: pair.of,
    }
}

/// What to do where the reader is a release, which can't be changed.
fn forward_help(rule: &str) -> String {
    match rule {
        "reader_field_missing_default_value" => {
            "keep the field: release it with a default first, and remove it in a later release"
        }
        "missing_enum_symbols" => {
            "release a default of the enum first, and the new symbol in a later release"
        }
        "missing_union_branch" => "put the new branch into a field of its own, with a default",
        "name_mismatch" => "keep the name",
        _ => "keep the type, and put the new one into a field of another name, with a default",
    }
    .to_owned()
}
