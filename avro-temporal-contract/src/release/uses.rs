//! Which schemas a contract's payloads have, and in which role.

use std::fmt;

use super::kind::{Kind, operations};
use super::role::Role;
use crate::contract::{Contract, Operation};
use crate::schema::{Kind as SchemaKind, Type, TypeId};

/// A payload of an operation.
#[derive(Debug, Clone)]
pub(super) struct Use<'c> {
    pub(super) kind: Kind,
    pub(super) operation: &'c Operation,
    pub(super) role: Role,
    /// The declared error that it is.
    pub(super) error: Option<TypeId>,
    /// The schema; `None` if there is no payload.
    pub(super) ty: Option<Type>,
}

/// All payloads of a contract, by operation.
pub(super) fn uses(contract: &Contract) -> Vec<Use<'_>> {
    let mut uses = Vec::new();
    for (kind, operation) in operations(contract) {
        let (input, result) = match kind {
            Kind::Workflow => (Role::WorkflowInput, Some(Role::WorkflowResult)),
            Kind::Activity => (Role::ActivityInput, Some(Role::ActivityResult)),
            Kind::Signal => (Role::SignalInput, None),
            Kind::Query => (Role::QueryInput, Some(Role::QueryResult)),
            Kind::Update => (Role::UpdateInput, Some(Role::UpdateResult)),
        };
        let payload = |role, error, ty| Use {
            kind,
            operation,
            role,
            error,
            ty,
        };
        uses.push(payload(input, None, operation.input.clone()));
        if let Some(result) = result {
            uses.push(payload(result, None, operation.output.clone()));
        }
        for id in &operation.errors {
            let ty = Type::new(SchemaKind::Named(*id), operation.site.clone());
            uses.push(payload(Role::Failure, Some(*id), Some(ty)));
        }
    }
    for activity in &contract.activities {
        if activity.heartbeat.is_some() {
            uses.push(Use {
                kind: Kind::Activity,
                operation: &activity.operation,
                role: Role::Heartbeat,
                error: None,
                ty: activity.heartbeat.clone(),
            });
        }
    }
    uses
}

/// What it is to which operation, for messages.
impl fmt::Display for Use<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.role == Role::Failure {
            let (kind, message) = (self.kind.word(), &self.operation.message);
            return write!(f, "a declared error of the {kind} `{message}`");
        }
        write!(f, "{} `{}`", self.role, self.operation.message)
    }
}
