//! `cargo xtask soak fuzz --target payload`

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::PAYLOAD.run(input));
