//! Rust names of a contract's items, and which of them collide.

use std::collections::{BTreeSet, HashMap};

use avro_temporal_contract::contract::{Contract, Operation, Workflow};
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::schema::{SchemaSet, TypeId};
use avro_temporal_contract::site::Site;
use proc_macro2::Ident;
use quote::format_ident;

use super::ContractStyle;
use crate::naming::{const_ident, field_ident, module_path, type_ident};
use crate::unions::{Union, unions_of_types};

/// An operation's type: `processOrder` is `ProcessOrder`.
pub(super) fn marker(operation: &Operation) -> Ident {
    type_ident(&operation.message).unwrap_or_else(|| format_ident!("Unnamed"))
}

/// An operation's method: `processOrder` is `process_order`.
pub(super) fn method(operation: &Operation) -> Ident {
    field_ident(&operation.message).unwrap_or_else(|| format_ident!("unnamed"))
}

/// What an operation fails with: `ProcessOrderError`.
pub(super) fn error(operation: &Operation) -> Ident {
    part(operation, "error")
}

/// A client's handle to a run: `ProcessOrderHandle`.
pub(super) fn handle(operation: &Operation) -> Ident {
    part(operation, "handle")
}

/// What another workflow sends to a run: `ProcessOrderSignals`.
pub(super) fn signals(operation: &Operation) -> Ident {
    part(operation, "signals")
}

/// Not made of the operation's own type, which may be no word, as `Self_`.
fn part(operation: &Operation, part: &str) -> Ident {
    type_ident(&format!("{}_{part}", operation.message)).unwrap_or_else(|| format_ident!("Unnamed"))
}

/// The function of an operation's id where there is nothing of Temporal's: `process_order_id`.
pub(super) fn id_function(operation: &Operation) -> Ident {
    field_ident(&format!("{}_id", operation.message)).unwrap_or_else(|| format_ident!("unnamed"))
}

/// The constant of an operation's name, or of a group: `PROCESS_ORDER`.
pub(super) fn constant(name: &str) -> Ident {
    const_ident(name).unwrap_or_else(|| format_ident!("UNNAMED"))
}

/// Whether a workflow may be a child: the SDK can't give one a memo or a conflict policy.
pub(super) fn is_child(workflow: &Workflow) -> bool {
    workflow.memo.is_empty() && workflow.id_conflict_policy.is_none()
}

/// Finds items, methods and variants that have the same Rust name, or none.
pub(super) fn check_contract_names(
    set: &SchemaSet,
    contract: &Contract,
    own: &[TypeId],
    unions: &[Union<'_>],
    style: &ContractStyle,
    diagnostics: &mut Diagnostics,
) {
    if style.module(contract.name.name()).is_none() {
        diagnostics.push(no_rust_name(
            &format!("the protocol `{}`", contract.name),
            &contract.name_site,
        ));
    }
    let mut items = Names::new(diagnostics);
    take_types(set, contract, own, unions, &mut items);
    items.reserve(&["NAME", "TASK_QUEUE"], contract);
    if style.is_contract_only {
        for operation in contract.operations() {
            let what = format!("the message `{}`", operation.message);
            items.take(const_ident(&operation.message), &what, &operation.name_site);
        }
        let updates = contract.updates.iter().map(|it| (&it.operation, &it.id));
        let workflows = contract.workflows.iter().map(|it| (&it.operation, &it.id));
        for (operation, id) in workflows.chain(updates) {
            if id.is_some() {
                let what = format!("the id of `{}`", operation.message);
                items.take(Some(id_function(operation)), &what, &operation.name_site);
            }
        }
        return;
    }
    items.reserve(&["Client", "Calls", "WORKFLOWS"], contract);
    take_operations(contract, &mut items);
    check_variants(set, contract, diagnostics);
    check_macros(contract, diagnostics);
    check_methods(contract, diagnostics);
}

/// What the contract's module has of its types.
fn take_types<'a>(
    set: &'a SchemaSet,
    contract: &'a Contract,
    own: &[TypeId],
    unions: &[Union<'a>],
    items: &mut Names<'a, '_>,
) {
    let home = contract.name.namespace();
    let mut modules = BTreeSet::new();
    // Two of one namespace are told where types are checked.
    let mut seen = BTreeSet::new();
    let mut take = |namespace: &'a str, ident: Option<Ident>, what: &str, site: &'a Site| {
        let is_here = namespace == home || namespace.is_empty();
        if let Some(ident) = ident.filter(|_| is_here)
            && seen.insert((namespace, ident.to_string()))
        {
            items.take_text(ident.to_string(), what, site);
        }
    };
    for named in own.iter().map(|id| set.get(*id)) {
        let namespace = named.name.namespace();
        let what = format!("the type `{}`", named.name);
        take(
            namespace,
            type_ident(named.name.name()),
            &what,
            &named.name_site,
        );
    }
    let of_types = unions_of_types(set, own);
    for union in of_types.iter().chain(unions) {
        let what = format!("the union of {}", union.place);
        take(union.namespace, union.ident(), &what, &union.ty.site);
    }
    for named in own.iter().map(|id| set.get(*id)) {
        let namespace = named.name.namespace();
        let module = module_path(namespace).and_then(|path| path.into_iter().next());
        if let Some(module) = module
            && modules.insert(module.clone())
        {
            let what = format!("the namespace `{namespace}`");
            items.take_text(module, &what, &named.name_site);
        }
    }
}

fn take_operations<'a>(contract: &'a Contract, items: &mut Names<'a, '_>) {
    for operation in contract.operations() {
        let what = format!("the message `{}`", operation.message);
        items.take(type_ident(&operation.message), &what, &operation.name_site);
    }
    let workflows = contract.workflows.iter().map(|it| &it.operation);
    let activities = contract.activities.iter().map(|it| &it.operation);
    let updates = contract.updates.iter().map(|it| &it.operation);
    for operation in workflows.clone().chain(activities).chain(updates) {
        let what = format!("the errors of `{}`", operation.message);
        items.take(Some(error(operation)), &what, &operation.name_site);
    }
    for operation in workflows {
        for (part, ident) in [
            ("handle", handle(operation)),
            ("signals", signals(operation)),
        ] {
            let what = format!("the {part} of `{}`", operation.message);
            items.take(Some(ident), &what, &operation.name_site);
        }
    }
    for group in &contract.groups {
        let what = format!("the group `{}`", group.name);
        items.take(const_ident(&group.name), &what, &group.site);
    }
}

