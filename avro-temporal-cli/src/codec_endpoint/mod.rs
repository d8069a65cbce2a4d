//! A codec that decodes payloads over HTTP, as Temporal's web page and command line ask it.
//!
//! Source: Temporal, "Codec Server".

#[cfg(test)]
mod tests;
mod url;

use std::sync::Arc;
use std::time::Duration;

use avro_temporal_contract::diagnostic::Diagnostic;
use ureq::http::HeaderValue;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Error};

use self::url::{is_loopback, parse_url};
use crate::answer::{Failure, render_diagnostics};
use crate::payload::parse_payload;
use crate::payloads::{parse_payloads, write_payloads};
use crate::secret::Secret;
use crate::wire_payload::WirePayload;

/// How long an answer may take, from the first byte of the question to its own last.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The most bytes of an answer.
const MAX_ANSWER: u64 = 64 << 20;
/// The most payloads of a question.
const MAX_PAYLOADS: usize = 100;
/// The most bytes of a question's payloads, if it has more than one.
const MAX_BYTES: usize = 1 << 20;

/// Where a codec is.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Codec")]
pub(crate) struct CodecArgs {
    /// Decodes payloads by a codec server; `{namespace}` in the address becomes the namespace
    #[arg(
        long,
        value_name = "URL",
        env = "TEMPORAL_CODEC_ENDPOINT",
        hide_env_values = true
    )]
    codec_endpoint: Option<String>,
    /// What the codec server gets as the header `Authorization`
    #[arg(
        long,
        value_name = "VALUE",
        env = "TEMPORAL_CODEC_AUTH",
        hide_env_values = true
    )]
    codec_auth: Option<Secret>,
}

/// A codec server.
pub(crate) struct CodecEndpoint {
    agent: Agent,
    /// Without `/decode`, as messages show it.
    url: String,
    namespace: HeaderValue,
    authorization: Option<HeaderValue>,
    timeout: Duration,
}

impl CodecArgs {
    /// The codec server, if one is named. It isn't asked anything yet.
    ///
    /// # Errors
    ///
    /// If what is named is no address of HTTP, or can't be sent.
    pub(crate) fn endpoint(&self, namespace: &str) -> Result<Option<CodecEndpoint>, Failure> {
        self.endpoint_within(namespace, TIMEOUT)
    }

    fn endpoint_within(
        &self,
        namespace: &str,
        timeout: Duration,
    ) -> Result<Option<CodecEndpoint>, Failure> {
        let Some(endpoint) = &self.codec_endpoint else {
            return Ok(None);
        };
        let (url, uri) = parse_url(endpoint, namespace)?;
        let authorization = self.codec_auth.as_ref().map(|auth| {
            let value = HeaderValue::from_str(auth.expose());
            value.map_err(|_| {
                let message = "what `--codec-auth` gives holds what no header can";
                let help = "give it without line breaks: `--codec-auth \"Bearer $TOKEN\"`";
                usage("codec_auth_malformed", message.to_owned(), None, help)
            })
        });
        let namespace = HeaderValue::from_str(namespace).map_err(|_| {
            let message = "the namespace's name can't stand in a header".to_owned();
            usage(
                "codec_namespace_malformed",
                message,
                None,
                "check `--namespace`",
            )
        })?;
        let mut config = Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            // Payloads and credentials go where they were told to go.
            .max_redirects(0)
            .user_agent(concat!("avro-temporal/", env!("CARGO_PKG_VERSION")));
        if is_loopback(&uri) {
            config = config.proxy(None);
        }
        if uri.scheme_str() == Some("https") {
            config = config.tls_config(tls());
        }
        Ok(Some(CodecEndpoint {
            agent: config.build().new_agent(),
            url,
            namespace,
            authorization: authorization.transpose()?,
            timeout,
        }))
    }
}

impl CodecEndpoint {
    /// Decodes payloads, in their order, in as many questions as it takes.
    ///
    /// # Errors
    ///
    /// If the codec doesn't answer within 30 seconds, says no, or answers with anything but as many
    /// payloads.
    pub(crate) fn decode(&self, payloads: Vec<WirePayload>) -> Result<Vec<WirePayload>, Failure> {
        let mut decoded = Vec::with_capacity(payloads.len());
        let mut question = Vec::new();
        let mut bytes = 0;
        for payload in payloads {
            let size = payload.size();
            let is_full = question.len() == MAX_PAYLOADS || bytes + size > MAX_BYTES;
            if is_full && !question.is_empty() {
                decoded.extend(self.ask(&question)?);
                question.clear();
                bytes = 0;
            }
            bytes += size;
            question.push(payload);
        }
        if !question.is_empty() {
            decoded.extend(self.ask(&question)?);
        }
        Ok(decoded)
    }

