//! `cargo xtask soak fuzz --target dynamic`

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::DYNAMIC.run(input));
