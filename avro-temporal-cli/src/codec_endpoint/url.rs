//! The address of a codec server.

use ureq::http::Uri;

use super::usage;
use crate::answer::Failure;

/// An address, and what it is made of.
pub(super) fn parse_url(endpoint: &str, namespace: &str) -> Result<(String, Uri), Failure> {
    let bad = |why: &str| {
        let message = format!("the address of `--codec-endpoint` can't be used: {why}");
        let help = "write `http://HOST:PORT` or `https://HOST`, with a path if there is one";
        usage("bad_codec_endpoint", message, None, help)
    };
    if endpoint.contains('@') {
        return Err(bad("it holds a credential, which is for `--codec-auth`"));
    }
    if endpoint.contains(['?', '#']) {
        return Err(bad("`/decode` can't be added to it"));
    }
    let url = endpoint.replace("{namespace}", &escape(namespace));
    let url = url.trim_end_matches('/').to_owned();
    let uri: Uri = url.parse().map_err(|_| bad("it is no URL"))?;
    match uri.scheme_str() {
        Some("http" | "https") if uri.host().is_some_and(|it| !it.is_empty()) => Ok((url, uri)),
        _ => Err(bad(
            "it doesn't begin with `http://` or `https://` and a host",
        )),
    }
}

/// A text as a part of a URL.
fn escape(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    bytes.collect()
}

/// Whether it is this machine, which no proxy is asked for.
pub(super) fn is_loopback(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let address: Option<std::net::IpAddr> = host.parse().ok();
    host == "localhost" || address.is_some_and(|it| it.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(endpoint: &str) -> Result<String, String> {
        match parse_url(endpoint, "a b/ü") {
            Ok((url, _)) => Ok(url),
            Err(Failure::Usage(message)) => Err(message),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_address_may_name_the_namespace() {
        for (endpoint, expected) in [
            ("http://a:1", "http://a:1"),
            ("https://a/", "https://a"),
            ("https://a/x//", "https://a/x"),
            ("https://a/{namespace}/x", "https://a/a%20b%2F%C3%BC/x"),
        ] {
            assert_eq!(parse(endpoint), Ok(expected.to_owned()));
        }
    }

    #[test]
    fn what_is_no_address_is_refused_and_not_shown() {
        for endpoint in [
            "",
            "a:1",
            "ftp://a",
            "http://",
            "http:///x",
            "https://user:hunter2@a",
            "https://a/?key=hunter2",
            "https://a/#hunter2",
            "https://a b",
        ] {
            let message = parse(endpoint).expect_err(endpoint);
            assert!(message.contains("[bad_codec_endpoint]"), "{message}");
            assert!(message.contains("help: "), "{message}");
            assert!(!message.contains("hunter2"), "{message}");
        }
    }

    #[test]
    fn this_machine_is_known_by_its_names() {
        for (endpoint, expected) in [
            ("http://localhost:1", true),
            ("http://127.0.0.1", true),
            ("http://[::1]:1", true),
            ("http://localhost.example", false),
            ("http://10.0.0.1", false),
        ] {
            let uri: Uri = endpoint.parse().expect("a URL");
            assert_eq!(is_loopback(&uri), expected, "{endpoint}");
        }
    }
}
