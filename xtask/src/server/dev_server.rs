//! A running dev server.

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::{TemporalCli, on_free_ports};
use crate::interrupt;
use crate::process::{Guard, Output};

/// How long a server may take to serve; a busy machine needs some seconds.
const LIMIT: Duration = Duration::from_secs(90);
/// How long a server is watched at least.
///
/// If its port was taken in the meantime by another Temporal server, that one answers the probe,
/// and ours ends a moment after its start.
const SETTLE: Duration = Duration::from_millis(500);

/// What a server is started with.
#[derive(Clone, Debug, Default)]
pub(crate) struct ServerOptions {
    /// Whether the web UI is served too.
    pub(crate) ui: bool,
    /// The codec server that the web UI asks to decode payloads.
    pub(crate) codec_endpoint: Option<String>,
    /// Names and types of search attributes to register.
    pub(crate) search_attributes: Vec<(&'static str, &'static str)>,
}

/// A dev server that serves the namespace `default` until it is dropped.
pub(crate) struct DevServer {
    /// Where it serves, as `127.0.0.1:port`.
    pub(crate) address: String,
    /// Where its web UI is, as a URL.
    pub(crate) ui_address: Option<String>,
    process: Guard,
}

impl DevServer {
    /// Starts a server on free ports and waits until it serves.
    pub(crate) fn start(cli: &TemporalCli, options: &ServerOptions, log: &Path) -> Result<Self> {
        on_free_ports(|[port, ui_port]| {
            let start = Instant::now();
            let mut command = cli.command();
            command.args(arguments(options, port, ui_port));
            let mut process = Guard::start("temporal", command, Output::log(log.to_owned()))?;
            let address = SocketAddr::from(([127, 0, 0, 1], port));
            let mut last = None;
            let outcome = process.reach("serving", LIMIT, || {
                if start.elapsed() < SETTLE || TcpStream::connect(address).is_err() {
                    return Ok(false);
                }
                last = cli.probe(&address.to_string()).err();
                Ok(last.is_none())
            });
            if let Some(error) = last.filter(|_| outcome.is_err() && interrupt::check().is_ok()) {
                eprintln!("    the last probe failed: {error:#}");
            }
            outcome?;
            process.must_run()?;
            Ok(Self {
                address: address.to_string(),
                ui_address: options.ui.then(|| format!("http://127.0.0.1:{ui_port}")),
                process,
            })
        })
    }

    /// Returns the server's process.
    pub(crate) fn process(&mut self) -> &mut Guard {
        &mut self.process
    }
}

/// The other ports (HTTP, metrics, internal services) are random unless they are set.
fn arguments(options: &ServerOptions, port: u16, ui_port: u16) -> Vec<String> {
    let mut arguments = vec![
        "server".to_owned(),
        "start-dev".to_owned(),
        "--ip=127.0.0.1".to_owned(),
        format!("--port={port}"),
        "--namespace=default".to_owned(),
        "--log-level=error".to_owned(),
    ];
    if options.ui {
        arguments.push(format!("--ui-port={ui_port}"));
        arguments.extend(
            options
                .codec_endpoint
                .iter()
                .map(|url| format!("--ui-codec-endpoint={url}")),
        );
    } else {
        arguments.push("--headless".to_owned());
    }
    for (name, kind) in &options.search_attributes {
        arguments.push(format!("--search-attribute={name}={kind}"));
    }
    arguments
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;
    use std::process::Command;

    use super::*;
    use crate::progress::Screen;
    use crate::workspace::Workspace;

    #[test]
    fn without_ui_the_server_is_headless() {
        let arguments = arguments(&ServerOptions::default(), 1234, 5678).join(" ");
        assert_eq!(
            arguments,
            "server start-dev --ip=127.0.0.1 --port=1234 --namespace=default --log-level=error \
             --headless"
        );
    }

    #[test]
    fn the_options_become_arguments() {
        let options = ServerOptions {
            ui: true,
            codec_endpoint: Some("http://127.0.0.1:1".to_owned()),
            search_attributes: vec![("Customer", "Keyword")],
        };
        let arguments = arguments(&options, 1234, 5678);
        assert_eq!(
            arguments[6..],
            [
                "--ui-port=5678",
                "--ui-codec-endpoint=http://127.0.0.1:1",
                "--search-attribute=Customer=Keyword",
            ]
        );
    }

    /// The one that `cargo xtask test` uses, else whatever is found or fetched.
    fn cli() -> TemporalCli {
        if let Some(program) = std::env::var_os(crate::test::CLI_VARIABLE) {
            return TemporalCli::check(&PathBuf::from(program)).expect("it runs");
        }
        let workspace = Workspace::load().expect("cargo metadata works");
        super::super::locate(&workspace.target, Screen::Free).expect("a temporal executable")
    }

    /// A home of someone who uses another server every day.
    fn home_with_settings(folder: &Path) -> PathBuf {
        let settings = folder.join(".config").join("temporalio");
        fs::create_dir_all(&settings).expect("a folder");
        for (file, text) in [
            ("temporal.yaml", "env:\n  default:\n    tls: \"true\"\n"),
            ("temporal.toml", "[profile.default]\napi_key = \"key\"\n"),
        ] {
            fs::write(settings.join(file), text).expect("a file");
        }
        folder.to_owned()
    }

    #[test]
    fn a_real_server_serves_until_it_is_dropped() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let log = folder.path().join("log");
        let options = ServerOptions {
            search_attributes: vec![("Customer", "Keyword")],
            ..ServerOptions::default()
        };
        let cli = cli();
        let server = DevServer::start(&cli, &options, &log).expect("it starts");
        let address = server.address.clone();
        let mut command: Command = cli.command();
        command.args(["operator", "search-attribute", "list"]);
        command.args(["--address", &address]);
        command.env("HOME", home_with_settings(folder.path()));
        let attributes = crate::process::capture("temporal operator", command, LIMIT);
        assert!(attributes.expect("it answers").contains("Customer"));
        drop(server);
        assert!(TcpStream::connect(&address).is_err());
    }

    #[test]
    fn a_server_that_does_not_start_shows_its_log() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let options = ServerOptions {
            search_attributes: vec![("Customer", "Colour")],
            ..ServerOptions::default()
        };
        let outcome = DevServer::start(&cli(), &options, &folder.path().join("log"));
        let error = outcome
            .err()
            .expect("there is no type `Colour`")
            .to_string();
        assert!(error.contains("    | Error: "), "{error}");
    }
}
