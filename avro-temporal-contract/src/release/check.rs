//! The working schema against every release that is retained.

use std::collections::HashMap;

use super::breach::{forward_help, sight_of};
use super::findings::{Findings, Payloads, Sight};
use super::kind::{Counterparts, Kind};
use super::levels::Levels;
use super::role::{Reach, Role};
use super::rules::{Check, Contracts, RULES, Rule, Schemas};
use super::told::Told;
use super::uses::{Use, uses};
use super::walk::{is_same_type, walk};
use super::{Body, Released, Releases, Subject};
use crate::compatibility::{Comparison, Direction};
use crate::contract::Contract;
use crate::diagnostic::Severity;
use crate::resolution::Schema;
use crate::schema::{Kind as SchemaKind, Type, TypeId};

pub use super::findings::Finding;

/// Finds every change of the working schema that breaks an open run, a retained history, a schedule
/// or a neighbour in a rollout, and those that may.
pub fn check_releases(working: &Subject, releases: &Releases) -> Vec<Finding> {
    let mut run = Run {
        working,
        releases,
        levels: Levels::of(working),
        findings: Findings::default(),
    };
    let payloads = match &working.body {
        Body::Contract(contract) => run.contract(contract),
        Body::Type(ty) => {
            run.schema(ty);
            Vec::new()
        }
    };
    run.findings.tell(&payloads)
}

struct Run<'a> {
    working: &'a Subject,
    releases: &'a Releases,
    levels: Levels,
    findings: Findings,
}

/// Two schemas, one in a release, and the payloads that have them. A contract's operations often
/// share a type, which is then compared once.
struct Pair<'a> {
    old: &'a Released,
    was: &'a Type,
    is: &'a Type,
    payloads: Vec<Payloads>,
}

impl Pair<'_> {
    fn add(&mut self, role: Role, index: usize) {
        match self.payloads.iter_mut().find(|it| it.role == role) {
            Some(same) => same.add(index),
            None => self.payloads.push(Payloads::new(role, Some(index))),
        }
    }
}

impl<'a> Run<'a> {
    fn contract(&mut self, contract: &'a Contract) -> Vec<String> {
        let new_uses = uses(contract);
        for released in &self.releases.retained {
            let Some(old) = released.subject.contract() else {
                continue;
            };
            let counterparts = Counterparts::new(contract);
            self.contracts(
                released,
                Contracts {
                    is_last: self.is_last(released),
                    old: (&released.subject, old),
                    new: (self.working, contract),
                    counterparts: &counterparts,
                    retained: &self.releases.retained,
                },
            );
            let old_uses = uses(old);
            for pair in self.pairs(released, &old_uses, &new_uses, &counterparts) {
                self.pair(&pair);
            }
        }
        new_uses.iter().map(Use::to_string).collect()
    }

    fn schema(&mut self, is: &'a Type) {
        for released in &self.releases.retained {
            if let Body::Type(was) = &released.subject.body {
                self.pair(&Pair {
                    old: released,
                    was,
                    is,
                    payloads: vec![Payloads::new(Role::Any, None)],
                });
            }
        }
    }

