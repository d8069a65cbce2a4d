//! Stands in for every program of the demo; which one, its own name says.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Command, exit};
use std::{env, fs, thread, time::Duration};

fn main() {
    let program = env::current_exe().unwrap();
    let name = program.file_name().unwrap().to_str().unwrap();
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments = arguments.join(" ");
    match (name, arguments.as_str()) {
        ("temporal", "--version") => println!("temporal version 0 (stand-in)"),
        ("temporal", question) if question.contains(" operator ") => {}
        _ => run(name, &arguments),
    }
}

fn run(name: &str, arguments: &str) {
    announce(name, arguments);
    if is("STAND_IN_FAILS", name) {
        eprintln!("{name}: cheese");
        exit(1);
    }
    match name {
        "temporal" => listen(value(arguments, "--port=")),
        "avro-temporal" => {
            let address = value(arguments, "--listen ");
            listen(address.rsplit(':').next().unwrap());
        }
        "orders-worker" => {
            connect();
            if is("STAND_IN_IGNORES_TERM", name) {
                let script = "trap '' TERM; while :; do sleep 1; done";
                panic!("{}", Command::new("sh").args(["-c", script]).exec());
            }
            wait();
        }
        "orders-starter" => {
            connect();
            if is("STAND_IN_WAITS", name) {
                wait();
            }
            fs::write(env::var("ORDERS_RUNS_FILE").unwrap(), "order-1\n").unwrap();
            println!("started order-1");
        }
        "orders-history" => {
            connect();
            for run in fs::read_to_string(env::var("ORDERS_RUNS_FILE").unwrap())
                .unwrap()
                .lines()
            {
                println!("checked {run}");
            }
        }
        "evolution" => {
            connect();
            println!("ended order-2");
        }
        _ => panic!("no program is named {name}"),
    }
}

fn announce(name: &str, arguments: &str) {
    let folder = env::var("STAND_IN_FOLDER").unwrap();
    fs::write(format!("{folder}/{name}.arguments"), arguments).unwrap();
    let new = format!("{folder}/{name}.new");
    fs::write(&new, std::process::id().to_string()).unwrap();
    fs::rename(new, format!("{folder}/{name}.pid")).unwrap();
}

fn is(variable: &str, name: &str) -> bool {
    env::var(variable).is_ok_and(|value| value == name)
}

fn value<'a>(arguments: &'a str, option: &str) -> &'a str {
    let after = arguments.split_once(option).unwrap().1;
    after.split(' ').next().unwrap()
}

fn connect() {
    TcpStream::connect(env::var("TEMPORAL_ADDRESS").unwrap()).unwrap();
}

fn listen(port: &str) {
    let listener = TcpListener::bind(("127.0.0.1", port.parse().unwrap())).unwrap();
    for connection in listener.incoming() {
        drop(connection);
    }
}

fn wait() {
    loop {
        thread::sleep(Duration::from_secs(600));
    }
}

#[test]
fn the_server_is_announced_and_listens() {
    TcpStream::connect(env::var("AVRO_TEMPORAL_TEST_SERVER").unwrap()).unwrap();
}

#[test]
fn the_executable_is_announced() {
    assert!(
        env::var("AVRO_TEMPORAL_TEST_TEMPORAL_CLI")
            .unwrap()
            .ends_with("/temporal")
    );
}

#[test]
fn the_python_is_announced() {
    assert!(
        env::var("AVRO_TEMPORAL_TEST_PYTHON")
            .unwrap()
            .ends_with("/python")
    );
}

#[test]
fn the_setting_of_a_user_is_kept_away() {
    assert_eq!(env::var("TEMPORAL_ADDRESS").ok(), None);
}

#[test]
fn one_fails_on_demand() {
    assert!(!is("STAND_IN_FAILS", "any test"), "cheese");
}

#[test]
fn one_waits_on_demand() {
    if is("STAND_IN_WAITS", "any test") {
        announce("tests", "");
        wait();
    }
}
