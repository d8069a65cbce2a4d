//! What was found while a plan was built, told once the outcome is known.
//!
//! A named pair is looked at once, and may be met in many places, of which only some matter: what was
//! found in it is kept apart, and a place refers to it.

use super::Mismatch;
use super::rules::{Meeting, Rule, Sets};

/// What was found, by named pair; the first is the root's.
pub(super) struct Findings<'a> {
    sets: Sets<'a>,
    /// Of those that are looked at, nothing yet.
    pairs: Vec<Option<Vec<Entry<'a>>>>,
    /// The pairs that are being looked at, the innermost last.
    open: Vec<Open<'a>>,
}

/// A pair that is being looked at.
struct Open<'a> {
    pair: PairId,
    /// Where in the pair, from its fields on.
    path: Vec<&'a str>,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    path: Box<[&'a str]>,
    /// Whether other data of the same pair is read.
    by_data: bool,
    what: What<'a>,
}

enum What<'a> {
    Breach(&'static Rule, Meeting<'a>),
    Warning(&'static Rule, Meeting<'a>),
    Pair(PairId),
}

/// A named pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PairId(usize);

/// A place in the list of entries of the pair that is being looked at.
#[derive(Clone, Copy)]
pub(super) struct Mark(usize);

/// Entries that may turn out not to matter.
pub(super) struct Aside<'a>(Vec<Entry<'a>>);

impl<'a> Findings<'a> {
    pub(super) fn new(sets: Sets<'a>) -> Self {
        let mut findings = Self {
            sets,
            pairs: Vec::new(),
            open: Vec::new(),
        };
        findings.enter();
        findings
    }

    /// Begins a named pair.
    pub(super) fn enter(&mut self) -> PairId {
        let pair = PairId(self.pairs.len());
        self.pairs.push(None);
        self.open.push(Open {
            pair,
            path: Vec::new(),
            entries: Vec::new(),
        });
        pair
    }

    /// Ends the pair that was begun last.
    pub(super) fn leave(&mut self) {
        if let Some(open) = self.open.pop() {
            self.pairs[open.pair.0] = Some(open.entries);
        }
    }

    /// Goes into a field, or an element.
    pub(super) fn step(&mut self, step: &'a str) {
        self.innermost().path.push(step);
    }

    /// Goes back out of it.
    pub(super) fn back(&mut self) {
        self.innermost().path.pop();
    }

    pub(super) fn breach(&mut self, rule: &'static Rule, meeting: Meeting<'a>, by_data: bool) {
        self.push(What::Breach(rule, meeting), by_data);
    }

    pub(super) fn warn(&mut self, rule: &'static Rule, meeting: Meeting<'a>) {
        self.push(What::Warning(rule, meeting), false);
    }

    /// Notes that the pair stands here, too.
    pub(super) fn refer(&mut self, pair: PairId) {
        let nothing = self.pairs[pair.0].as_ref().is_some_and(Vec::is_empty);
        if !nothing {
            self.push(What::Pair(pair), false);
        }
    }

    pub(super) fn mark(&mut self) -> Mark {
        Mark(self.innermost().entries.len())
    }

    /// What was found since then is decided by the data.
    pub(super) fn by_data_since(&mut self, mark: Mark) {
        for entry in &mut self.innermost().entries[mark.0..] {
            entry.by_data = true;
        }
    }

    /// Takes out what was found since then.
    pub(super) fn set_aside(&mut self, mark: Mark) -> Aside<'a> {
        Aside(self.innermost().entries.split_off(mark.0))
    }

    /// Puts back what was taken out.
    pub(super) fn put_back(&mut self, aside: Aside<'a>) {
        self.innermost().entries.extend(aside.0);
    }

    fn push(&mut self, what: What<'a>, by_data: bool) {
        let open = self.innermost();
        open.entries.push(Entry {
            path: open.path.as_slice().into(),
            by_data,
            what,
        });
    }

    fn innermost(&mut self) -> &mut Open<'a> {
        self.open.last_mut().expect("the root's is left last")
    }

    /// What was found from the root on, in the order of the schemas: breaches, then warnings.
    pub(super) fn tell(mut self) -> (Vec<Mismatch>, Vec<Mismatch>) {
        while !self.open.is_empty() {
            self.leave();
        }
        let is_certain = self.certain_pairs();
        let mut told = (Vec::new(), Vec::new());
        let mut paths = Paths::default();
        let mut left = KEPT;
        let mut seen = vec![false; self.pairs.len()];
        seen[0] = true;
        // With an index and not a recursion: a chain of types is as long as its author likes.
        let mut open = vec![(0, 0, None)];
        while let Some((pair, at, path)) = open.pop() {
            let Some(entry) = self.entries(pair).get(at) else {
                continue;
            };
            open.push((pair, at + 1, path));
            let by_data = entry.by_data || !is_certain[pair];
            let path = paths.after(path, &entry.path);
            let (rule, meeting, list) = match entry.what {
                What::Pair(PairId(inner)) => {
                    if !std::mem::replace(&mut seen[inner], true) {
                        open.push((inner, 0, path));
                    }
                    continue;
                }
                What::Breach(rule, meeting) => (rule, meeting, &mut told.0),
                What::Warning(rule, meeting) => (rule, meeting, &mut told.1),
            };
            let Some(words) = (rule.check)(self.sets, meeting) else {
                continue;
            };
            if left == 0 {
                continue;
            }
            left = left.saturating_sub(words.message.len() + words.help.len());
            list.push(Mismatch {
                rule: rule.id,
                path: paths.text(path),
                message: words.message,
                help: words.help,
                writer: words.writer,
                reader: words.reader,
                by_data,
            });
        }
        told
    }

    fn entries(&self, pair: usize) -> &[Entry<'a>] {
        self.pairs[pair].as_deref().unwrap_or_default()
    }

    /// The pairs that are met whatever the data is.
    fn certain_pairs(&self) -> Vec<bool> {
        let mut certain = vec![false; self.pairs.len()];
        certain[0] = true;
        let mut open = vec![0];
        while let Some(pair) = open.pop() {
            for entry in self.entries(pair).iter().filter(|entry| !entry.by_data) {
                if let What::Pair(PairId(inner)) = entry.what
                    && !std::mem::replace(&mut certain[inner], true)
                {
                    open.push(inner);
                }
            }
        }
        certain
    }
}

/// How many bytes of messages are told: schemas of some kilobytes can differ in thousands of places,
/// and each message can hold names of some kilobytes.
const KEPT: usize = 1 << 20;

/// Paths from their last step to their first: pairs share what stands before.
#[derive(Default)]
struct Paths<'a>(Vec<(Option<PathId>, &'a str)>);

#[derive(Clone, Copy)]
struct PathId(usize);

impl<'a> Paths<'a> {
    fn after(&mut self, mut path: Option<PathId>, steps: &[&'a str]) -> Option<PathId> {
        for step in steps {
            self.0.push((path, step));
            path = Some(PathId(self.0.len() - 1));
        }
        path
    }

    /// `lines[].quantity`; of a long one, its end.
    fn text(&self, path: Option<PathId>) -> String {
        const SHOWN: usize = 32;
        let mut steps = Vec::new();
        let mut at = path;
        while let Some(PathId(path)) = at {
            if steps.len() == SHOWN {
                steps.push("…");
                break;
            }
            let (before, step) = self.0[path];
            steps.push(step);
            at = before;
        }
        let mut text = String::new();
        for step in steps.into_iter().rev() {
            if !text.is_empty() && step != super::ELEMENT {
                text.push('.');
            }
            text.push_str(step);
        }
        text
    }
}
