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

use avro_temporal_contract::schema::{SchemaSet, TypeId};
use proc_macro2::TokenStream;
use quote::quote;

use crate::analysis::Analysis;
use crate::unions::Union;

pub(crate) use codec::{Codec, EnumCodec, RecordCodec};
pub(crate) use desc::{emit_type_desc, schemas_const};
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
        }
    }

    /// Makes the types serde's too, if so.
    pub(crate) fn with_serde(mut self, serde: bool) -> Self {
        self.serde = serde;
        self
    }
}

/// The items of all types: namespaces as modules, types in the order of the files.
pub(crate) fn emit_types(emit: &Emit<'_>) -> TokenStream {
    let schemas = schemas_const(emit.set, emit.ids);
    let modules = modules::emit_modules(emit, &schemas.name);
    let (name, text) = (&schemas.name, &schemas.text);
    quote! {
        #[doc(hidden)]
        #[allow(dead_code, reason = "a file may hold no type that has a codec")]
        const #name: &::core::primitive::str = #text;
        #modules
    }
}
