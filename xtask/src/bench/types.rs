//! Time and size of generated types, ours beside those of other generators.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::LIMIT;
use super::compiling::{Compiled, Compiler};
use crate::process::{Guard, Output, capture};
use crate::step::step;
use crate::workspace::Workspace;

/// How many records; each program is compared with the one of no record.
const COUNTS: [usize; 4] = [10, 100, 200, 1000];
/// The first is ours.
const TOOLS: [&str; 3] = ["avro-temporal", "prost-build", "rsgen-avro"];

/// What is known of so many records of a tool.
struct Figures {
    generating: Duration,
    debug: Compiled,
    release: Compiled,
}

/// Generates, compiles, and returns the table.
pub(super) fn measure(workspace: &Workspace) -> Result<String> {
    let folder = workspace.target.join("bench");
    let generated = step("generate types, with ours and other generators", || {
        generate(workspace, &folder)
    })?;
    let mut compiler = Compiler::new(workspace, &folder);
    let mut all = BTreeMap::new();
    for tool in TOOLS {
        step(&format!("compile the types of {tool}"), || {
            compiler.prepare(tool)?;
            for count in COUNTS {
                let name = format!("{tool}-{count}");
                let generating = generated.get(&name).context("it was not generated")?;
                let figures = Figures {
                    generating: *generating,
                    debug: compiler.compile(tool, count, false)?,
                    release: compiler.compile(tool, count, true)?,
                };
                all.insert((count, tool), figures);
            }
            Ok(())
        })?;
    }
    Ok(render(&all))
}

/// Writes the programs, and returns how long each took to generate.
fn generate(workspace: &Workspace, folder: &Path) -> Result<BTreeMap<String, Duration>> {
    let cargo = |verb| {
        let mut command = workspace.cargo();
        command.args([verb, "--release", "--locked", "--package", "benches"]);
        command.args(["--features", "generators", "--bin", "generate"]);
        command
    };
    Guard::start("cargo build", cargo("build"), Output::shown())?.finish(None)?;
    let mut command = cargo("run");
    command.args(["--quiet", "--"]).arg(folder);
    command.arg(workspace.root.join("avro-temporal-runtime"));
    command
        .args(["0"])
        .args(COUNTS.map(|count| count.to_string()));
    let lines = capture("generate", command, LIMIT)?;
    fs::copy(workspace.root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    lines
        .lines()
        .map(|line| {
            let (name, micros) = line.split_once(' ').context("a line without a time")?;
            Ok((name.to_owned(), Duration::from_micros(micros.parse()?)))
        })
        .collect()
}

fn render(all: &BTreeMap<(usize, &str), Figures>) -> String {
    let mut table = String::from(
        "| records | generator | generating, ms | compiling, s | compiling optimised, s | \
         optimised program, KB |\n|---|---|---|---|---|---|\n",
    );
    for count in COUNTS {
        let Some(ours) = all.get(&(count, TOOLS[0])) else {
            continue;
        };
        for tool in TOOLS {
            let Some(figures) = all.get(&(count, tool)) else {
                continue;
            };
            let cell = |of: fn(&Figures) -> f64, digits| relative(of(figures), of(ours), digits);
            let _ = writeln!(
                table,
                "| {count} | {tool} | {} | {} | {} | {} |",
                cell(|figures| figures.generating.as_secs_f64() * 1e3, 1),
                cell(|figures| figures.debug.time.as_secs_f64(), 2),
                cell(|figures| figures.release.time.as_secs_f64(), 2),
                cell(|figures| figures.release.kilobytes, 0),
            );
        }
    }
    table
}

/// `5.2 (0.8×)`
fn relative(figure: f64, ours: f64, digits: usize) -> String {
    if ours <= 0.0 {
        // So small that the program without them took as long.
        return format!("{figure:.digits$}");
    }
    format!("{figure:.digits$} ({:.2}×)", figure / ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_compares_with_ours() {
        let figures = |seconds| Figures {
            generating: Duration::from_secs(seconds),
            debug: Compiled {
                time: Duration::from_secs(seconds * 2),
                kilobytes: 1.0,
            },
            release: Compiled {
                time: Duration::from_secs(seconds * 3),
                kilobytes: 100.0,
            },
        };
        let all = BTreeMap::from([((10, TOOLS[0]), figures(1)), ((10, TOOLS[1]), figures(3))]);
        let table = render(&all);
        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| 10 | avro-temporal | 1000.0 (1.00×) | 2.00 (1.00×) | 3.00 (1.00×) | 100 (1.00×) |",
                "| 10 | prost-build | 3000.0 (3.00×) | 6.00 (3.00×) | 9.00 (3.00×) | 100 (1.00×) |",
            ]
        );
    }
}
