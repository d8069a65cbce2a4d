//! The targets, and their bounds.

#[cfg(feature = "libfuzzer")]
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::{dynamic, generated, payload, peak, resolver, schema, types};

/// What is done with any input: it panics where something is wrong.
pub struct Target {
    /// The name, which is that of its folders of inputs too.
    pub name: &'static str,
    body: fn(&[u8]),
    /// The most bytes that it may allocate at once, for each byte of the input and beside.
    times: usize,
    free: usize,
}

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;
/// Where names and defaults that are longer than the data multiply: 64 MiB as bytes and as text, by
/// the product's own limits, and each thrice while it grows.
const MULTIPLIED: usize = 512 * MIB;

/// Text of a schema: parsing, diagnostics, canonical forms, generated code.
pub const SCHEMA: Target = Target {
    name: "schema",
    body: schema::check,
    times: KIB,
    free: 16 * MIB,
};

/// Bytes as a generated type, and as a value whose type is known only at run time.
pub const GENERATED: Target = Target {
    name: "generated",
    body: generated::check,
    times: KIB,
    free: 32 * MIB,
};

/// Bytes of one schema as another's: plans, verdicts, decoders.
pub const RESOLVER: Target = Target {
    name: "resolver",
    body: resolver::check,
    times: KIB,
    free: MULTIPLIED,
};

/// Bytes to plain JSON and back, and any JSON to bytes.
pub const DYNAMIC: Target = Target {
    name: "dynamic",
    body: dynamic::check,
    times: KIB,
    free: MULTIPLIED,
};

/// Metadata and data of a payload.
pub const PAYLOAD: Target = Target {
    name: "payload",
    body: payload::check,
    times: KIB,
    free: MULTIPLIED,
};

/// All targets.
pub const TARGETS: [&Target; 5] = [&SCHEMA, &GENERATED, &RESOLVER, &DYNAMIC, &PAYLOAD];

impl Target {
    /// Runs an input.
    pub fn run(&self, input: &[u8]) {
        // What is computed once is not the input's.
        types::all();
        let ((), peak) = peak::measure(|| (self.body)(input));
        #[cfg(feature = "libfuzzer")]
        report(peak, input.len());
        let limit = self.times * input.len() + self.free;
        assert!(
            peak <= limit,
            "{peak} bytes are allocated for {} bytes, more than {limit}",
            input.len()
        );
    }
}

/// Says how much was allocated, each time that it is more than ever; `cargo xtask soak fuzz` reads
/// it.
#[cfg(feature = "libfuzzer")]
fn report(peak: usize, input: usize) {
    static HIGHEST: AtomicUsize = AtomicUsize::new(0);
    if HIGHEST.fetch_max(peak, Ordering::Relaxed) < peak {
        eprintln!("peak allocation: {peak} bytes for an input of {input}");
    }
}
