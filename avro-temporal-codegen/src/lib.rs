//! Rust types and Temporal signatures from Avro schemas: the one implementation under the macros
//! and build scripts.
//!
//! Phases: `load` (files) → `avro-temporal-contract` (parse, resolve, check) → `naming`, `support`
//! (checks of this crate) → `emit` (tokens, which can't fail).

mod analysis;
mod builder;
mod contract;
mod derive;
mod emit;
mod include;
mod load;
mod naming;
mod one_module;
mod operation;
mod operation_schema;
mod options;
mod releases;
mod report;
mod shape;
mod support;
mod typecheck;
mod unions;
mod written;

use std::path::Path;

pub use builder::{BuildError, Builder, Generated};
pub use contract::expand_contract;
pub use derive::expand_derive;
pub use include::expand_include;
#[doc(hidden)]
pub use include::generate_from_memory;
pub use load::{Loaded, Package};
pub use operation::{
    expand_activities, expand_activity, expand_contract_activities, expand_contract_workflow,
    expand_workflow,
};

/// The package of the file that a macro stands in; without one, that which Cargo compiles.
pub(crate) fn package_of(source: Option<&Path>) -> Package {
    let fallback = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    Package::of_source(source, Path::new(&fallback))
}
