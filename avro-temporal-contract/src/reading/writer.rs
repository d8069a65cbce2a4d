//! The schemas that a payload may have been written with.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::resolution::{Mismatch, Plan};
use crate::schema::{Fingerprint, Identity};

/// Another version's schema, compared with the reader's once.
#[derive(Debug)]
pub struct PreparedWriter {
    /// The identity text.
    pub identity_text: String,
    /// The CRC-64-AVRO of the canonical form, in wire order.
    pub fingerprint: Fingerprint,
    /// How its data is read, or why none of it is.
    pub plan: Result<Plan, Vec<Mismatch>>,
}

/// Who wrote a payload.
#[derive(Debug, Clone)]
pub enum Found {
    /// The reader's own schema.
    Own,
    /// A release of this number, by the type's version in it.
    Released {
        /// The first release that has the schema.
        number: u32,
        /// The type's version in it.
        version: u32,
        /// How it is read.
        writer: Arc<PreparedWriter>,
    },
    /// The schema that travels with the payload.
    Embedded(Arc<PreparedWriter>),
}

/// The prepared writers of embedded schemas. They are sent by anyone, so that the number of those
/// that are kept is bounded: the oldest makes way.
#[derive(Debug, Default)]
pub(super) struct Cache {
    by_identity: HashMap<Identity, Arc<PreparedWriter>>,
    order: VecDeque<Identity>,
}

/// How many writers are kept for each type.
const MAX_WRITERS: usize = 64;

impl Cache {
    pub(super) fn get(&self, identity: Identity) -> Option<Arc<PreparedWriter>> {
        self.by_identity.get(&identity).cloned()
    }

    pub(super) fn keep(&mut self, identity: Identity, writer: Arc<PreparedWriter>) {
        if self.by_identity.insert(identity, writer).is_none() {
            self.order.push_back(identity);
        }
        if self.order.len() > MAX_WRITERS
            && let Some(oldest) = self.order.pop_front()
        {
            self.by_identity.remove(&oldest);
        }
    }
}
