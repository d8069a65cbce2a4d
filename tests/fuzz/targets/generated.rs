//! `cargo xtask soak fuzz --target generated`

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| fuzz::GENERATED.run(input));
