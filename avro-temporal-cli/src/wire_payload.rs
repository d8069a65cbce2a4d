//! A payload as it travels, whatever it was read from.

use std::collections::BTreeMap;

/// A payload: what says how its data is written, and the data.
///
/// It has no `Debug`, so that no value stands in a message by mistake.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct WirePayload {
    /// The metadata by its keys, such as `encoding`.
    pub(crate) metadata: BTreeMap<String, Vec<u8>>,
    /// The data, as the metadata says.
    pub(crate) data: Vec<u8>,
}

impl WirePayload {
    /// How many bytes it has, about: without what a form of text adds.
    pub(crate) fn size(&self) -> usize {
        let metadata = self.metadata.iter();
        let metadata: usize = metadata.map(|(key, value)| key.len() + value.len()).sum();
        metadata + self.data.len()
    }
}
