//! Start and end.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use crate::client::{Request, connect};
use crate::process::{Server, Signal, run};

#[test]
fn a_signal_ends_it() {
    for signal in [Signal::TERM, Signal::INT] {
        let server = Server::start();
        assert!(server.warnings.is_empty(), "{:?}", server.warnings);
        assert!(
            server.address.starts_with("127.0.0.1:"),
            "{}",
            server.address
        );
        assert!(!server.address.ends_with(":0"), "{}", server.address);
        assert_eq!(Request::post("/decode", "{}").send(&server).status, 200);
        assert_eq!(server.end(signal), (Some(0), String::new()));
    }
}

/// Browsers keep connections, some of which have never sent a byte.
#[test]
fn open_connections_do_not_keep_it() {
    let server = Server::start();
    let silent = connect(&server);
    let mut half_sent = connect(&server);
    half_sent
        .write_all(
            b"POST /decode HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n{",
        )
        .expect("half a request is sent");
    // Which says that the rest is being waited for.
    let mut line = [0; 21];
    half_sent.read_exact(&mut line).expect("an answer");
    assert_eq!(&line, b"HTTP/1.1 100 Continue");
    assert_eq!(server.end(Signal::TERM), (Some(0), String::new()));
    drop((silent, half_sent));
}

#[test]
fn an_address_in_use_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let outcome = run(&["--listen", &address]);
    assert_eq!(outcome.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&outcome.stderr);
    let expected = format!("error: can't listen on {address}; choose an address with `--listen`: ");
    assert!(stderr.starts_with(&expected), "{stderr}");
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
}

#[test]
fn an_address_of_another_machine_is_named() {
    // TEST-NET-1, which no machine has.
    let outcome = run(&["--listen", "192.0.2.1:8081"]);
    assert_eq!(outcome.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&outcome.stderr);
    assert!(
        stderr.starts_with("error: can't listen on 192.0.2.1:8081;"),
        "{stderr}"
    );
}

#[test]
fn wrong_usage_is_explained() {
    let table: [(&[&str], &str); 8] = [
        (
            &["--listen", "8081"],
            "write an IP address and a port, such as 127.0.0.1:8081",
        ),
        (
            &["--listen", "localhost:8081"],
            "write an IP address and a port",
        ),
        (&["--listen", "127.0.0.1"], "write an IP address and a port"),
        (
            &["--listen", "127.0.0.1:65536"],
            "write an IP address and a port",
        ),
        (&["--allow-origin", "*"], "name each origin"),
        (
            &["--allow-origin", "https://a.example/"],
            "no slash after it",
        ),
        (&["--allow-origin", "a.example"], "write scheme and host"),
        (&["--port", "8081"], "unexpected argument '--port'"),
    ];
    for (arguments, expected) in table {
        let outcome = run(arguments);
        let stderr = String::from_utf8_lossy(&outcome.stderr);
        assert_eq!(outcome.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains(expected), "{stderr}");
    }
}

#[test]
fn help_says_what_encode_does() {
    let outcome = run(&["--help"]);
    assert_eq!(outcome.status.code(), Some(0));
    let stdout = String::from_utf8_lossy(&outcome.stdout);
    assert!(
        stdout.contains("`/encode` returns payloads unchanged"),
        "{stdout}"
    );
    assert!(stdout.contains("[default: 127.0.0.1:8081]"), "{stdout}");
}

#[test]
fn an_open_address_is_warned_of() {
    let server = Server::start_with(&["--listen", "0.0.0.0:0"]);
    let [warning] = &*server.warnings else {
        panic!("{:?}", server.warnings)
    };
    let address = &server.address;
    let expected = format!("warning: whoever reaches {address} can read payloads");
    assert!(warning.starts_with(&expected), "{warning}");
    assert_eq!(server.end(Signal::TERM), (Some(0), String::new()));
}
