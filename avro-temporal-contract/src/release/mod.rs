//! Releases: what was sent once and is read again, and what may change after that.
//!
//! A contract or schema is released under its fullname: a copy of it that nobody edits, and a line
//! in the manifest that says what it held, who released it and why. Temporal gives every payload of
//! a run to every later worker, so that the working schema is compared with all releases that are
//! retained, role by role.

mod breach;
mod check;
mod content;
mod diff;
mod embedded;
mod findings;
mod former;
mod kind;
mod levels;
mod manifest;
mod next;
mod released;
mod retired;
mod role;
mod rules;
mod self_contained;
mod told;
mod uses;
mod walk;

use std::sync::Arc;

use crate::contract::Contract;
use crate::name::FullName;
use crate::schema::{SchemaSet, Type};
use crate::site::Site;

pub use check::{Finding, check_releases};
pub use content::content_of;
pub use diff::diff;
pub use embedded::embedded_types;
pub use former::{Former, former_ids, former_names};
pub use kind::Kind;
#[cfg(feature = "plain-json")]
pub(crate) use kind::operations;
pub use manifest::{Entry, MANIFEST, Manifest, TypeVersion, folder_of};
pub use next::{Next, next_release};
pub use released::{Released, Releases};
pub use retired::calls_changed;
pub use role::Role;
pub use rules::rule_ids;
pub use self_contained::release_text;

/// What is released: a contract, or a named type that is a file of its own.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The types.
    pub set: Arc<SchemaSet>,
    /// What it is.
    pub body: Body,
}

/// What a [`Subject`] is.
#[derive(Debug, Clone)]
pub enum Body {
    /// A protocol.
    Contract(Box<Contract>),
    /// A named type.
    Type(Type),
}

impl Subject {
    /// Its fullname.
    pub fn name(&self) -> FullName {
        match &self.body {
            Body::Contract(contract) => contract.name.clone(),
            Body::Type(ty) => FullName::full(self.set.tag_name(ty)),
        }
    }

    /// Where it is written.
    pub fn site(&self) -> &Site {
        match &self.body {
            Body::Contract(contract) => &contract.name_site,
            Body::Type(ty) => &ty.site,
        }
    }

    /// The contract, if it is one.
    pub fn contract(&self) -> Option<&Contract> {
        match &self.body {
            Body::Contract(contract) => Some(contract),
            Body::Type(_) => None,
        }
    }
}
