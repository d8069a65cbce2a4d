//! Checked schemas to Rust items. Nothing here can fail: what could was checked before.

mod attribute;
mod codec;
mod defaults;
mod desc;
mod doc;
mod fixed;
mod item;
mod modules;
mod record;
mod serde;
mod shapes;
mod union;
mod union_codec;

use avro_temporal_contract::schema::{SchemaSet, Type, TypeId};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::analysis::Analysis;
use crate::naming::module_idents;
use crate::releases::{LoadedReleases, ReleasesConst};
use crate::unions::Union;

pub(crate) use attribute::allow_schemas_choices;
pub(crate) use codec::{Codec, EnumCodec, RecordCodec};
pub(crate) use desc::{emit_type_desc, schemas_const};
pub(crate) use doc::doc_lines;
pub(crate) use shapes::Shapes;
pub(crate) use union_codec::UnionCodec;

/// What emitting needs to know.
pub(crate) struct Emit<'a> {
    pub(crate) set: &'a SchemaSet,
    pub(crate) ids: &'a [TypeId],
    /// The unions that stand in no type, but are a file's own schema.
    pub(crate) unions: &'a [Union<'a>],
    pub(crate) analysis: Analysis,
    /// The path of the runtime crate.
    pub(crate) runtime: &'a TokenStream,
    /// Whether the types are serde's too.
    pub(crate) serde: bool,
    /// What is different where the types stand in a contract's module.
    pub(crate) contract: ContractTypes<'a>,
    /// What they were in releases.
    pub(crate) releases: Vec<ReleasesConst>,
}

/// The types of a contract, beside its operations.
#[derive(Default, Clone, Copy)]
pub(crate) struct ContractTypes<'a> {
    /// The modules of types that another crate has, by namespace.
    pub(crate) foreign: &'a [(String, TokenStream)],
    /// The namespace whose types the contract's module names without it.
    pub(crate) home: Option<&'a str>,
}

impl ContractTypes<'_> {
    /// The module of a namespace whose types another crate has.
    pub(crate) fn foreign(&self, namespace: &str) -> Option<&TokenStream> {
        let mut foreign = self.foreign.iter();
        foreign
            .find(|(it, _)| it == namespace)
            .map(|(_, path)| path)
    }
}

impl<'a> Emit<'a> {
    pub(crate) fn new(
        set: &'a SchemaSet,
        ids: &'a [TypeId],
        unions: &'a [Union<'a>],
        runtime: &'a TokenStream,
    ) -> Self {
        Self {
            set,
            ids,
            unions,
            analysis: Analysis::new(set, ids),
            runtime,
            serde: false,
            contract: ContractTypes::default(),
            releases: Vec::new(),
        }
    }

    /// Puts the types into a contract's module.
    pub(crate) fn in_contract(mut self, contract: ContractTypes<'a>) -> Self {
        self.contract = contract;
        self
    }

    /// Adds what types were in releases.
    pub(crate) fn with_releases<'r>(
        mut self,
        releases: impl IntoIterator<Item = &'r LoadedReleases>,
    ) -> Self {
        let runtime = self.runtime;
        let releases = releases.into_iter();
        self.releases = releases.map(|it| it.constant(runtime)).collect();
        self
    }

    /// The constant of a type's releases, from a module so deep.
    fn releases_of(&self, id: TypeId, depth: usize) -> Option<TokenStream> {
        let own = self.releases.iter().find(|it| it.types.contains(&id))?;
        let up = std::iter::repeat_n(quote!(super::), depth);
        let name = &own.name;
        Some(quote!(#(#up)* #name))
    }

    /// The same of a schema without a name: the releases of the first named type in it.
    fn releases_in(&self, ty: &Type, depth: usize) -> Option<TokenStream> {
        let reachable = self.set.reachable_from(ty);
        reachable
            .first()
            .and_then(|id| self.releases_of(*id, depth))
    }

    /// Makes the types serde's too, if so.
    pub(crate) fn with_serde(mut self, serde: bool) -> Self {
        self.serde = serde;
        self
    }

    /// What schemas choose, allowed once: by a contract's module, or by what stands beside the others.
    fn allow(&self, depth: usize) -> Option<TokenStream> {
        (depth == 0 && self.contract.home.is_none()).then(allow_schemas_choices)
    }

    /// The path of a type from a module so deep.
    fn path(&self, depth: usize, namespace: &str, ident: Option<Ident>) -> TokenStream {
        let ident = ident.unwrap_or_else(|| format_ident!("Unnamed"));
        if let Some(module) = self.contract.foreign(namespace) {
            return quote!(#module::#ident);
        }
        if depth == 0 && self.contract.home == Some(namespace) {
            return quote!(#ident);
        }
        let up = std::iter::repeat_n(quote!(super), depth);
        let modules = module_idents(namespace).unwrap_or_default();
        let path: Vec<TokenStream> = up
            .chain(modules.iter().map(|module| quote!(#module)))
            .chain([quote!(#ident)])
            .collect();
        if depth == 0 {
            // Not `self::` alone: a type without namespace stands beside the modules.
            quote!(self::#(#path)::*)
        } else {
            quote!(#(#path)::*)
        }
    }
}

/// The items of all types: namespaces as modules, types in the order of the files.
pub(crate) fn emit_types(emit: &Emit<'_>) -> TokenStream {
    let schemas = schemas_const(emit.set, emit.ids);
    let modules = modules::emit_modules(emit, &schemas.name);
    let (name, text) = (&schemas.name, &schemas.text);
    let runtime = emit.runtime;
    let version = env!("CARGO_PKG_VERSION");
    let releases = emit
        .releases
        .iter()
        .map(|ReleasesConst { name, value, .. }| {
            quote! {
                #[doc(hidden)]
                #[allow(dead_code, reason = "a file may hold no type that has a codec")]
                pub const #name: &#runtime::Releases = &#value;
            }
        });
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, reason = "a file may hold no type that has a codec")]
        const #name: &::core::primitive::str = #text;
        #runtime::__require_version!(#version);
        #(#releases)*
        #modules
    }
}
