//! Recursion as deep as data goes, on a stack that suffices.

/// More than one level of any generated decoder takes, also unoptimised.
const RED_ZONE: usize = 128 * 1024;
/// What is added when a stack ends.
const PIECE: usize = 1024 * 1024;

/// Runs a step of a recursion; near the end of the stack, on a new piece of it.
pub(crate) fn on_a_stack_that_suffices<R>(step: impl FnOnce() -> R) -> R {
    stacker::maybe_grow(RED_ZONE, PIECE, step)
}

/// The part of a stack that steps are known to have room on.
///
/// Asking the platform costs more than reading a small record does; comparing an address doesn't.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Room {
    lowest: usize,
    highest: usize,
}

impl Room {
    /// The room of a step that begins here; none if the stack ends.
    #[inline]
    pub(super) fn here(self) -> Option<Self> {
        let here = address();
        // Another thread's stack, or another piece, is outside.
        if self.lowest <= here && here <= self.highest {
            Some(self)
        } else {
            Self::ask(here)
        }
    }

    #[cold]
    #[inline(never)]
    fn ask(here: usize) -> Option<Self> {
        let spare = stacker::remaining_stack()?.checked_sub(RED_ZONE)?;
        Some(Self {
            lowest: here.saturating_sub(spare),
            highest: here,
        })
    }
}

/// Runs a step on a new piece of stack.
#[cold]
pub(super) fn on_a_new_piece<R>(step: impl FnOnce() -> R) -> R {
    stacker::grow(PIECE, step)
}

/// An address of the frame that this is inlined into, or of one that it calls.
#[inline]
fn address() -> usize {
    let marker = 0_u8;
    std::ptr::from_ref(std::hint::black_box(&marker)).addr()
}
