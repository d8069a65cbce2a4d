//! How much is allocated at once.

use std::sync::{Mutex, PoisonError};

use peak_alloc::PeakAlloc;

/// Counts for the whole process.
#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// One at a time, as tests run in threads.
static MEASURING: Mutex<()> = Mutex::new(());

/// Runs, and returns the most bytes that were allocated at once, beyond those before.
pub fn measure<R>(run: impl FnOnce() -> R) -> (R, usize) {
    let measuring = MEASURING.lock().unwrap_or_else(PoisonError::into_inner);
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let result = run();
    let peak = ALLOCATOR.peak_usage().saturating_sub(before);
    drop(measuring);
    (result, peak)
}
