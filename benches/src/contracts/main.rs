//! How much is generated of contracts, and in what time; prints the tables.
//!
//! Called with a folder to write to, and the order example's contract.

mod contract;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context as _, Result};
use avro_temporal_codegen::{Builder, Generated};
use prost_build::Module;
use serde_json::Value;

/// How many messages a contract has; each twice as many as the one before.
const COUNTS: [usize; 4] = [100, 200, 400, 800];
/// The width of a contract as people write one.
const COLUMNS: usize = 100;
/// Of so many rounds the median counts.
const ROUNDS: usize = 21;

fn main() -> Result<()> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments.next().context("no folder is named")?;
    let orders = arguments.next().context("no contract is named")?;
    fs::create_dir_all(&folder)?;
    print_sizes(&folder, &orders)?;
    println!();
    print_times(&folder)
}

/// Lines of Rust for each line of a contract.
fn print_sizes(folder: &Path, orders: &Path) -> Result<()> {
    println!("| contract | generator | lines | lines generated | generated for a line |");
    println!("|---|---|---|---|---|");
    let row = |name: &str, tool: &str, written: &str, generated: &str| {
        let (written, generated) = (lines(written), lines(generated));
        let ratio = generated / written;
        println!("| {name} | {tool} | {written} | {generated} | {ratio:.1} |");
    };
    let text = fs::read_to_string(orders).context("the order example's contract")?;
    let orders: Value = serde_json::from_str(&text)?;
    fs::write(folder.join("orders.avpr"), &text)?;
    let many = contract::contract(COUNTS[0]);
    write_contract(folder, COUNTS[0])?;
    let messages = format!("{} messages", COUNTS[0]);
    let contracts = [
        ("`examples/orders`", &orders, "orders.avpr"),
        (&messages, &many, "steps.avpr"),
    ];
    for (name, contract, file) in contracts {
        let generated = expand(folder, file)?.text();
        row(name, "avro-temporal", &at_indent_2(contract)?, &generated);
        let name = format!("{name}, in {COLUMNS} columns");
        row(&name, "avro-temporal", &in_columns(contract, 0), &generated);
    }
    let text = write_protobuf(folder, COUNTS[0])?;
    let generated = generate_protobuf(folder)?;
    row(&messages, "prost-build, types alone", &text, &generated);
    Ok(())
}

/// How long generating takes, and how many times as long as of half the messages.
fn print_times(folder: &Path) -> Result<()> {
    println!(
        "| messages | avro-temporal, ms | times half | prost-build, types alone, ms | times half |"
    );
    println!("|---|---|---|---|---|");
    let mut before: Option<(f64, f64)> = None;
    for count in COUNTS {
        write_contract(folder, count)?;
        write_protobuf(folder, count)?;
        let ours = median(|| expand(folder, "steps.avpr").map(drop))?;
        let prost = median(|| generate_protobuf(folder).map(drop))?;
        let times = |now: f64, before: Option<f64>| {
            before.map_or_else(|| "–".to_owned(), |before| format!("{:.2}", now / before))
        };
        println!(
            "| {count} | {ours:.1} | {} | {prost:.1} | {} |",
            times(ours, before.map(|it| it.0)),
            times(prost, before.map(|it| it.1)),
        );
        before = Some((ours, prost));
    }
    Ok(())
}

fn expand(folder: &Path, contract: &str) -> Result<Generated> {
    let builder = Builder::new().package(folder).contract(contract);
    Ok(builder.expand()?)
}

fn write_contract(folder: &Path, messages: usize) -> Result<String> {
    let text = at_indent_2(&contract::contract(messages))?;
    fs::write(folder.join("steps.avpr"), &text)?;
    Ok(text)
}

fn write_protobuf(folder: &Path, messages: usize) -> Result<String> {
    let text = contract::protobuf(messages);
    fs::write(folder.join("steps.proto"), &text)?;
    Ok(text)
}

fn generate_protobuf(folder: &Path) -> Result<String> {
    let files = protox::compile(["steps.proto"], [folder])?;
    let module = Module::from_protobuf_package_name("steps");
    let requests = files.file.into_iter().map(|file| (module.clone(), file));
    let mut generated = prost_build::Config::new().generate(requests.collect())?;
    generated.remove(&module).context("no module")
}

/// A member or element on each line, so that what is counted is no matter of taste.
fn at_indent_2(contract: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(contract)? + "\n")
}

/// As people write: what fits into a line stands in one.
fn in_columns(value: &Value, indent: usize) -> String {
    let short = value.to_string();
    // With a name before it, and spaces in it.
    if indent + short.len() * 6 / 5 <= COLUMNS - 20 {
        return short;
    }
    let parts: Vec<String> = match value {
        Value::Object(members) => {
            let members = members.iter();
            let member = |(name, value)| format!("\"{name}\": {}", in_columns(value, indent + 2));
            members.map(member).collect()
        }
        Value::Array(elements) => {
            let elements = elements.iter();
            elements.map(|it| in_columns(it, indent + 2)).collect()
        }
        _ => return short,
    };
    let (open, close) = if value.is_object() {
        ('{', '}')
    } else {
        ('[', ']')
    };
    format!("{open}\n{}\n{close}", parts.join(",\n"))
}

/// The lines that aren't blank.
fn lines(text: &str) -> f64 {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|_| 1.0).sum()
}

/// The median time in milliseconds, after a round that doesn't count.
fn median(mut round: impl FnMut() -> Result<()>) -> Result<f64> {
    round()?;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        round()?;
        times.push(start.elapsed());
    }
    times.sort_unstable();
    Ok(times.get(ROUNDS / 2).map_or(0.0, Duration::as_secs_f64) * 1e3)
}
