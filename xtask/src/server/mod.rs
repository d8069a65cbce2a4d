//! The Temporal dev server: found or fetched, started on free ports, ended with its value.

mod cli;
mod dev_server;
mod fetch;
mod locate;
mod ports;

pub(crate) use cli::{TemporalCli, neutral};
pub(crate) use dev_server::{DevServer, ServerOptions};
pub(crate) use locate::locate;
pub(crate) use ports::on_free_ports;
