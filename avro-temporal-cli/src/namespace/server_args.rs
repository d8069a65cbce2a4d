//! Where the server is, and what it is to be told: the options of Temporal's own command line, by
//! their names there.

use std::fs;
use std::path::{Path, PathBuf};

use avro_temporal_contract::diagnostic::Diagnostic;
use temporalio_client::{ClientTlsOptions, ConnectionOptions, TlsOptions, Url};

use super::ATTEMPT;
use crate::answer::{Failure, render_diagnostics};
use crate::secret::Secret;

/// The port of a Temporal server.
const PORT: u16 = 7233;
/// The most bytes of a certificate file.
const MAX_PEM: u64 = 1024 * 1024;

/// A server and a namespace, and what opens them.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Server")]
pub(crate) struct ServerArgs {
    /// Where the server is: `localhost:7233`, or with `http://` or `https://`
    #[arg(
        long,
        value_name = "HOST:PORT",
        env = "TEMPORAL_ADDRESS",
        hide_env_values = true,
        default_value = "127.0.0.1:7233"
    )]
    pub(crate) address: String,
    /// The namespace on the server
    #[arg(
        long,
        value_name = "NAME",
        env = "TEMPORAL_NAMESPACE",
        hide_env_values = true,
        default_value = "default"
    )]
    pub(crate) namespace: String,
    /// A key that the server asks for; it goes over TLS, unless the address begins with `http://`
    #[arg(
        long,
        value_name = "KEY",
        env = "TEMPORAL_API_KEY",
        hide_env_values = true
    )]
    api_key: Option<Secret>,
    /// Speaks TLS, as with any other option of TLS, a key, or `https://`
    #[arg(long, env = "TEMPORAL_TLS", hide_env_values = true)]
    tls: bool,
    /// The certificate of the authority that vouches for the server, PEM; by default those of the
    /// system count
    #[arg(
        long,
        value_name = "FILE",
        env = "TEMPORAL_TLS_SERVER_CA_CERT_PATH",
        hide_env_values = true
    )]
    tls_ca_path: Option<PathBuf>,
    /// This program's certificate, PEM
    #[arg(
        long,
        value_name = "FILE",
        env = "TEMPORAL_TLS_CLIENT_CERT_PATH",
        hide_env_values = true,
        requires = "tls_key_path"
    )]
    tls_cert_path: Option<PathBuf>,
    /// The key of that certificate, PEM
    #[arg(
        long,
        value_name = "FILE",
        env = "TEMPORAL_TLS_CLIENT_KEY_PATH",
        hide_env_values = true,
        requires = "tls_cert_path"
    )]
    tls_key_path: Option<PathBuf>,
    /// The name that the server's certificate has to have, if it isn't the address's
    #[arg(
        long,
        value_name = "NAME",
        env = "TEMPORAL_TLS_SERVER_NAME",
        hide_env_values = true
    )]
    tls_server_name: Option<String>,
}

impl ServerArgs {
    /// Whether TLS is spoken.
    pub(super) fn is_tls(&self) -> bool {
        let address = self.address.to_ascii_lowercase();
        let is_asked_for = self.tls
            || self.tls_ca_path.is_some()
            || self.tls_cert_path.is_some()
            || self.tls_server_name.is_some();
        let is_safe_for_key = self.api_key.is_some() && !address.starts_with("http://");
        is_asked_for || is_safe_for_key || address.starts_with("https://")
    }

    /// What the client is told.
    pub(super) fn options(&self) -> Result<ConnectionOptions, Failure> {
        let target = self.target()?;
        let api_key = self.api_key.as_ref().map(Secret::expose);
        // Else the client would panic, or send none.
        if api_key.is_some_and(|key| key.is_empty() || !key.bytes().all(|it| it.is_ascii_graphic()))
        {
            let help = "give it without line breaks or blanks: `--api-key \"$KEY\"`";
            let message = "the API key is empty, or holds what no header can";
            return Err(usage("api_key_malformed", message.to_owned(), help));
        }
        let options = ConnectionOptions::new(target)
            .identity(concat!("avro-temporal ", env!("CARGO_PKG_VERSION")))
            .connect_timeout(ATTEMPT)
            .maybe_api_key(api_key.map(str::to_owned))
            .maybe_tls_options(self.tls_options()?)
            // One connection does.
            .dns_load_balancing(None);
        Ok(options.build())
    }

    fn target(&self) -> Result<Url, Failure> {
        let bad = |why: &str| {
            let message = format!("the address of `--address` can't be used: {why}");
            let help = "write `HOST:PORT`, such as `localhost:7233`, or `https://HOST:PORT`";
            usage("bad_address", message, help)
        };
        let (scheme, rest) = match self.address.split_once("://") {
            Some((scheme, rest)) => (Some(scheme.to_ascii_lowercase()), rest),
            None => (None, self.address.as_str()),
        };
        match scheme.as_deref() {
            Some("http") if self.is_tls() => {
                return Err(bad("it begins with `http://`, and TLS is asked for"));
            }
            None | Some("http" | "https") => {}
            Some(_) => return Err(bad("it begins with neither `http://` nor `https://`")),
        }
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        // A name and password would stand in messages.
        if rest.is_empty() || rest.contains(['/', '@', '?', '#', '\\']) {
            return Err(bad("it is more, or less, than a host and a port"));
        }
        let has_port = rest.rsplit_once(':').is_some_and(|(_, port)| {
            port.bytes().all(|it| it.is_ascii_digit()) && !rest.ends_with(']')
        });
        let port = if has_port || scheme.is_some() {
            String::new()
        } else {
            format!(":{PORT}")
        };
        let scheme = if self.is_tls() { "https" } else { "http" };
        Url::parse(&format!("{scheme}://{rest}{port}")).map_err(|error| bad(&error.to_string()))
    }

