//! What is known of a type's schema at run time.

use std::any::TypeId as RustTypeId;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock};

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::name::FullName;
use avro_temporal_contract::reading::{ReaderSchema, ReleasedTypes};
use avro_temporal_contract::resolution::Schema;
use avro_temporal_contract::schema::{
    Fingerprint, Identity, Kind, Logical, Names, SchemaSet, Type, TypeId, resolve_schemas,
};
use avro_temporal_contract::site::{Site, Source};

use crate::avro_type::AvroType;
use crate::desc::{NamedDesc, TypeDesc};
use crate::releases::{JsonRelease, Release, Releases};
use crate::sizes::Sizes;

/// A type's schema, its identities, and the plans for data of its other versions.
#[derive(Debug)]
pub struct TypeInfo {
    pub(crate) reader: ReaderSchema,
    pub(crate) sizes: Sizes,
    releases: &'static Releases,
}

static TYPES: LazyLock<RwLock<HashMap<RustTypeId, &'static TypeInfo>>> =
    LazyLock::new(RwLock::default);

impl TypeInfo {
    /// The info of a type; a type's is computed once, and lives as long as the program.
    pub fn of<T: AvroType>() -> &'static Self {
        let id = RustTypeId::of::<T>();
        let known = TYPES.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(info) = known.get(&id) {
            return info;
        }
        drop(known);
        let info = Self::new(T::TYPE, T::RELEASES);
        let mut known = TYPES.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(id).or_insert_with(|| Box::leak(Box::new(info)))
    }

    fn new(desc: &'static TypeDesc, releases: &'static Releases) -> Self {
        let set = named_in(desc).map_or_else(Arc::default, |named| parse_once(named.schemas));
        let site = Site::new(&Source::new(desc.name(), ""), 0..0);
        let find = |named: &NamedDesc| set.find(&FullName::full(named.name));
        let ty = build_type(desc, &find, &site)
            .expect("generated code lists the type among its schemas");
        let json = match releases.json {
            JsonRelease::Release(number) => Some(number),
            JsonRelease::Refused => None,
        };
        let released: Vec<_> = releases.list.iter().map(released_types).collect();
        Self {
            reader: ReaderSchema::new(Schema { set, ty }, &released, json),
            releases,
            sizes: Sizes::default(),
        }
    }

    /// The name in a payload's tag: the fullname of a named type, else its Avro type.
    pub fn name(&self) -> &str {
        self.reader.name()
    }

    /// Whether the type has a name, or had it: one of its aliases.
    pub fn has_name(&self, name: &str) -> bool {
        let schema = self.schema();
        let Kind::Named(id) = schema.ty.kind else {
            return self.name() == name;
        };
        let mut aliases = schema.set.get(id).aliases.iter();
        self.name() == name || aliases.any(|alias| alias.as_str() == name)
    }

    /// The schema.
    pub fn schema(&self) -> &Schema {
        self.reader.schema()
    }

    /// The identity text, which is what travels when a schema is embedded.
    pub fn identity_text(&self) -> &str {
        self.reader.identity_text()
    }

    /// The writer identity.
    pub fn identity(&self) -> Identity {
        self.reader.identity()
    }

    /// The CRC-64-AVRO of the canonical form, in wire order.
    pub fn fingerprint(&self) -> Fingerprint {
        self.reader.fingerprint()
    }

    /// Whether the schema is small enough to travel with its payloads.
    pub(crate) fn is_embeddable(&self) -> bool {
        self.reader.is_embeddable()
    }

    /// The release that it is of, and its version; `None` while it isn't released.
    pub fn release(&self) -> Option<(u32, u32)> {
        self.reader.release()
    }

    /// Whether receivers may not know the schema, so that it travels with each payload.
    pub fn is_embedded(&self) -> bool {
        match self.release() {
            Some((number, _)) => number > self.releases.established(),
            None => true,
        }
    }

    /// The release that first had the schema of an identity.
    pub fn release_of(&self, identity: Identity) -> Option<u32> {
        self.reader.release_of(identity)
    }
}

/// Sets by the address and length of their text.
type Sets = HashMap<(usize, usize), Arc<SchemaSet>>;

/// The types of one generation share one text, which is read once.
fn parse_once(text: &'static str) -> Arc<SchemaSet> {
    static SETS: LazyLock<Mutex<Sets>> = LazyLock::new(Mutex::default);
    let mut sets = SETS.lock().unwrap_or_else(PoisonError::into_inner);
    let parse = || {
        let source = Source::new("generated code", text);
        let mut diagnostics = Diagnostics::new();
        let set = resolve_schemas(&[source], &[], Names::Full, &mut diagnostics);
        Arc::new(set.unwrap_or_else(|_| {
            panic!("generated code holds schemas that were checked: {diagnostics}")
        }))
    };
    // By address: the text is a constant, and comparing pointers reads none of it.
    Arc::clone(
        sets.entry((text.as_ptr().addr(), text.len()))
            .or_insert_with(parse),
    )
}

/// A named type in a description: arrays, maps and options hold one, and those of a union come from
/// one generation, whose schemas define them all.
fn named_in(desc: &'static TypeDesc) -> Option<&'static crate::desc::NamedDesc> {
    match desc {
        TypeDesc::Named(named) => Some(named),
        TypeDesc::Array(inner) | TypeDesc::Map(inner) => named_in(inner),
        TypeDesc::Union(branches) => branches.iter().find_map(|branch| named_in(branch)),
        _ => None,
    }
}

/// The types of a release that is compiled in.
fn released_types(release: &Release) -> ReleasedTypes {
    let versions = release.versions.iter();
    ReleasedTypes {
        number: release.number,
        set: parse_once(release.schemas),
        versions: versions
            .map(|(name, version)| ((*name).to_owned(), *version))
            .collect(),
    }
}

/// The schema of a description; `find` gives the set's type. `None` if it finds none.
fn build_type(
    desc: &TypeDesc,
    find: &dyn Fn(&NamedDesc) -> Option<TypeId>,
    site: &Site,
) -> Option<Type> {
    let kind = match desc {
        TypeDesc::Null => Kind::Null,
        TypeDesc::Boolean => Kind::Boolean,
        TypeDesc::Int => Kind::Int,
        TypeDesc::Long => Kind::Long,
        TypeDesc::Float => Kind::Float,
        TypeDesc::Double => Kind::Double,
        TypeDesc::Bytes => Kind::Bytes,
        TypeDesc::String => Kind::String,
        TypeDesc::Logical(base, logical) => {
            let mut ty = build_type(base, find, site)?;
            ty.logical = Logical::from_name(logical);
            return Some(ty);
        }
        TypeDesc::Decimal { precision, scale } => {
            let mut ty = Type::new(Kind::Bytes, site.clone());
            ty.logical = Some(Logical::Decimal {
                precision: *precision,
                scale: *scale,
            });
            return Some(ty);
        }
        TypeDesc::Array(items) => Kind::Array(Box::new(build_type(items, find, site)?)),
        TypeDesc::Map(values) => Kind::Map(Box::new(build_type(values, find, site)?)),
        TypeDesc::Union(branches) => Kind::Union(
            branches
                .iter()
                .map(|branch| build_type(branch, find, site))
                .collect::<Option<_>>()?,
        ),
        TypeDesc::Named(named) => Kind::Named(find(named)?),
    };
    Some(Type::new(kind, site.clone()))
}
