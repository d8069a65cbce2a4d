//! A payload of Temporal's protocol.

/// A payload: metadata by key, and data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WirePayload {
    pub(crate) metadata: Vec<(String, Vec<u8>)>,
    pub(crate) data: Vec<u8>,
}
