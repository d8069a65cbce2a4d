//! Which pages may use the server: cross-origin resource sharing.
//!
//! Source: the Fetch standard, "CORS protocol".

use std::str::FromStr;

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE, VARY,
};
use axum::http::{HeaderMap, HeaderValue};

/// An origin as browsers send it: scheme, host, and the port unless it is the scheme's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin(String);

/// The origins whose pages may use the server.
#[derive(Debug)]
pub(crate) struct Cors {
    allowed: Vec<Origin>,
}

impl Cors {
    /// These, and all of this machine.
    pub(crate) fn new(allowed: Vec<Origin>) -> Self {
        Self { allowed }
    }

    /// Whether an origin's pages may use the server.
    pub(crate) fn allows(&self, origin: &HeaderValue) -> bool {
        origin.to_str().is_ok_and(|origin| {
            is_loopback(origin) || self.allowed.iter().any(|allowed| allowed.0 == origin)
        })
    }

    /// Says in an answer, also one that refuses, that the page may read it.
    pub(crate) fn mark(&self, origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
        headers.append(VARY, HeaderValue::from_static("Origin"));
        if let Some(origin) = origin.filter(|origin| self.allows(origin)) {
            // The origin itself: with credentials, `*` is none.
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            headers.insert(
                ACCESS_CONTROL_ALLOW_CREDENTIALS,
                HeaderValue::from_static("true"),
            );
        }
    }
}

/// Says in the answer to a preflight what a page may send.
pub(crate) fn permit(headers: &mut HeaderMap) {
    let permitted = [
        (ACCESS_CONTROL_ALLOW_METHODS, "POST, OPTIONS"),
        (
            ACCESS_CONTROL_ALLOW_HEADERS,
            "Content-Type, X-Namespace, Authorization, Authorization-Extras",
        ),
        (ACCESS_CONTROL_MAX_AGE, "600"),
    ];
    for (name, value) in permitted {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// The web UI of a dev server runs on any port of this machine.
fn is_loopback(origin: &str) -> bool {
    ["http://localhost", "http://127.0.0.1"]
        .iter()
        .filter_map(|host| origin.strip_prefix(host))
        .any(|rest| rest.is_empty() || rest.strip_prefix(':').is_some_and(is_port))
}

fn is_port(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<u16>().is_ok()
}

/// An origin that no browser would ever send is a mistake that shows nowhere else.
impl FromStr for Origin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "*" {
            return Err("name each origin: browsers send credentials to no server that allows all");
        }
        let (scheme, host) = text
            .split_once("://")
            .filter(|(scheme, host)| !scheme.is_empty() && !host.is_empty())
            .ok_or("write scheme and host, such as https://temporal.example.com")?;
        if host.contains(['/', '?', '#', '@']) {
            return Err(
                "write scheme, host and port alone: an origin has no path and no slash after it",
            );
        }
        if !text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase())
        {
            return Err(
                "write it as browsers send it: in lower case, without space, other scripts as `xn--`",
            );
        }
        if matches!(scheme, "http" if host.ends_with(":80"))
            || matches!(scheme, "https" if host.ends_with(":443"))
        {
            return Err("leave the port out, as browsers do where it is the scheme's own");
        }
        Ok(Self(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_and_exactly_what_is_named_are_allowed() {
        let named = "https://temporal.example.com:8443"
            .parse()
            .expect("an origin");
        let cors = Cors::new(vec![named]);
        let table = [
            ("http://localhost", true),
            ("http://localhost:8233", true),
            ("http://127.0.0.1:1", true),
            ("https://temporal.example.com:8443", true),
            ("https://temporal.example.com", false),
            ("http://temporal.example.com:8443", false),
            ("https://temporal.example.com:84430", false),
            ("https://a.temporal.example.com:8443", false),
            ("https://localhost", false),
            ("http://localhost:", false),
            ("http://localhost:+80", false),
            ("http://localhost:65536", false),
            ("http://localhost.example.com", false),
            ("http://localhost:8233.example.com", false),
            ("http://localhost:8233/", false),
            ("http://127.0.0.11", false),
            ("http://127.0.0.1.example.com", false),
            ("http://example.com/http://localhost", false),
            ("null", false),
            ("*", false),
            ("", false),
        ];
        for (origin, allowed) in table {
            let value = HeaderValue::from_str(origin).expect("a header");
            assert_eq!(cors.allows(&value), allowed, "{origin}");
        }
    }

    #[test]
    fn an_origin_that_no_browser_sends_is_refused() {
        let refused = [
            "",
            "*",
            "null",
            "temporal.example.com",
            "://temporal.example.com",
            "https://",
            "https://temporal.example.com/",
            "https://temporal.example.com/ui",
            "https://anna@temporal.example.com",
            "https://Temporal.example.com",
            "HTTPS://temporal.example.com",
            "https://temporal.example.com:443",
            "http://temporal.example.com:80",
            "https://temporäl.example.com",
            "https://temporal. example.com",
        ];
        for origin in refused {
            assert!(origin.parse::<Origin>().is_err(), "{origin}");
        }
        for origin in [
            "https://a.example:80",
            "http://a.example:443",
            "http://[::1]:8233",
        ] {
            assert!(origin.parse::<Origin>().is_ok(), "{origin}");
        }
    }
}
