//! The accepted files, and the schemas in them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use avro_temporal_codegen::Package;
use avro_temporal_runtime::contract::diagnostic::Diagnostics;
use avro_temporal_runtime::contract::resolution::Schema;
use avro_temporal_runtime::contract::schema::{Kind, SchemaSet, Type};
use corpus::Entry;
use corpus::accepted::ENTRIES;

/// An accepted file.
pub(crate) struct Accepted {
    /// Its path below the folder of accepted ones.
    pub(crate) file: String,
    pub(crate) set: Arc<SchemaSet>,
    pub(crate) diagnostics: Diagnostics,
    /// Its own schema as it is written, if it is one, and each type in it.
    pub(crate) subjects: Vec<Subject>,
}

/// A schema that values are made of.
pub(crate) struct Subject {
    pub(crate) file: String,
    /// The type's fullname; none for the file's own schema.
    pub(crate) name: Option<String>,
    pub(crate) schema: Schema,
}

/// Every accepted file.
pub(crate) fn accepted() -> &'static [Accepted] {
    static ALL: OnceLock<Vec<Accepted>> = OnceLock::new();
    ALL.get_or_init(|| {
        let files = files("schemas/accepted");
        files.iter().map(|file| Accepted::load(file)).collect()
    })
}

/// Every schema of every accepted file.
pub(crate) fn subjects() -> impl Iterator<Item = &'static Subject> {
    accepted().iter().flat_map(|file| &file.subjects)
}

pub(crate) fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The schema files below a folder of this package, by their path below it, sorted.
pub(crate) fn files(folder: &str) -> BTreeSet<String> {
    let root = package().join(folder);
    let mut found = BTreeSet::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder of this package") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(below(&root, &path));
            }
        }
    }
    found
}

fn below(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).expect("it was found there");
    path.to_str().expect("names of files are text").to_owned()
}

impl Accepted {
    fn load(file: &str) -> Self {
        let mut diagnostics = Diagnostics::new();
        let path = format!("schemas/accepted/{file}");
        let loaded = Package::at(package()).load(&[&path], &mut diagnostics);
        let Ok(loaded) = loaded else {
            panic!("{diagnostics}");
        };
        let set = loaded.set;
        let subject = |name: Option<&str>, ty: &Type| Subject {
            file: file.to_owned(),
            name: name.map(str::to_owned),
            schema: Schema {
                set: Arc::clone(&set),
                ty: ty.clone(),
            },
        };
        let root = set.files()[0].root.as_ref();
        let mut subjects: Vec<Subject> = root.map(|root| subject(None, root)).into_iter().collect();
        for id in set.ids() {
            let named = set.get(id);
            let ty = Type::new(Kind::Named(id), named.site.clone());
            subjects.push(subject(Some(named.name.as_str()), &ty));
        }
        Self {
            file: file.to_owned(),
            diagnostics,
            subjects,
            set,
        }
    }
}

impl Subject {
    /// The texts of its file and of those that it refers to, its own first.
    pub(crate) fn texts(&self) -> Vec<&str> {
        let files = self.schema.set.files().iter();
        files.map(|file| file.source.text.as_str()).collect()
    }

    /// The Rust type that was generated for it, or that stands for it.
    ///
    /// An option whose null comes last has one in a field alone, and none as a whole file.
    pub(crate) fn entry(&self) -> Option<&'static Entry> {
        let Schema { set, ty } = &self.schema;
        let entry = ENTRIES.iter().find(|entry| {
            let info = (entry.info)();
            entry.file == self.file
                && info.identity() == set.identity(ty)
                && info.name() == set.tag_name(ty)
        });
        let is_null_last = matches!(&ty.kind, Kind::Union(branches)
            if matches!(branches.as_slice(), [_, last] if matches!(last.kind, Kind::Null)));
        assert!(
            entry.is_some() || is_null_last,
            "{self} has no Rust type in the list of them"
        );
        entry
    }
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{} ({name})", self.file),
            None => f.write_str(&self.file),
        }
    }
}
