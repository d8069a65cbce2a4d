//! The table.

use std::fmt;

use crate::measure::{Measured, Timing};

/// All that was measured, as Markdown.
pub(crate) struct Report<'a>(pub(crate) &'a [Measured]);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "| value | operation | ours, ns | bytes | peers: times ours (quartiles), bytes |"
        )?;
        writeln!(f, "|---|---|---|---|---|")?;
        for measured in self.0 {
            let Some((ours, peers)) = measured.results.split_first() else {
                continue;
            };
            let peers: Vec<String> = peers.iter().map(|peer| ratio(ours, peer)).collect();
            writeln!(
                f,
                "| {} | {} | {:.0} | {} | {} |",
                measured.shape,
                measured.operation,
                ours.median,
                ours.bytes,
                peers.join("; ")
            )?;
        }
        Ok(())
    }
}

/// `serde_json 6.8× (6.5–7.1), 573 B`
fn ratio(ours: &Timing, peer: &Timing) -> String {
    format!(
        "{} {:.2}× ({:.2}–{:.2}), {} B",
        peer.name,
        peer.median / ours.median,
        peer.quarter / ours.three_quarters,
        peer.three_quarters / ours.quarter,
        peer.bytes
    )
}
