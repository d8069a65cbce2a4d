//! What of the files that were read can be released.

use std::path::{Path, PathBuf};

use avro_temporal_contract::contract::{
    check_root_temporal, check_temporal, is_contract, resolve_contract_of,
};
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::release::{Body, Subject};
use avro_temporal_contract::schema::{Kind, SchemaSet};

use crate::answer::Failure;
use crate::schemas::{Loaded, shown};

/// A working contract or schema.
pub(crate) struct Working {
    /// Its file.
    pub(crate) path: PathBuf,
    /// The position of that in its set.
    pub(crate) file: usize,
    pub(crate) subject: Subject,
}

/// Checks the files, and gives what can be released of each: a contract, or the named type that the
/// file is. `None` for a list, a union and the like, and for a contract that isn't sound.
pub(crate) fn subjects(
    loaded: &Loaded,
    paths: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Working>> {
    let set = &loaded.set;
    for id in set.ids() {
        check_temporal(set.get(id), diagnostics);
    }
    let files = loaded.files.iter().zip(paths);
    files
        .map(|(file, path)| {
            check_root_temporal(&set.files()[*file], diagnostics);
            let subject = subject(loaded, *file, diagnostics)?;
            Some(Working {
                path: path.clone(),
                file: *file,
                subject,
            })
        })
        .collect()
}

fn subject(loaded: &Loaded, index: usize, diagnostics: &mut Diagnostics) -> Option<Subject> {
    let set = &loaded.set;
    let file = &set.files()[index];
    if is_contract(file) {
        let whole = SchemaSet::clone(set);
        let (set, contract) = resolve_contract_of(whole, index, diagnostics).ok()?;
        return Some(Subject {
            set: set.into(),
            body: Body::Contract(Box::new(contract)),
        });
    }
    let root = file.root.as_ref()?;
    match root.kind {
        // A name alone is a file that says nothing itself.
        Kind::Named(id) if file.types.contains(&id) => Some(Subject {
            set: set.clone(),
            body: Body::Type(root.clone()),
        }),
        _ => None,
    }
}

/// What is said of a file that can't be released.
pub(crate) fn not_releasable(path: &Path) -> Failure {
    Failure::usage(format!(
        "`{}` is neither a contract nor a named type, and has no name to be released under\n  help: \
         name a contract, or a file that is one record, enum or fixed",
        shown(path)
    ))
}
