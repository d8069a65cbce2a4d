//! The payloads that couldn't be read while a history is replayed.

use std::cell::RefCell;

use temporalio_common::protos::temporal::api::common::v1::Payload;

use crate::PayloadError;

/// A payload as workflow code was to get it, without what a codec did to it.
pub(super) struct Seen {
    pub(super) payload: Payload,
    pub(super) error: PayloadError,
}

thread_local! {
    /// The SDK replays on the thread that waits for it.
    static SEEN: RefCell<Option<Vec<Seen>>> = const { RefCell::new(None) };
}

/// Notes a payload that can't be read, if this thread replays.
pub(in crate::temporal) fn note(payload: &Payload, error: &PayloadError) {
    SEEN.with_borrow_mut(|seen| {
        if let Some(seen) = seen {
            seen.push(Seen {
                payload: payload.clone(),
                error: error.clone(),
            });
        }
    });
}

/// Notes until it is dropped.
pub(super) struct Watch(());

impl Watch {
    pub(super) fn start() -> Self {
        SEEN.set(Some(Vec::new()));
        Self(())
    }

    /// Ends it, with what was noted.
    pub(super) fn finish(self) -> Vec<Seen> {
        let seen = SEEN.take();
        drop(self);
        seen.unwrap_or_default()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        SEEN.set(None);
    }
}
