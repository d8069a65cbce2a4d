//! `contract!` and `Builder::contract`: the types, operations and clients of a protocol.
//!
//! `checks` find what has no Rust form; `emit` can't fail.

mod checks;
mod emit;
mod expand;
mod foreign;
mod names;
mod stand_in;
mod values;

use std::path::PathBuf;
use std::sync::Arc;

use avro_temporal_contract::contract::{Contract, resolve_contract_of};
use avro_temporal_contract::diagnostic::{Diagnostics, Reported};
use avro_temporal_contract::release::{Body, Subject};
use avro_temporal_contract::schema::{SchemaSet, TypeId};
use proc_macro2::{Ident, Span, TokenStream};
use quote::format_ident;
use syn::ext::IdentExt as _;

use crate::emit::{ContractTypes, Emit};
use crate::include::Style;
use crate::load::{Loaded, Package};
use crate::naming::field_ident;
use crate::releases::{LoadedReleases, load_releases};
use checks::check_contract;
use emit::{ContractEmit, Past, emit_contract};
use values::unions_of_contract;

pub use expand::expand_contract;
pub(crate) use expand::{bad_foreign_path, bad_module, parse_foreign_path, parse_module};

/// How a contract is written.
pub(crate) struct ContractStyle {
    pub(crate) types: Style,
    /// The module's name, if it isn't the protocol's.
    pub(crate) module: Option<Ident>,
    /// Namespaces whose types another crate has.
    pub(crate) foreign: Vec<Foreign>,
    /// Whether there are types, names and ids alone, and nothing of Temporal's.
    pub(crate) is_contract_only: bool,
}

/// A namespace whose types another crate has.
pub(crate) struct Foreign {
    pub(crate) namespace: String,
    /// The path of the module that has them.
    pub(crate) path: TokenStream,
    /// Where the path stands.
    pub(crate) span: Span,
}

/// Reads a contract and emits its module.
pub(crate) fn generate_contract(
    package: &Package,
    path: &str,
    style: &ContractStyle,
    diagnostics: &mut Diagnostics,
) -> Result<(TokenStream, Vec<PathBuf>), Reported> {
    let Loaded { set, mut files } = package.load(&[path], diagnostics)?;
    let (set, contract) = resolve_contract_of(Arc::unwrap_or_clone(set), 0, diagnostics)?;
    let set = Arc::new(set);
    let subject = Subject {
        set: Arc::clone(&set),
        body: Body::Contract(Box::new(contract.clone())),
    };
    let types = set.ids().collect();
    let releases = load_releases(package, &subject, 0, types, &mut files, diagnostics)?;
    check_contract(&set, &contract, style, diagnostics);
    diagnostics.check()?;
    let past = releases.as_ref().map(|releases| (&subject, releases));
    Ok((emit_checked(&set, &contract, past, style, false), files))
}

/// `is_refused` of what stands in for a contract.
fn emit_checked(
    set: &SchemaSet,
    contract: &Contract,
    past: Option<(&Subject, &LoadedReleases)>,
    style: &ContractStyle,
    is_refused: bool,
) -> TokenStream {
    let unions = unions_of_contract(contract);
    let ids: Vec<TypeId> = set.ids().collect();
    let foreign = style.foreign_paths();
    let types = ContractTypes {
        foreign: &foreign,
        home: Some(contract.name.namespace()),
    };
    let emit = Emit::new(set, &ids, &unions, &style.types.runtime)
        .with_serde(style.types.serde)
        .with_releases(past.map(|(_, releases)| releases))
        .in_contract(types);
    emit_contract(&ContractEmit {
        contract,
        types: &emit,
        style,
        past: past.map(|(working, releases)| Past {
            working,
            releases: &releases.releases,
            current: releases.current,
        }),
        is_refused,
    })
}

impl ContractStyle {
    /// The module that a contract's items stand in.
    pub(crate) fn module(&self, protocol: &str) -> Option<Ident> {
        self.module.clone().or_else(|| field_ident(protocol))
    }

    /// The name of a macro that a whole crate has once: versions of one protocol that stand in one
    /// crate differ in their modules.
    fn hidden_macro(&self, protocol: &str, name: &Ident) -> Ident {
        let protocol = protocol.replace('.', "_");
        match &self.module {
            Some(module) => {
                let module = module.unraw();
                format_ident!("__avro_temporal_{protocol}__{module}__{name}")
            }
            None => format_ident!("__avro_temporal_{protocol}__{name}"),
        }
    }

    fn is_foreign(&self, namespace: &str) -> bool {
        self.foreign.iter().any(|it| it.namespace == namespace)
    }

    fn foreign_paths(&self) -> Vec<(String, TokenStream)> {
        let foreign = self.foreign.iter();
        foreign
            .map(|it| (it.namespace.clone(), it.path.clone()))
            .collect()
    }
}
