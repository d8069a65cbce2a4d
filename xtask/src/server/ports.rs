//! Free ports of this machine.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};

use crate::interrupt;

/// How often a start is tried again.
const ATTEMPTS: usize = 5;

/// Starts something on free ports of 127.0.0.1, and again on others if they are taken by then.
pub(crate) fn on_free_ports<const N: usize, T>(
    mut start: impl FnMut([u16; N]) -> Result<T>,
) -> Result<T> {
    let mut attempt = 1;
    loop {
        interrupt::check()?;
        match start(free_ports()?) {
            Err(error) if attempt < ATTEMPTS && is_taken(&error) => attempt += 1,
            outcome => return outcome,
        }
    }
}

fn free_ports<const N: usize>() -> Result<[u16; N]> {
    let mut ports = [0; N];
    // Held until all are chosen: else the system might name one twice.
    let mut held = Vec::new();
    for port in &mut ports {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
        *port = listener.local_addr()?.port();
        held.push(listener);
    }
    Ok(ports)
}

/// The message is the system's, and stands in the log of whatever failed to start.
fn is_taken(error: &anyhow::Error) -> bool {
    format!("{error:#}")
        .to_lowercase()
        .contains("address already in use")
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn the_ports_differ_and_can_be_bound() {
        let ports: [u16; 20] = free_ports().expect("ports");
        let listeners: Vec<TcpListener> = ports
            .iter()
            .map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).expect("a free port"))
            .collect();
        assert_eq!(listeners.len(), ports.len());
    }

    #[test]
    fn a_start_on_a_taken_port_is_tried_again() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let taken = taken
            .local_addr()
            .map(|address| (address, taken))
            .expect("its address");
        let mut tries = 0;
        let port = on_free_ports(|[port]| {
            tries += 1;
            if tries < 3 {
                TcpListener::bind(taken.0)?;
            }
            Ok(port)
        });
        assert!(port.is_ok());
        assert_eq!(tries, 3);
    }

    #[test]
    fn any_other_failure_is_final() {
        let mut tries = 0;
        let outcome = on_free_ports(|[_]| -> Result<()> {
            tries += 1;
            bail!("no such namespace")
        });
        assert!(outcome.is_err());
        assert_eq!(tries, 1);
    }

    #[test]
    fn patience_ends() {
        let mut tries = 0;
        let outcome = on_free_ports(|[_]| -> Result<()> {
            tries += 1;
            bail!("Address already in use")
        });
        assert!(outcome.is_err());
        assert_eq!(tries, ATTEMPTS);
    }
}