/// The variants of each operation's errors.
fn check_variants(set: &SchemaSet, contract: &Contract, diagnostics: &mut Diagnostics) {
    for operation in contract.operations() {
        let mut variants = Names::new(diagnostics);
        variants.owner = format!(" of `{}`", error(operation));
        variants.take_text("Other".into(), "every other error", &operation.name_site);
        for id in &operation.errors {
            let named = set.get(*id);
            let what = format!("the error `{}`", named.name);
            variants.take(type_ident(named.name.name()), &what, &operation.name_site);
        }
    }
}

/// The macros that attributes call: of workflows and groups.
fn check_macros(contract: &Contract, diagnostics: &mut Diagnostics) {
    let mut macros = Names::new(diagnostics);
    for workflow in &contract.workflows {
        let operation = &workflow.operation;
        let what = format!("the workflow `{}`", operation.message);
        macros.take_text(marker(operation).to_string(), &what, &operation.name_site);
    }
    for group in &contract.groups {
        let what = format!("the group `{}`", group.name);
        macros.take(type_ident(&group.name), &what, &group.site);
    }
}

/// The methods of clients, calls and handles.
fn check_methods(contract: &Contract, diagnostics: &mut Diagnostics) {
    let mut client = Names::new(diagnostics);
    client.owner = " of `Client`".into();
    client.reserve(&["new", "client"], contract);
    for workflow in &contract.workflows {
        client.take_operation(&workflow.operation);
    }
    let mut calls = Names::new(diagnostics);
    calls.owner = " of `Calls`".into();
    calls.reserve(&["run_context"], contract);
    let children = contract.workflows.iter().filter(|it| is_child(it));
    let children = children.map(|it| &it.operation);
    let activities = contract.activities.iter().map(|it| &it.operation);
    for operation in activities.chain(children) {
        calls.take_operation(operation);
    }
    for workflow in &contract.workflows {
        let mut methods = Names::new(diagnostics);
        methods.owner = format!(" of `{}`", handle(&workflow.operation));
        methods.reserve(&["workflow"], contract);
        let signals = workflow.signals.iter();
        let signals = signals.map(|it| &contract.signals[it.index].operation);
        let queries = workflow.queries.iter();
        let queries = queries.map(|it| &contract.queries[it.index].operation);
        let updates = workflow.updates.iter();
        let updates = updates.map(|it| &contract.updates[it.index].operation);
        for operation in signals.chain(queries).chain(updates) {
            methods.take_operation(operation);
        }
    }
}

/// Names that must differ from each other.
struct Names<'a, 'd> {
    taken: HashMap<String, (String, &'a Site)>,
    /// What has them: `` of `Client` ``.
    owner: String,
    diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> Names<'a, 'd> {
    fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            taken: HashMap::new(),
            owner: String::new(),
            diagnostics,
        }
    }

    /// Names that every contract has.
    fn reserve(&mut self, names: &[&str], contract: &'a Contract) {
        for name in names {
            let what = format!("what every contract has as `{name}`");
            self.take_text((*name).to_owned(), &what, &contract.name_site);
        }
    }

    fn take_operation(&mut self, operation: &'a Operation) {
        let what = format!("the message `{}`", operation.message);
        let ident = field_ident(&operation.message);
        self.take(ident, &what, &operation.name_site);
    }

    fn take(&mut self, ident: Option<Ident>, what: &str, site: &'a Site) {
        match ident {
            Some(ident) => self.take_text(ident.to_string(), what, site),
            None => {
                self.diagnostics.push(no_rust_name(what, site));
            }
        }
    }

    fn take_text(&mut self, name: String, what: &str, site: &'a Site) {
        let owner = &self.owner;
        if let Some((earlier, earlier_site)) = self.taken.get(&name) {
            let message = format!("{earlier} and {what} are both `{name}`{owner} in Rust");
            self.diagnostics.push(
                Diagnostic::error("name_collision", site, message)
                    .note_at(format!("{earlier} stands"), earlier_site)
                    .help("rename one of the two in the contract"),
            );
            return;
        }
        self.taken.insert(name, (what.to_owned(), site));
    }
}

fn no_rust_name(what: &str, site: &Site) -> Diagnostic {
    Diagnostic::error("no_rust_name", site, format!("{what} has no name in Rust"))
        .note("a name in Rust needs a letter or a digit")
        .help("rename it in the contract")
}
