//! What a handler that doesn't wait sees of its run.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use temporalio_workflow::SyncWorkflowContext;

use super::contract_release::{AskedReleases, AsksHistory, ContractRelease};
use super::host::Host;
use super::operation::WorkflowType;
use super::workflow::Workflow;

/// The context of a handler that doesn't wait: it has the workflow's state as `&mut self`.
///
/// It derefs to the SDK's [`SyncWorkflowContext`].
pub struct SyncCtx<W: Workflow> {
    sdk: SyncWorkflowContext<Host<W>>,
    releases: Rc<AskedReleases>,
}

impl<W: Workflow> SyncCtx<W> {
    pub(super) fn new(sdk: &SyncWorkflowContext<Host<W>>, releases: Rc<AskedReleases>) -> Self {
        Self {
            sdk: sdk.clone(),
            releases,
        }
    }

    /// The release of the workflow's contract that this run is of.
    ///
    /// A handler may be the first in its run to ask: what it is answered is recorded, and what the
    /// workflow and the other handlers are answered from then on.
    #[must_use]
    pub fn contract_release(&self) -> ContractRelease<'_> {
        ContractRelease::new(self, <W::Type as WorkflowType>::RELEASES)
    }
}

impl<W: Workflow> AsksHistory for SyncCtx<W> {
    fn is_replaying(&self) -> bool {
        self.sdk.is_replaying()
    }

    fn patched(&self, id: &str) -> bool {
        self.sdk.patched(id)
    }

    fn asked_releases(&self) -> &AskedReleases {
        &self.releases
    }
}

impl<W: Workflow> Deref for SyncCtx<W> {
    type Target = SyncWorkflowContext<Host<W>>;

    fn deref(&self) -> &Self::Target {
        &self.sdk
    }
}

impl<W: Workflow> DerefMut for SyncCtx<W> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.sdk
    }
}

impl<W: Workflow> fmt::Debug for SyncCtx<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncCtx").finish_non_exhaustive()
    }
}
