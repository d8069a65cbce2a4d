//! A server of HTTP/1.1 in a few lines, which answers as a test says.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What a client sent.
#[derive(Clone)]
pub(crate) struct Request {
    /// The first line and the headers, in small letters, a line each.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

/// What it gets.
pub(crate) enum Answer {
    /// A status, and a body.
    Body(u16, Vec<u8>),
    /// Nothing, for as long as it waits.
    Silence,
}

/// A server on loopback; its thread ends with the process.
pub(crate) struct Server {
    pub(crate) address: String,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    pub(crate) fn start(answer: impl Fn(&Request) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            let mut silent = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                let request = read(&stream);
                seen.lock().expect("whole").push(request.clone());
                match answer(&request) {
                    Answer::Body(status, body) => {
                        let head = format!(
                            "HTTP/1.1 {status} Said\r\nLocation: http://127.0.0.1:9/\r\n\
                             Connection: close\r\nContent-Length: {}\r\n\r\n",
                            body.len()
                        );
                        // It may have heard enough.
                        let _ = stream.write_all(head.as_bytes());
                        let _ = stream.write_all(&body);
                    }
                    Answer::Silence => silent.push(stream),
                }
            }
        });
        Self { address, requests }
    }

    /// All that was asked by now.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().expect("whole").clone()
    }
}

fn read(stream: &TcpStream) -> Request {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a line");
        if line.trim().is_empty() {
            break;
        }
        let line = line.to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().expect("a number");
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("a body");
    Request { head, body }
}
