//! The example's program on a real server.

use std::env;
use std::process::Command;

#[test]
fn the_order_ends_with_its_receipt() {
    let address = env::var("AVRO_TEMPORAL_TEST_SERVER").unwrap_or_else(|_| {
        panic!(
            "`AVRO_TEMPORAL_TEST_SERVER` is not set; run `cargo xtask test test -- -p functions`"
        )
    });
    let output = Command::new(env!("CARGO_BIN_EXE_functions"))
        .env("TEMPORAL_ADDRESS", address)
        .output()
        .expect("the program runs");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(shown, "A-1: charge-A-1, parcel-A-1\n");
}
