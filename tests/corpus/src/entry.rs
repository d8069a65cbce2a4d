//! A Rust type of an accepted schema, as tests use it.

use avro_temporal_runtime::codec::{Reader, Writer};
use avro_temporal_runtime::{AvroType, TypeInfo};

/// A Rust type of an accepted schema.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The file, below the folder of accepted ones.
    pub file: &'static str,
    /// The type, as Rust code names it.
    pub rust: &'static str,
    /// What is known of its schema.
    pub info: fn() -> &'static TypeInfo,
    /// Reads Avro binary, and writes it again.
    ///
    /// # Errors
    ///
    /// What can't be read, or can't be written.
    pub recode: fn(&[u8]) -> Result<Vec<u8>, String>,
}

impl Entry {
    pub(crate) const fn of<T: AvroType>(file: &'static str, rust: &'static str) -> Self {
        Self {
            file,
            rust,
            info: T::info,
            recode: recode::<T>,
        }
    }
}

fn recode<T: AvroType>(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut input = Reader::new(bytes);
    let value = T::decode(&mut input).map_err(|error| error.to_string())?;
    input.finish().map_err(|error| error.to_string())?;
    let mut out = Writer::new();
    value.encode(&mut out);
    out.finish().map_err(|error| error.to_string())
}
