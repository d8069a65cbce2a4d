//! Times, contender beside contender.

use std::time::{Duration, Instant};

/// How long one batch of one contender takes, about.
const BATCH: Duration = Duration::from_micros(1500);
/// How many batches each contender gets; they take turns, so that what disturbs the machine
/// disturbs all.
const ROUNDS: usize = 60;

/// What is measured side by side.
pub(crate) struct Case {
    pub(crate) shape: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) contenders: Vec<Contender>,
}

/// One of them; the first of a case is ours.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    /// The bytes that it writes or reads.
    pub(crate) bytes: usize,
    pub(crate) run: Box<dyn FnMut()>,
}

/// What came out.
pub(crate) struct Measured {
    pub(crate) shape: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) results: Vec<Timing>,
}

/// Nanoseconds of one call: the quartiles over all batches.
#[derive(Clone, Copy)]
pub(crate) struct Timing {
    pub(crate) name: &'static str,
    pub(crate) bytes: usize,
    pub(crate) quarter: f64,
    pub(crate) median: f64,
    pub(crate) three_quarters: f64,
}

pub(crate) fn measure(mut case: Case) -> Measured {
    let iterations: Vec<u32> = case
        .contenders
        .iter_mut()
        .map(|contender| calibrate(&mut contender.run))
        .collect();
    let mut samples = vec![Vec::with_capacity(ROUNDS); case.contenders.len()];
    for _ in 0..ROUNDS {
        for (index, contender) in case.contenders.iter_mut().enumerate() {
            let elapsed = batch(&mut contender.run, iterations[index]);
            samples[index].push(elapsed.as_secs_f64() * 1e9 / f64::from(iterations[index]));
        }
    }
    let results = case.contenders.iter().zip(samples);
    Measured {
        shape: case.shape,
        operation: case.operation,
        results: results
            .map(|(contender, samples)| quartiles(contender, samples))
            .collect(),
    }
}

fn batch(run: &mut dyn FnMut(), iterations: u32) -> Duration {
    let start = Instant::now();
    for _ in 0..iterations {
        run();
    }
    start.elapsed()
}

/// How many calls make a batch.
fn calibrate(run: &mut dyn FnMut()) -> u32 {
    let mut iterations = 1;
    while iterations < 1 << 24 && batch(run, iterations) < BATCH {
        iterations *= 2;
    }
    iterations
}

fn quartiles(contender: &Contender, mut samples: Vec<f64>) -> Timing {
    samples.sort_by(f64::total_cmp);
    let at = |quarter: usize| samples[(samples.len() - 1) * quarter / 4];
    Timing {
        name: contender.name,
        bytes: contender.bytes,
        quarter: at(1),
        median: at(2),
        three_quarters: at(3),
    }
}
