//! `cargo xtask soak fuzz --target schema`

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::SCHEMA.run(input));