    fn tls_options(&self) -> Result<Option<TlsOptions>, Failure> {
        if !self.is_tls() {
            return Ok(None);
        }
        let read = |path: &Option<PathBuf>| path.as_deref().map(read_pem).transpose();
        let client = match (read(&self.tls_cert_path)?, read(&self.tls_key_path)?) {
            (Some(certificate), Some(key)) => Some(
                ClientTlsOptions::builder()
                    .client_cert(certificate)
                    .client_private_key(key)
                    .build(),
            ),
            _ => None,
        };
        let options = TlsOptions::builder()
            .maybe_server_root_ca_cert(read(&self.tls_ca_path)?)
            .maybe_domain(self.tls_server_name.clone())
            .maybe_client_tls_options(client);
        Ok(Some(options.build()))
    }
}

/// The text of a PEM file. Names the file, and nothing that stands in it.
fn read_pem(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |why: &str| {
        let message = format!("the PEM file `{}` can't be read: {why}", path.display());
        usage(
            "tls_file_unreadable",
            message,
            "name a file that can be read",
        )
    };
    let size = fs::metadata(path).map_err(|error| unreadable(&error.to_string()))?;
    if size.len() > MAX_PEM {
        return Err(unreadable("it has more than 1 MiB"));
    }
    let bytes = fs::read(path).map_err(|error| unreadable(&error.to_string()))?;
    let has_mark = bytes.windows(11).any(|it| it == b"-----BEGIN ");
    if has_mark {
        Ok(bytes)
    } else {
        Err(unreadable("it is not PEM, which begins with `-----BEGIN`"))
    }
}

fn usage(rule: &'static str, message: String, help: &str) -> Failure {
    Failure::Usage(render_diagnostics([
        &Diagnostic::outside(rule, message).help(help)
    ]))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[derive(Debug, clap::Parser)]
    struct Program {
        #[command(flatten)]
        server: ServerArgs,
    }

    fn parse(words: &[&str]) -> ServerArgs {
        let words = std::iter::once(&"program").chain(words);
        Program::try_parse_from(words).expect("arguments").server
    }

    fn target(words: &[&str]) -> Result<String, String> {
        match parse(words).target() {
            Ok(url) => Ok(url.to_string()),
            Err(Failure::Usage(message)) => Err(message),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_address_has_a_scheme_and_a_port_or_gets_them() {
        for (words, expected) in [
            (
                vec!["--address", "localhost:7233"],
                "http://localhost:7233/",
            ),
            (vec!["--address", "localhost"], "http://localhost:7233/"),
            (vec!["--address", "localhost:80"], "http://localhost/"),
            (vec!["--address", "[::1]"], "http://[::1]:7233/"),
            (vec!["--address", "[::1]:17"], "http://[::1]:17/"),
            (
                vec!["--address", "HTTPS://a.example:443/"],
                "https://a.example/",
            ),
            (vec!["--address", "https://a.example"], "https://a.example/"),
            (vec!["--address", "a:1", "--tls"], "https://a:1/"),
            (vec!["--address", "a:1", "--api-key", "k"], "https://a:1/"),
            (
                vec!["--address", "http://a:1", "--api-key", "k"],
                "http://a:1/",
            ),
            (
                vec!["--address", "a:1", "--tls-server-name", "b"],
                "https://a:1/",
            ),
        ] {
            assert_eq!(target(&words), Ok(expected.to_owned()), "{words:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_and_not_shown() {
        for address in [
            "",
            "http://",
            "ftp://a:1",
            "http://user:hunter2@a:1",
            "a:99999",
            "a b:1",
            "a:1/path",
        ] {
            let message = target(&["--address", address]).expect_err(address);
            assert!(message.contains("[bad_address]"), "{message}");
            assert!(message.contains("help: write `HOST:PORT`"), "{message}");
            assert!(!message.contains("hunter2"), "{message}");
        }
        let message = target(&["--address", "http://a:1", "--tls"]).expect_err("both");
        assert!(message.contains("TLS is asked for"), "{message}");
    }

    #[test]
    fn a_key_that_is_no_header_is_refused_and_not_shown() {
        for key in ["", "hunter2\n", "hunter 2", "hünter2"] {
            let args = parse(&["--api-key", key]);
            assert!(!format!("{args:?}").contains("nter"), "{args:?}");
            let Err(Failure::Usage(message)) = args.options() else {
                panic!("{key:?}")
            };
            assert!(message.contains("[api_key_malformed]"), "{message}");
            assert!(!message.contains("nter"), "{message}");
        }
    }

    #[test]
    fn files_of_tls_have_to_be_pem() {
        let folder = tempfile::tempdir().expect("a folder");
        let not_pem = folder.path().join("ca.pem");
        fs::write(&not_pem, "hunter2").expect("a file");
        for path in [&not_pem, &folder.path().join("none.pem")] {
            let args = parse(&["--tls-ca-path", &path.to_string_lossy()]);
            let Err(Failure::Usage(message)) = args.options() else {
                panic!("{path:?}")
            };
            assert!(message.contains("[tls_file_unreadable]"), "{message}");
            assert!(!message.contains("hunter2"), "{message}");
        }
    }
}
