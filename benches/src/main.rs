//! Encoding and decoding against other formats and libraries, in one process and one run.
//!
//! Prints a table in Markdown: nanoseconds of ours, and for each peer how many times as long it
//! takes. Every contender first shows that it gives back the value it was given.

mod measure;
mod peers;
mod report;
mod shapes;

use std::env;

fn main() -> anyhow::Result<()> {
    let wanted = env::args().nth(1);
    let cases = shapes::all()?;
    let shapes: Vec<_> = cases.iter().map(|case| case.shape).collect();
    let measured: Vec<_> = cases
        .into_iter()
        .filter(|case| {
            wanted
                .as_deref()
                .is_none_or(|wanted| case.shape.contains(wanted))
        })
        .map(measure::measure)
        .collect();
    anyhow::ensure!(
        !measured.is_empty(),
        "there is no such value; there are {}",
        shapes.join(", ")
    );
    print!("{}", report::Report(&measured));
    Ok(())
}
