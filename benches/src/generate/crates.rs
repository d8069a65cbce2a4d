//! Programs that read and write every type.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::tools::Tool;

/// Writes a program of so many types.
pub(crate) fn write_crate(
    folder: &Path,
    tool: &Tool,
    types: &str,
    count: usize,
    runtime: &Path,
) -> Result<()> {
    fs::create_dir_all(folder.join("src"))?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let dependencies = tool
        .dependencies
        .replace("RUNTIME", &runtime.to_string_lossy());
    fs::write(
        folder.join("Cargo.toml"),
        format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependencies}\n"
        ),
    )?;
    fs::write(folder.join("src/types.rs"), types)?;
    fs::write(folder.join("src/main.rs"), render_main(tool, count))?;
    Ok(())
}

/// Which type is used is known when the program runs, so that all of them stay in it.
fn render_main(tool: &Tool, count: usize) -> String {
    let mut text = format!("#![allow(dead_code)]\nmod types;\n{}\n\n", tool.round);
    text.push_str("fn main() {\n    let which = std::env::args().count();\n    let bytes = vec![0; which];\n    let round: fn(&[u8]) -> Option<Vec<u8>> = match which {\n");
    for record in 0..count {
        let _ = writeln!(
            text,
            "        {record} => round::<{}R{record}>,",
            tool.module
        );
    }
    let _ = writeln!(text, "        _ => round::<{}>,", tool.known);
    text.push_str("    };\n    std::process::exit(round(&bytes).map_or(1, |bytes| i32::from(bytes.len() > 9)));\n}\n");
    text
}

/// Writes the workspace that the programs share, with its profiles.
pub(crate) fn write_workspace(folder: &Path, members: &[String]) -> Result<()> {
    let text = format!(
        "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n\
         [profile.release]\nstrip = true\nincremental = false\n\n\
         [profile.dev]\nincremental = false\ndebug = false\n"
    );
    fs::write(folder.join("Cargo.toml"), text)?;
    Ok(())
}