    fn ask(&self, payloads: &[WirePayload]) -> Result<Vec<WirePayload>, Failure> {
        let mut request = self
            .agent
            .post(format!("{}/decode", self.url))
            .header("Content-Type", "application/json")
            .header("X-Namespace", self.namespace.clone());
        if let Some(authorization) = &self.authorization {
            request = request.header("Authorization", authorization.clone());
        }
        let answer = request.send(write_payloads(payloads));
        let mut answer = answer.map_err(|error| self.unreachable(&error))?;
        let status = answer.status();
        if status.as_u16() != 200 {
            return Err(self.refused(status.as_u16()));
        }
        let body = answer.body_mut().with_config().limit(MAX_ANSWER);
        let body = body.read_to_vec().map_err(|error| match error {
            Error::BodyExceedsLimit(_) => {
                self.bad_answer(format!("it has more than {} MiB", MAX_ANSWER >> 20))
            }
            error => self.unreachable(&error),
        })?;
        let decoded = read(&body).map_err(|why| self.bad_answer(why))?;
        if decoded.len() != payloads.len() {
            let (asked, got) = (payloads.len(), decoded.len());
            return Err(
                self.bad_answer(format!("it was asked for {asked} payloads, and gave {got}"))
            );
        }
        Ok(decoded)
    }

    fn unreachable(&self, error: &Error) -> Failure {
        let why = match error {
            Error::Timeout(_) => format!(
                "it doesn't answer within {} seconds",
                self.timeout.as_secs()
            ),
            Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
                "nothing listens there".to_owned()
            }
            error => error.to_string(),
        };
        usage(
            "codec_unreachable",
            format!("the codec server at `{}` can't be asked", self.url),
            Some(why),
            "start it, or name the one that is meant with `--codec-endpoint`; a certificate of your \
             own authority is found by `SSL_CERT_FILE`",
        )
    }

    fn refused(&self, status: u16) -> Failure {
        let help = match status {
            401 | 403 => "give it a credential with `--codec-auth`",
            404 => "name the address to which `/decode` is added with `--codec-endpoint`",
            300..=399 => "name the address that it leads to with `--codec-endpoint`",
            _ => "its own log says why",
        };
        let message = format!("the codec server at `{}` doesn't decode", self.url);
        usage(
            "codec_refuses",
            message,
            Some(format!("it answers with the status {status}")),
            help,
        )
    }

    fn bad_answer(&self, why: String) -> Failure {
        let message = format!(
            "what the codec server at `{}` answers can't be used",
            self.url
        );
        let help = "`POST /decode` is to answer `{\"payloads\": […]}` with as many as it was given";
        usage("codec_answer_malformed", message, Some(why), help)
    }
}

/// The payloads of an answer. What is said of a bad one is never what stands there.
fn read(body: &[u8]) -> Result<Vec<WirePayload>, String> {
    let payloads = parse_payloads(body).map_err(|bad| bad.why())?;
    let payloads = payloads.into_iter().enumerate().map(|(index, payload)| {
        parse_payload(payload).ok_or_else(|| format!("`payloads[{index}]` is no payload"))
    });
    payloads.collect()
}

/// The system's authorities, and the cryptography that the Temporal client has.
fn tls() -> TlsConfig {
    let found = rustls_native_certs::load_native_certs().certs;
    let certificates = found
        .iter()
        .map(|it| Certificate::from_der(it.as_ref()).to_owned());
    TlsConfig::builder()
        .root_certs(RootCerts::Specific(Arc::new(certificates.collect())))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build()
}

fn usage(rule: &'static str, message: String, note: Option<String>, help: &str) -> Failure {
    let mut diagnostic = Diagnostic::outside(rule, message).help(help);
    if let Some(note) = note {
        diagnostic = diagnostic.note(note);
    }
    Failure::Usage(render_diagnostics([&diagnostic]))
}
