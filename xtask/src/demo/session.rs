//! The processes of a demo.

use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::Plan;
use super::artifacts::Programs;
use crate::logs::Logs;
use crate::process::{Guard, Output};
use crate::server::{DevServer, ServerOptions, TemporalCli, neutral, on_free_ports};
use crate::workspace::Workspace;

/// How long the codec server may take to listen.
const CODEC_SERVER_LIMIT: Duration = Duration::from_secs(30);

/// What runs; dropped in the order of its fields, so that nothing loses what it depends on.
pub(super) struct Session<'a> {
    worker: Option<Guard>,
    server: Option<DevServer>,
    codec_server: Option<Guard>,
    codec_endpoint: Option<String>,
    plan: &'a Plan,
    workspace: &'a Workspace,
    logs: &'a Logs,
    programs: Programs,
}

impl<'a> Session<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        workspace: &'a Workspace,
        logs: &'a Logs,
        programs: Programs,
    ) -> Self {
        Self {
            worker: None,
            server: None,
            codec_server: None,
            codec_endpoint: None,
            plan,
            workspace,
            logs,
            programs,
        }
    }

    pub(super) fn start_codec_server(&mut self) -> Result<()> {
        let [program, subcommand] = self.plan.codec_server;
        let (process, address) = on_free_ports(|[port]| {
            let address = format!("127.0.0.1:{port}");
            let mut command = self.command(program)?;
            command.args([subcommand, "--listen", &address]);
            let output = Output::log(self.logs.file(subcommand));
            let mut process = Guard::start(subcommand, command, output)?;
            process.reach("listening", CODEC_SERVER_LIMIT, || {
                Ok(TcpStream::connect(&address).is_ok())
            })?;
            Ok((process, address))
        })?;
        self.codec_server = Some(process);
        self.codec_endpoint = Some(format!("http://{address}"));
        Ok(())
    }

    pub(super) fn start_server(&mut self, cli: &TemporalCli, ui: bool) -> Result<()> {
        let codec_endpoint = self.codec_endpoint.clone();
        let options = ServerOptions {
            ui,
            codec_endpoint,
            search_attributes: self.plan.search_attributes.to_vec(),
        };
        let server = DevServer::start(cli, &options, &self.logs.file("temporal-server"))?;
        eprintln!("    it serves at {}", server.address);
        self.server = Some(server);
        Ok(())
    }

    pub(super) fn start_worker(&mut self) -> Result<()> {
        let name = self.plan.worker;
        let output = Output::log(self.logs.file(name));
        self.worker = Some(Guard::start(name, self.command(name)?, output)?);
        Ok(())
    }

    /// Runs a program to its end, while everything else stays up.
    pub(super) fn run_program(&mut self, name: &str) -> Result<()> {
        let output = Output::errors_to(self.logs.file(name));
        let mut process = Guard::start(name, self.command(name)?, output)?;
        let limit = self.plan.limit;
        process.finish_while(Some(limit), || self.must_run())
    }

    pub(super) fn ui_address(&self) -> Option<&str> {
        self.server.as_ref()?.ui_address.as_deref()
    }

    /// Fails if anything that is meant to stay up has ended.
    pub(super) fn must_run(&mut self) -> Result<()> {
        self.processes().into_iter().try_for_each(Guard::must_run)
    }

    fn processes(&mut self) -> Vec<&mut Guard> {
        let server = self.server.as_mut().map(DevServer::process);
        self.worker
            .iter_mut()
            .chain(server)
            .chain(&mut self.codec_server)
            .collect()
    }

    /// Ends the processes, each before what it depends on.
    pub(super) fn stop(&mut self) -> Result<()> {
        self.processes().into_iter().try_for_each(Guard::stop)
    }

    fn command(&self, program: &str) -> Result<Command> {
        let mut command = Command::new(self.programs.path(program)?);
        command.current_dir(&self.workspace.root);
        neutral(&mut command);
        command.env(self.plan.runs_variable, self.logs.folder().join("runs.txt"));
        if let Some(server) = &self.server {
            command.env("TEMPORAL_ADDRESS", &server.address);
        }
        Ok(command)
    }
}
