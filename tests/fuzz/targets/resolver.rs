//! `cargo xtask soak fuzz --target resolver`

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::RESOLVER.run(input));
