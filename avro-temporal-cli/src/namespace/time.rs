//! Times of the protocol.

use std::time::{Duration, SystemTime};

/// A time, if it is one since 1970: seconds and nanoseconds since then.
pub(super) fn since_1970(seconds: i64, nanos: i32) -> Option<SystemTime> {
    let seconds = u64::try_from(seconds).ok()?;
    let nanos = u32::try_from(nanos).ok().filter(|it| *it < 1_000_000_000)?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanos))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_time_is_none() {
        assert_eq!(since_1970(0, 0), Some(SystemTime::UNIX_EPOCH));
        for (seconds, nanos) in [(-1, 0), (0, -1), (0, 1_000_000_000)] {
            assert_eq!(since_1970(seconds, nanos), None);
        }
    }
}
