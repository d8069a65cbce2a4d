//! Typed Temporal workflows on Avro schemas.
//!
//! - [`include_avro!`], [`derive(Avro)`](macro@Avro): Rust types from schema files, or checked
//!   against them; each is an [`AvroType`].
//! - [`contract!`]: types, operations and clients of a protocol.
//! - [`activity`], [`activities`], [`workflow`]: typed operations.
//! - [`wire`]: how a value travels.
//! - [`PayloadError`]: what can be wrong with a payload, and who can heal it.
//!
//! Features:
//!
//! - `temporal`, on by default: without it the crate is types and codec alone, and the SDK isn't
//!   built.
//! - `jiff`, `uuid`, `decimal`: conversions of [`logical`] types to and from those of other crates.
//! - `replay`: recorded histories, replayed by the workflows of a test.
//! - `serde`: `serde = true` of [`include_avro!`].

// Generated code names this crate by its absolute path, also where it stands in this crate's tests.
extern crate self as avro_temporal_runtime;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod avro_type;
#[doc(hidden)]
pub mod codec;
mod desc;
mod error;
mod info;
pub mod logical;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod plain;
mod releases;
mod sizes;
mod symbol;
mod template;
#[cfg(feature = "temporal")]
mod temporal;
mod version;
pub mod wire;

pub use avro_temporal_contract as contract;
#[cfg(feature = "temporal")]
#[doc(hidden)]
pub use avro_temporal_macros::{__contract_activities, __contract_workflow};
pub use avro_temporal_macros::{Avro, contract, include_avro};
#[cfg(feature = "temporal")]
pub use avro_temporal_macros::{activities, activity, workflow};

#[cfg(feature = "serde")]
#[doc(no_inline)]
pub use ::serde;
pub use avro_type::AvroType;
pub use desc::{NamedDesc, TypeDesc};
pub use error::{ErrorClass, PayloadError, PayloadErrorKind, Role, WriterTag};
pub use info::TypeInfo;
pub use releases::{BadEstablished, ESTABLISHED_VARIABLE, JsonRelease, Release, Releases};
pub use symbol::UnknownSymbol;
pub use template::{Template, TemplateError, TemplatePart, TemplateValue};
#[cfg(feature = "temporal")]
pub use temporal::*;
