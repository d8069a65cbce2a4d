//! Ctrl-C and its kin.
//!
//! A signal only leaves a note here. Every wait reads it and returns [`Interrupted`], so that the
//! guards of what was started are dropped on the way out, as they are for any other error.

use std::sync::atomic::{AtomicI32, AtomicUsize, Ordering};
use std::{fmt, thread};

use anyhow::{Context, Result};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;

static FIRST: AtomicI32 = AtomicI32::new(0);
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// A signal asked this process to end.
#[derive(Debug)]
pub(crate) struct Interrupted {
    signal: i32,
}

/// Takes over the signals that would end this process on the spot.
pub(crate) fn listen() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT])
        .context("the signal handlers can't be installed")?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let _ = FIRST.compare_exchange(0, signal, Ordering::SeqCst, Ordering::SeqCst);
            COUNT.fetch_add(1, Ordering::SeqCst);
        }
    });
    Ok(())
}

/// Fails once a signal has come.
pub(crate) fn check() -> Result<(), Interrupted> {
    match FIRST.load(Ordering::SeqCst) {
        0 => Ok(()),
        signal => Err(Interrupted { signal }),
    }
}

/// Tells whether a second signal has come: time to stop being polite.
pub(crate) fn insists() -> bool {
    COUNT.load(Ordering::SeqCst) > 1
}

impl Interrupted {
    /// Returns what a shell reports for a process that the signal ended.
    pub(crate) fn exit_code(&self) -> u8 {
        u8::try_from(128 + self.signal).unwrap_or(u8::MAX)
    }
}

impl fmt::Display for Interrupted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "interrupted: everything that was started has been stopped"
        )
    }
}

impl std::error::Error for Interrupted {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_code_names_the_signal() {
        assert_eq!(Interrupted { signal: SIGINT }.exit_code(), 130);
        assert_eq!(Interrupted { signal: SIGTERM }.exit_code(), 143);
    }
}
