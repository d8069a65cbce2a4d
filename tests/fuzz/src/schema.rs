//! `schema`: text that may be a schema or a protocol.

use std::sync::Arc;

use avro_temporal_codegen::generate_from_memory;
use avro_temporal_runtime::contract::contract::{resolve_contract_of, resolve_refused_contract};
use avro_temporal_runtime::contract::diagnostic::Diagnostics;
use avro_temporal_runtime::contract::resolution::Schema;
use avro_temporal_runtime::contract::schema::{
    Identity, Kind, Names, SchemaSet, Type, fingerprint, resolve_schemas,
};
use avro_temporal_runtime::contract::site::Source;
use avro_temporal_runtime::contract::wire::{is_embeddable, read_embedded};

use crate::json::MAX_LEVELS;
use crate::text::{canonical_schema_of, levels};

/// Of more types, only some: each one's canonical form may hold all others.
const TYPES: usize = 8;
/// Of longer texts no code is generated: that takes as long as all else.
const GENERATED: usize = 2048;

pub(crate) fn check(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let modes = [
        ("schema.avsc", Names::Relative),
        ("schema.avsc", Names::Full),
        ("schema.avpr", Names::Relative),
    ];
    for (file, names) in modes {
        let mut diagnostics = Diagnostics::new();
        let source = Source::new(file, text);
        let set = resolve_schemas(&[source], &[], names, &mut diagnostics);
        assert_eq!(set.is_ok(), diagnostics.check().is_ok(), "{diagnostics}");
        check_diagnostics(&diagnostics);
        if let Ok(set) = set {
            check_contract(&set);
            if text.len() <= GENERATED {
                check_generated_code(&set, file);
            }
            check_set(set);
        }
    }
}

/// A protocol is a contract, or told as all else is what keeps it from being one.
fn check_contract(set: &SchemaSet) {
    if set.files()[0].protocol.is_none() {
        return;
    }
    let mut diagnostics = Diagnostics::new();
    let resolved = resolve_contract_of(set.clone(), 0, &mut diagnostics);
    assert_eq!(
        resolved.is_ok(),
        diagnostics.check().is_ok(),
        "{diagnostics}"
    );
    check_diagnostics(&diagnostics);
    let refused = resolve_refused_contract(set.clone(), 0);
    for (set, contract) in resolved.into_iter().chain(refused) {
        for operation in contract.operations() {
            let input = operation.input.as_ref().map(|input| set.identity(input));
            assert_eq!(input.is_some(), !operation.parameters.is_empty());
        }
    }
}

/// Each says what, where and how to fix it, without a character that would spoil a terminal.
fn check_diagnostics(diagnostics: &Diagnostics) {
    for diagnostic in diagnostics.iter() {
        let help = diagnostic.help.as_deref().unwrap_or_default();
        assert!(!help.is_empty(), "{diagnostic}");
        let text = diagnostic.to_string();
        let spoils = |c: char| c.is_control() && c != '\n';
        assert!(!text.contains(spoils), "{text:?}");
        assert!(!diagnostic.message.contains('\n'), "{text:?}");
        assert!(!help.contains('\n'), "{text:?}");
    }
    assert!(!diagnostics.to_string().ends_with('\n'));
}

/// What is generated is Rust, and what isn't is told as all else is.
fn check_generated_code(set: &SchemaSet, file: &str) {
    match generate_from_memory(set, file, true) {
        Ok(tokens) => {
            let text = tokens.to_string();
            let parsed: syn::Result<syn::File> = syn::parse2(tokens);
            assert!(parsed.is_ok(), "{text}\n{:?}", parsed.err());
        }
        Err(diagnostics) => {
            assert!(diagnostics.check().is_err());
            check_diagnostics(&diagnostics);
        }
    }
}

fn check_set(set: SchemaSet) {
    let set = Arc::new(set);
    let roots = set.files().iter().filter_map(|file| file.root.clone());
    let named = set
        .ids()
        .map(|id| Type::new(Kind::Named(id), set.get(id).site.clone()));
    for ty in roots.chain(named).take(TYPES) {
        check_texts(&Schema {
            set: Arc::clone(&set),
            ty,
        });
    }
    check_reader_text(&set);
}

/// Canonical texts read back as themselves, and what may travel is read where it arrives.
fn check_texts(schema: &Schema) {
    let Schema { set, ty } = schema;
    assert!(!set.describe(ty).is_empty());
    let canonical = set.canonical_form(ty);
    assert_eq!(set.fingerprint(ty), fingerprint(&canonical));
    let identity_text = set.identity_text(ty);
    assert_eq!(set.identity(ty), Identity::of(&identity_text));
    if levels(&identity_text) < MAX_LEVELS {
        let again = canonical_schema_of(&canonical)
            .unwrap_or_else(|| panic!("its canonical form is no schema: {canonical}"));
        assert_eq!(again.set.canonical_form(&again.ty), canonical);
        let again = canonical_schema_of(&identity_text)
            .unwrap_or_else(|| panic!("its identity text is no schema: {identity_text}"));
        assert_eq!(again.set.identity_text(&again.ty), identity_text);
        assert_eq!(again.set.canonical_form(&again.ty), canonical);
        assert_eq!(again.set.minimum_size(&again.ty), set.minimum_size(ty));
    }
    if is_embeddable(&identity_text) {
        let read = read_embedded(identity_text.as_bytes(), Identity::of(&identity_text));
        assert!(read.is_ok(), "{identity_text}\n{:?}", read.err());
    }
}

/// The text that generated code holds has the same types.
fn check_reader_text(set: &SchemaSet) {
    let ids: Vec<_> = set.ids().collect();
    if ids.is_empty() || ids.len() > TYPES {
        return;
    }
    let text = set.reader_text(&ids);
    if levels(&text) >= MAX_LEVELS {
        return;
    }
    let mut diagnostics = Diagnostics::new();
    let source = Source::new("generated code", text);
    let again = resolve_schemas(&[source], &[], Names::Full, &mut diagnostics)
        .unwrap_or_else(|_| panic!("{diagnostics}"));
    for id in ids {
        let name = &set.get(id).name;
        let found = again.find(name).expect("a type of this name");
        let identity = |set: &SchemaSet, id| {
            let site = set.get(id).site.clone();
            set.identity_text(&Type::new(Kind::Named(id), site))
        };
        assert_eq!(identity(set, id), identity(&again, found));
    }
}
