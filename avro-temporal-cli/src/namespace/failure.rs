//! What is said when a server doesn't do what it is asked for.

use std::error::Error;

use avro_temporal_contract::diagnostic::Diagnostic;
use temporalio_client::errors::ClientConnectError;
use temporalio_client::tonic::{Code, Status};

use super::ServerArgs;
use crate::answer::{Failure, render_diagnostics};

/// The most characters of a server's message that are shown.
const MAX_TOLD: usize = 500;

/// No connection; without an error, none in time.
pub(super) fn not_connected(args: &ServerArgs, error: Option<ClientConnectError>) -> Failure {
    let reason = match error {
        Some(ClientConnectError::SystemInfoCallError(status)) if is_refusal(&status) => {
            return refused(&args.address, &status);
        }
        None => "it doesn't answer within ten seconds".to_owned(),
        Some(ClientConnectError::SystemInfoCallError(status)) => match innermost(&status) {
            Some(reason) => reason,
            None => told(status.message()),
        },
        Some(error) => innermost(&error).unwrap_or_else(|| told(&error.to_string())),
    };
    let help = if args.is_tls() {
        "check that a server with TLS listens there, and what `--tls-ca-path`, `--tls-cert-path`, \
         `--tls-key-path` and `--tls-server-name` name"
    } else {
        "start the server, or name the one that is meant with `--address`; add `--tls` if it speaks \
         TLS"
    };
    let message = format!(
        "no Temporal server can be reached at `{}`",
        told(&args.address)
    );
    usage(
        &Diagnostic::outside("server_unreachable", message)
            .note(reason)
            .help(help),
    )
}

/// A server without the namespace.
pub(super) fn no_namespace(args: &ServerArgs, status: &Status) -> Failure {
    let message = format!(
        "the server at `{}` has no namespace `{}`",
        told(&args.address),
        told(&args.namespace)
    );
    usage(
        &Diagnostic::outside("namespace_not_found", message)
            .note(told(status.message()))
            .help("name one with `--namespace`; `temporal operator namespace list` has them"),
    )
}

/// Another answer than the one that was asked for.
pub(super) fn call_failed(address: &str, namespace: &str, asked: &str, status: &Status) -> Failure {
    if is_refusal(status) {
        return refused(address, status);
    }
    let message = format!(
        "the server at `{}` doesn't {asked}, in the namespace `{}`",
        told(address),
        told(namespace)
    );
    let reason = match status.code() {
        Code::DeadlineExceeded | Code::Cancelled => "it doesn't answer in time".to_owned(),
        _ => match innermost(status) {
            Some(reason) => reason,
            None => told(status.message()),
        },
    };
    usage(
        &Diagnostic::outside("server_call_failed", message)
            .note(format!("{reason} ({:?})", status.code()))
            .help("run it again once the server is well"),
    )
}

/// A query that the server doesn't understand.
pub(super) fn query_refused(query: &str, status: &Status) -> Failure {
    let message = format!("the server doesn't take the query `{}`", told(query));
    usage(
        &Diagnostic::outside("query_refused", message)
            .note(told(status.message()))
            .help(
                "write a list filter, such as `WorkflowType = 'acme.Orders.processOrder' AND \
                 ExecutionStatus = 'Running'`; `temporal workflow list --query` takes the same",
            ),
    )
}

/// A page of a history that this program can't read.
pub(super) fn raw_history(address: &str) -> Failure {
    let message = format!(
        "the server at `{}` gives histories in a form of its own",
        told(address)
    );
    usage(
        &Diagnostic::outside("raw_history", message)
            .note("it is set to send raw history, which clients of its own version alone read")
            .help("set `frontend.sendRawWorkflowHistory` to false on the server"),
    )
}

fn refused(address: &str, status: &Status) -> Failure {
    let message = format!("the server at `{}` refuses the credentials", told(address));
    usage(
        &Diagnostic::outside("access_refused", message)
            .note(format!("{} ({:?})", told(status.message()), status.code()))
            .help("give a key that may read the namespace with `--api-key`, or a certificate"),
    )
}

fn is_refusal(status: &Status) -> bool {
    matches!(
        status.code(),
        Code::Unauthenticated | Code::PermissionDenied
    )
}

/// The error that the others come from.
fn innermost(error: &(dyn Error + 'static)) -> Option<String> {
    let mut reason = error.source()?;
    while let Some(source) = reason.source() {
        reason = source;
    }
    Some(told(&reason.to_string()))
}

/// Words of a server or a user on one line, and not too many of them.
fn told(text: &str) -> String {
    let shown: String = text
        .chars()
        .take(MAX_TOLD)
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    match shown.trim() {
        "" => "it doesn't say why".to_owned(),
        shown => shown.to_owned(),
    }
}

fn usage(diagnostic: &Diagnostic) -> Failure {
    Failure::Usage(render_diagnostics([diagnostic]))
}
