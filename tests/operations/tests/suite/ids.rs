//! Two inputs that differ never get the same id.

use std::collections::HashMap;

use avro_temporal_runtime::WorkflowType as _;
use operations::{every, job};

/// A xorshift generator: what it gives is the same at every run.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits fit") % below
    }
}

#[test]
fn inputs_that_differ_have_ids_that_differ() {
    // What could be mistaken for the template's own text, and what it is escaped to.
    let pieces = [
        "-", "/", "%", "%2D", "2D", "RED", "GREEN", "{", "}", "é", "\u{7}", "a", "job/",
    ];
    let template = every::RunAll::DEFAULTS.id.expect("it has one");
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut seen: HashMap<String, (String, every::Colour)> = HashMap::new();
    for _ in 0..200_000 {
        let mut text = String::new();
        for _ in 0..=random.next(5) {
            text.push_str(pieces[random.next(pieces.len())]);
        }
        let mut job = job(&text, "");
        if random.next(2) == 0 {
            job.colour = every::Colour::Green;
        }
        let id = template.render(&job, 1000).expect("it fits");
        let input = (text, job.colour);
        let other = seen.insert(id.clone(), input.clone());
        assert!(other.is_none_or(|other| other == input), "{id}");
    }
    assert!(seen.len() > 10_000);
}
