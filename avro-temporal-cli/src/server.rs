//! The server, from its start to its end.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::args::CodecServerArgs;
use crate::cors::Cors;
use crate::routes::routes;

/// How long requests that have begun may take once the server is to end.
const GRACE: Duration = Duration::from_secs(3);

/// Serves until Ctrl-C or SIGTERM.
pub(crate) fn run(args: CodecServerArgs) -> Result<()> {
    let runtime = Runtime::new().context("the runtime can't be started")?;
    let result = runtime.block_on(serve(args.listen, Cors::new(args.allowed_origins)));
    // Not by dropping it, which waits for every answer that is being computed.
    runtime.shutdown_background();
    result
}

async fn serve(address: SocketAddr, cors: Cors) -> Result<()> {
    let listener = TcpListener::bind(address)
        .await
        .with_context(|| format!("can't listen on {address}; choose an address with `--listen`"))?;
    let address = listener.local_addr()?;
    let (asked, insisted) = (asked_to_end()?, asked_to_end()?);
    if !address.ip().is_loopback() {
        eprintln!(
            "warning: whoever reaches {address} can read payloads with this server, \
             and those on the way see them: nobody is asked who they are, and nothing is encrypted"
        );
    }
    eprintln!("codec server listening on http://{address}");
    let serving = axum::serve(listener, routes(cors)).with_graceful_shutdown(asked);
    tokio::select! {
        served = serving.into_future() => served.context("the server ended"),
        () = async { insisted.await; tokio::time::sleep(GRACE).await } => Ok(()),
    }
}

/// Ends with the first signal that asks the process to; signals are caught from the call on.
#[cfg(unix)]
fn asked_to_end() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends with Ctrl-C.
#[cfg(not(unix))]
fn asked_to_end() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
