//! Types that another crate has: which they are, and that their schemas are the contract's.

use std::collections::BTreeSet;

use avro_temporal_contract::contract::Contract;
use avro_temporal_contract::diagnostic::{Diagnostic, Diagnostics};
use avro_temporal_contract::name::suggest;
use avro_temporal_contract::schema::{Kind, SchemaSet, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{ContractStyle, Foreign};
use crate::emit::{Emit, emit_type_desc};
use crate::naming::type_ident;
use crate::report::list;
use crate::typecheck::{HOLE, TypeCheck, emit_type_check};

/// Finds namespaces that are said to be another crate's and aren't in the contract, or are its own.
pub(super) fn check_foreign(
    set: &SchemaSet,
    contract: &Contract,
    style: &ContractStyle,
    diagnostics: &mut Diagnostics,
) {
    let own = contract.name.namespace();
    let others: BTreeSet<&str> = set
        .ids()
        .map(|id| set.get(id).name.namespace())
        .filter(|namespace| *namespace != own)
        .collect();
    for Foreign { namespace, .. } in &style.foreign {
        if namespace == own {
            diagnostics.push(
                Diagnostic::outside(
                    "extern_namespace",
                    format!(
                        "`{namespace}` is the namespace of `{}` itself",
                        contract.name
                    ),
                )
                .note("its requests become records there, which no other crate has")
                .help("move the types that another crate has to a namespace of their own"),
            );
        } else if !others.contains(namespace.as_str()) {
            let message = format!(
                "no type of the namespace `{namespace}` is in `{}`",
                contract.name
            );
            let diagnostic = Diagnostic::outside("extern_namespace", message);
            let meant = suggest(namespace, others.iter().copied());
            diagnostics.push(match meant {
                Some(meant) => diagnostic.help(format!("write `{meant}`")),
                None if others.is_empty() => diagnostic.help("remove it from `extern`"),
                None => diagnostic.help(format!(
                    "remove it from `extern`; there are {}",
                    list(others.iter().copied())
                )),
            });
        }
    }
}

/// The compiler's comparison of each type that another crate has.
pub(super) fn emit_foreign_checks(
    emit: &Emit<'_>,
    foreign: &[Foreign],
    schemas: &TokenStream,
) -> TokenStream {
    let runtime = emit.runtime;
    let check = |it: &Foreign| -> TokenStream {
        let named = emit.ids.iter().map(|id| (*id, emit.set.get(*id)));
        let types = named.filter(|(_, named)| named.name.namespace() == it.namespace);
        let checks = types.map(|(id, named)| {
            let path = &it.path;
            let ident = type_ident(named.name.name()).unwrap_or_else(|| format_ident!("Unnamed"));
            let ty = Type::new(Kind::Named(id), named.site.clone());
            let message = format!(
                "`{}` of this contract is another crate's `{ident}`, which is {HOLE}",
                named.name
            );
            let mismatch = Diagnostic::error("extern_mismatch", &named.site, message)
                .help("generate both crates from the same schema file");
            let check = TypeCheck {
                site: it.span.into(),
                found: &quote!(<#path::#ident as #runtime::AvroType>::TYPE),
                expected: &emit_type_desc(emit.set, &ty, runtime, schemas),
                mismatch: &mismatch,
            };
            emit_type_check(&check, runtime)
        });
        checks.collect()
    };
    foreign.iter().map(check).collect()
}
