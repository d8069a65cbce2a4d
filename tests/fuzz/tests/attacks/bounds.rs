//! What an attack may take.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use fuzz::peak;

/// Far more than any of these takes without optimisation, and far less than what isn't bounded.
const LIMIT: Duration = Duration::from_secs(10);
/// How many bytes may be allocated at once, for each byte of the input and beside.
const TIMES: usize = 64;
pub(crate) const FREE: usize = 4 << 20;
/// What is free where a reader's own limit of memory ends the attack, and what it holds meanwhile.
pub(crate) const FREE_OF_READER: usize = 300 << 20;

/// One test at a time: what another allocates meanwhile would count.
static ALONE: Mutex<()> = Mutex::new(());

/// Lets no other test run before the result is dropped.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs on a stack that is smaller than any thread's that runs workflows, and within the bounds.
pub(crate) fn bounded<R: Send>(name: &str, input: usize, run: impl FnOnce() -> R + Send) -> R {
    bounded_by(FREE, name, input, run)
}

/// As [`bounded`], for what may allocate more whatever the input is.
pub(crate) fn bounded_by<R: Send>(
    free: usize,
    name: &str,
    input: usize,
    run: impl FnOnce() -> R + Send,
) -> R {
    let on_a_small_stack = || {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(512 * 1024);
            let thread = thread.spawn_scoped(scope, || {
                let start = Instant::now();
                (run(), start.elapsed())
            });
            thread.expect("a thread").join().expect("it ends well")
        })
    };
    let ((result, taken), peak) = peak::measure(on_a_small_stack);
    assert!(taken < LIMIT, "{name}: {taken:?}");
    let limit = TIMES * input + free;
    assert!(
        peak <= limit,
        "{name}: {peak} bytes for an input of {input}"
    );
    result
}
