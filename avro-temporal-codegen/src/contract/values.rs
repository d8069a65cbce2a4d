//! Values that operations give: their unions, and which have a Rust type.

use avro_temporal_contract::contract::{Contract, Operation};
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::schema::{Kind, Type};

use crate::support::{check_type_support, optional};
use crate::unions::{Union, unions_of_value};

/// A value of an operation that isn't always a record.
pub(super) struct OperationValue<'a> {
    pub(super) ty: &'a Type,
    /// The words that a union in it is named after.
    pub(super) words: String,
    /// Where it stands, for messages: ``the response of `processOrder` ``.
    pub(super) place: String,
}

impl<'a> OperationValue<'a> {
    fn new(ty: &'a Type, part: &str, operation: &Operation) -> Self {
        Self {
            ty,
            words: words(operation, part),
            place: format!("the {part} of `{}`", operation.message),
        }
    }
}

/// The words that a union in a part of an operation is named after.
pub(super) fn words(operation: &Operation, part: &str) -> String {
    format!("{}_{part}", operation.message)
}

/// Every response and heartbeat of a contract.
fn values(contract: &Contract) -> impl Iterator<Item = OperationValue<'_>> {
    let responses = contract.operations().filter_map(|operation| {
        let ty = operation.output.as_ref()?;
        Some(OperationValue::new(ty, "response", operation))
    });
    let heartbeats = contract.activities.iter().filter_map(|activity| {
        let ty = activity.heartbeat.as_ref()?;
        Some(OperationValue::new(ty, "heartbeat", &activity.operation))
    });
    responses.chain(heartbeats)
}

/// The unions that become enums beside the operations.
pub(super) fn unions_of_contract(contract: &Contract) -> Vec<Union<'_>> {
    values(contract)
        .flat_map(|value| unions_of_value(value.ty, &value.words, value.place))
        .collect()
}

/// Finds values that have no Rust type of their own.
pub(super) fn check_values(contract: &Contract, diagnostics: &mut Diagnostics) {
    for value in values(contract) {
        check_type_support(&value.place, value.ty, diagnostics);
        check_null_first(&value.place, value.ty, diagnostics);
    }
    for workflow in &contract.workflows {
        for memo in &workflow.memo {
            let place = format!(
                "the memo `{}` of `{}`",
                memo.name, workflow.operation.message
            );
            // What is null is no entry, and else the entry is the other branch.
            let ty = match &memo.path.ty.kind {
                Kind::Union(branches) => optional(branches).map_or(&memo.path.ty, |(_, ty)| ty),
                _ => &memo.path.ty,
            };
            check_null_first(&place, ty, diagnostics);
        }
    }
}

/// `Option` outside of a record is the union whose first branch is null.
fn check_null_first(place: &str, ty: &Type, diagnostics: &mut Diagnostics) {
    match &ty.kind {
        Kind::Array(inner) | Kind::Map(inner) => check_null_first(place, inner, diagnostics),
        Kind::Union(branches) => match optional(branches) {
            Some((1, _)) => {
                diagnostics.push(
                    Diagnostic::error(
                        "no_rust_type",
                        &ty.site,
                        format!("{place} is a union with null behind, which has no Rust type"),
                    )
                    .note("outside of a record, `Option` is the union whose first branch is null")
                    .help("write null first: `[\"null\", …]`"),
                );
            }
            Some((_, other)) => check_null_first(place, other, diagnostics),
            None => {}
        },
        _ => {}
    }
}
