//! Compiling a program of generated types, with and without them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::process::{Guard, Output};
use crate::workspace::Workspace;

/// Programs of up to so many records are compiled thrice, and the median is told.
const MANY: usize = 500;

/// Compiles the programs of a folder.
pub(super) struct Compiler<'a> {
    workspace: &'a Workspace,
    folder: &'a Path,
    /// The program without types, of each tool, not optimised and optimised.
    bases: BTreeMap<(String, bool), Compiled>,
}

/// What compiling a program came to.
#[derive(Clone, Copy)]
pub(super) struct Compiled {
    pub(super) time: Duration,
    pub(super) kilobytes: f64,
}

impl<'a> Compiler<'a> {
    pub(super) fn new(workspace: &'a Workspace, folder: &'a Path) -> Self {
        Self {
            workspace,
            folder,
            bases: BTreeMap::new(),
        }
    }

    /// Compiles what a tool's types need, and the program without types.
    pub(super) fn prepare(&mut self, tool: &str) -> Result<()> {
        for optimised in [false, true] {
            // Once for what it needs.
            self.once(tool, 0, optimised)?;
            let base = self.median(tool, 0, optimised)?;
            self.bases.insert((tool.to_owned(), optimised), base);
        }
        Ok(())
    }

    /// Compiles the program of so many types, and takes away what it is without them.
    pub(super) fn compile(&self, tool: &str, count: usize, optimised: bool) -> Result<Compiled> {
        let whole = self.median(tool, count, optimised)?;
        let base = self.bases.get(&(tool.to_owned(), optimised));
        let base = base.context("it was not prepared")?;
        Ok(Compiled {
            time: whole.time.saturating_sub(base.time),
            kilobytes: whole.kilobytes - base.kilobytes,
        })
    }

    fn median(&self, tool: &str, count: usize, optimised: bool) -> Result<Compiled> {
        let rounds = if count > MANY { 1 } else { 3 };
        let mut all = (0..rounds)
            .map(|_| self.once(tool, count, optimised))
            .collect::<Result<Vec<_>>>()?;
        all.sort_unstable_by_key(|compiled| compiled.time);
        Ok(all[all.len() / 2])
    }

    fn once(&self, tool: &str, count: usize, optimised: bool) -> Result<Compiled> {
        let name = format!("{tool}-{count}");
        let target = self.folder.join("target");
        let program = target.join(if optimised { "release" } else { "debug" });
        let program = program.join(&name);
        touch(&self.folder.join(&name).join("src/main.rs"))?;
        let mut command = self.workspace.cargo();
        command.current_dir(self.folder);
        // The versions of the workspace, which are here.
        command.args(["build", "--quiet", "--offline", "--package", &name]);
        command.arg("--target-dir").arg(&target);
        command.args(optimised.then_some("--release"));
        // The types are as their generators write them, warnings and all.
        command.env("RUSTFLAGS", "--cap-lints=allow");
        for variable in ["CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
            command.env_remove(variable);
        }
        let start = Instant::now();
        Guard::start("cargo build", command, log(&target)?)?.finish(None)?;
        let time = start.elapsed();
        let size = fs::metadata(&program).with_context(|| format!("`{name}` was not built"))?;
        #[allow(clippy::cast_precision_loss, reason = "sizes of programs")]
        let kilobytes = size.len() as f64 / 1e3;
        Ok(Compiled { time, kilobytes })
    }
}

fn log(target: &Path) -> Result<Output> {
    fs::create_dir_all(target)?;
    let file = |name: &str| -> PathBuf { target.join(name) };
    Ok(Output::passing(file("build.out"), file("build.err")))
}

/// Makes cargo compile a program again.
fn touch(file: &Path) -> Result<()> {
    let text = fs::read(file)?;
    Ok(fs::write(file, text)?)
}
