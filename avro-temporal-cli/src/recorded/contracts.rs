//! The contracts and schemas that histories are held against.

use std::sync::Arc;

use avro_temporal_contract::reading::{OperationReaders, ReaderSchema, Readers};
use avro_temporal_contract::release::Kind;

/// All of them.
pub(crate) struct Contracts {
    pub(crate) all: Vec<Readers>,
}

/// An operation: the position of its contract, and its own in that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct OperationId {
    pub(crate) contract: usize,
    pub(crate) operation: usize,
}

/// An operation that the contract hasn't any more.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Former {
    pub(crate) contract: usize,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    /// The last release that has it.
    pub(crate) release: u32,
}

impl Contracts {
    pub(crate) fn operation(&self, id: OperationId) -> &OperationReaders {
        &self.all[id.contract].operations[id.operation]
    }

    /// A workflow or activity by its name on the wire, which no two contracts share.
    pub(crate) fn find(&self, kind: Kind, name: &str) -> Option<OperationId> {
        (0..self.all.len()).find_map(|contract| self.find_in(contract, kind, name))
    }

    /// An operation of a contract by its name on the wire.
    pub(crate) fn find_in(&self, contract: usize, kind: Kind, name: &str) -> Option<OperationId> {
        let operation = self.all[contract].position(kind, name)?;
        Some(OperationId {
            contract,
            operation,
        })
    }

    /// What only releases have.
    pub(crate) fn former(&self, kind: Kind, name: &str) -> Option<Former> {
        self.all.iter().enumerate().find_map(|(contract, readers)| {
            Some(Former {
                contract,
                kind,
                name: name.to_owned(),
                release: readers.former(kind, name)?,
            })
        })
    }

    /// A declared error, or a schema that is no contract, by its fullname.
    pub(crate) fn named(&self, name: &str) -> Option<(usize, &Arc<ReaderSchema>)> {
        let mut all = self.all.iter().enumerate();
        all.find_map(|(contract, readers)| Some((contract, readers.named(name)?)))
    }
}
