//! Generated contracts, with every warning denied: by the macro, and by the build script.

#![deny(warnings, clippy::pedantic, missing_docs, unreachable_pub)]

// Every option and every kind of value, by the build script: of what a file holds, lints look at all.
include!(concat!(env!("OUT_DIR"), "/everything.rs"));

/// Types that the contract above names.
pub mod common {
    ::avro_temporal_runtime::contract!("schemas/common.avpr");
}

/// Stands for the runtime where a contract's hidden macros are called.
mod probe {
    macro_rules! __contract_workflow {
        ($($all:tt)*) => { ::core::stringify!($($all)*) };
    }
    pub(crate) use __contract_workflow;
}

/// A workflow's hidden macro, called before it is defined.
pub const BEFORE: &str = shop::Sell!((crate::probe));

::avro_temporal_runtime::contract!("schemas/shop.avpr", serde = true);

/// The same behind.
pub const BEHIND: &str = shop::Sell!((crate::probe));

/// A contract in a module without a prelude, whose names mean something in Rust.
#[no_implicit_prelude]
pub mod without_prelude {
    ::avro_temporal_runtime::contract!("schemas/traps.avpr", module = "traps");
}