    /// The schemas of the payloads that a release and the working contract both have.
    fn pairs<'u>(
        &self,
        released: &'u Released,
        old_uses: &'u [Use<'_>],
        new_uses: &'u [Use<'_>],
        counterparts: &Counterparts<'_>,
    ) -> Vec<Pair<'u>> {
        let mut by_payload: HashMap<(Kind, &str, Role), Vec<&'u Use<'_>>> = HashMap::new();
        for old in old_uses {
            if let Some(new) = counterparts.of(old.kind, old.operation) {
                let key = (old.kind, new.message.as_str(), old.role);
                by_payload.entry(key).or_default().push(old);
            }
        }
        let (old_set, new_set) = (&released.subject.set, &self.working.set);
        let same_error = |old: &Use<'_>, new: &Use<'_>| match (old.error, new.error) {
            (Some(old), Some(new)) => is_same_type(old_set.get(old), new_set.get(new)),
            (old, new) => old.is_none() && new.is_none(),
        };
        let mut pairs: Vec<Pair<'u>> = Vec::new();
        let mut known: HashMap<(TypeId, TypeId), usize> = HashMap::new();
        for (index, new) in new_uses.iter().enumerate() {
            let key = (new.kind, new.operation.message.as_str(), new.role);
            let old = by_payload.get(&key).and_then(|olds| {
                let mut olds = olds.iter();
                olds.find(|old| same_error(old, new))
            });
            // No payload, and one without bytes, are one; the rest is `input_changed`.
            let Some((Some(was), Some(is))) = old.map(|old| (&old.ty, &new.ty)) else {
                continue;
            };
            if let (SchemaKind::Named(was), SchemaKind::Named(is)) = (&was.kind, &is.kind) {
                let at = *known.entry((*was, *is)).or_insert(pairs.len());
                if let Some(pair) = pairs.get_mut(at) {
                    pair.add(new.role, index);
                    continue;
                }
            }
            pairs.push(Pair {
                old: released,
                was,
                is,
                payloads: vec![Payloads::new(new.role, Some(index))],
            });
        }
        pairs
    }

    fn contracts(&mut self, released: &Released, contracts: Contracts<'_>) {
        for rule in RULES {
            let Check::Contracts(check) = rule.check else {
                continue;
            };
            if self.is_asked(rule, released) {
                let mut told = Vec::new();
                check(contracts, &mut told);
                for told in told {
                    self.see(rule, told, released, &[]);
                }
            }
        }
    }

    fn see(&mut self, rule: &Rule, told: Told, released: &Released, payloads: &[&Payloads]) {
        let sight = Sight {
            rule: rule.id,
            severity: rule.severity,
            direction: None,
            message: told.message,
            why: Some(told.why),
            help: told.help,
            new: told.new,
            old: told.old,
            by_data: false,
        };
        self.findings.see(sight, released.number(), payloads);
    }

    /// What isn't wrong is told of the last release alone: of others it was told before.
    fn is_asked(&self, rule: &Rule, released: &Released) -> bool {
        rule.severity == Severity::Error || self.is_last(released)
    }

    fn is_last(&self, released: &Released) -> bool {
        self.releases.last().map(Released::number) == Some(released.number())
    }

    fn pair(&mut self, pair: &Pair<'_>) {
        self.replayed(pair);
        let of = |subject: &Subject, ty: &Type| Schema {
            set: subject.set.clone(),
            ty: ty.clone(),
        };
        let (old, new) = (of(&pair.old.subject, pair.was), of(self.working, pair.is));
        self.direction(pair, Direction::Backward, Comparison::new(&old, &new));
        self.direction(pair, Direction::Forward, Comparison::new(&new, &old));
    }

    fn replayed(&mut self, pair: &Pair<'_>) {
        let replayed = pair.payloads.iter().filter(|it| it.role.is_replayed());
        let replayed: Vec<&Payloads> = replayed.collect();
        if replayed.is_empty() {
            return;
        }
        let (old, new) = (&pair.old.subject, self.working);
        let schemas = Schemas {
            retained: &self.releases.retained,
            old: &old.set,
            new: &new.set,
        };
        let mut told = Vec::new();
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
            if self.is_asked(rule, pair.old) {
                self.see(rule, told, pair.old, &replayed);
            }
        }
    }

    fn direction(&mut self, pair: &Pair<'_>, direction: Direction, comparison: Comparison) {
        let breaches = comparison.mismatches.into_iter().map(|it| (it, true));
        let warnings = comparison.warnings.into_iter().map(|it| (it, false));
        let is_last = self.is_last(pair.old);
        for (mismatch, is_breach) in breaches.chain(warnings) {
            // Of what is read with a warning, who reads it later is told; an older build isn't asked.
            if !is_breach && direction == Direction::Forward {
                continue;
            }
            let new = match direction {
                Direction::Backward => &mismatch.reader,
                Direction::Forward => &mismatch.writer,
            };
            let level = self.levels.at(new);
            let is_asked = |payloads: &&Payloads| match level.reach(payloads.role, direction) {
                Reach::All => is_breach || is_last,
                Reach::Last => is_last,
                Reach::None => false,
            };
            let asked: Vec<&Payloads> = pair.payloads.iter().filter(is_asked).collect();
            if asked.is_empty() {
                continue;
            }
            let help = match direction {
                Direction::Backward => mismatch.help.clone(),
                Direction::Forward => forward_help(mismatch.rule).to_owned(),
            };
            let sight = sight_of(mismatch, direction, is_breach, help);
            self.findings.see(sight, pair.old.number(), &asked);
        }
    }
}
