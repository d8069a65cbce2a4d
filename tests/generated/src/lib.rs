//! Generated types, with every warning denied: by the macro, and by the build script.

#![deny(warnings, clippy::pedantic)]

/// Types of the macro.
pub mod by_macro {
    avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/traps.avsc");
}

/// Types of the build script.
pub mod by_build_script {
    include!(concat!(env!("OUT_DIR"), "/types.rs"));
}
