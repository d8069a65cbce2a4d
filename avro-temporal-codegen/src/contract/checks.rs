//! What a contract says that has no Rust form.

use avro_temporal_contract::contract::{Contract, check_root_temporal};
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::schema::{SchemaSet, TypeId};

use super::ContractStyle;
use super::foreign::check_foreign;
use super::names::check_contract_names;
use super::values::{check_values, unions_of_contract};
use crate::naming::{check_names, check_union_names};
use crate::support::{check_support, check_type_support};
use crate::unions::{Union, unions_of_types};

/// Finds all of it.
pub(super) fn check_contract(
    set: &SchemaSet,
    contract: &Contract,
    style: &ContractStyle,
    diagnostics: &mut Diagnostics,
) {
    let unions = &unions_of_contract(contract);
    let own: Vec<TypeId> = own_types(set, style);
    check_types(set, &own, unions, diagnostics);
    check_values(contract, diagnostics);
    check_foreign(set, contract, style, diagnostics);
    check_contract_names(set, contract, &own, unions, style, diagnostics);
}

/// The types that are generated.
pub(super) fn own_types(set: &SchemaSet, style: &ContractStyle) -> Vec<TypeId> {
    set.ids()
        .filter(|id| !style.is_foreign(set.get(*id).name.namespace()))
        .collect()
}

/// Finds types, and unions beside them, that have no Rust form.
pub(super) fn check_types(
    set: &SchemaSet,
    own: &[TypeId],
    unions: &[Union<'_>],
    diagnostics: &mut Diagnostics,
) {
    check_support(set, own, diagnostics);
    for file in set.files() {
        check_root_temporal(file, diagnostics);
        if let Some(root) = &file.root {
            let what = format!("`{}`", file.source.name);
            check_type_support(&what, root, diagnostics);
        }
    }
    check_names(set, own, diagnostics);
    let of_types = unions_of_types(set, own);
    let unions: Vec<Union<'_>> = of_types.into_iter().chain(unions.iter().cloned()).collect();
    check_union_names(set, own, &unions, diagnostics);
}
