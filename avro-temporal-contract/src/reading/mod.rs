//! What a payload is read as: its writer found among those that are known, and what stands in the way.
//!
//! Generated decoders and tools that have no generated code go through the same steps here, so that a
//! tool's verdict on a history is that of the worker that will replay it.

mod check;
mod contract;
mod fault;
mod released;
mod schema;
mod writer;

pub use check::{Reading, Way};
pub use contract::{OperationReaders, Readers};
pub use fault::{ErrorClass, PayloadErrorKind};
pub use released::ReleasedTypes;
pub use schema::ReaderSchema;
pub use writer::{Found, PreparedWriter};
