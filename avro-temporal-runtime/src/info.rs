//! What is known of a type's schema at run time.

use std::any::TypeId as RustTypeId;
use std::cell::Cell;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError, RwLock};

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::name::FullName;
use avro_temporal_contract::resolution::{Mismatch, Plan, Schema};
use avro_temporal_contract::schema::{
    Fingerprint, Identity, Kind, Logical, Names, SchemaSet, Type, TypeId, resolve_schemas,
};
use avro_temporal_contract::site::{Site, Source};
use avro_temporal_contract::wire::is_embeddable;

use crate::avro_type::AvroType;
use crate::desc::{NamedDesc, TypeDesc};
use crate::releases::{JsonRelease, Release, ReleasedWriter, Releases};
use crate::sizes::Sizes;

/// A type's schema, its identities, and the plans for data of its other versions.
#[derive(Debug)]
pub struct TypeInfo {
    name: String,
    schema: Schema,
    identity_text: String,
    identity: Identity,
    fingerprint: Fingerprint,
    is_embeddable: bool,
    pub(crate) sizes: Sizes,
    writers: Mutex<Writers>,
    releases: &'static Releases,
    /// The schemas that it had in releases, each once, from the oldest on.
    released: Vec<ReleasedWriter>,
    /// The schema by which JSON is read, if a release has one.
    json: Option<Schema>,
}

/// Another version's schema, compared with the reader's once.
#[derive(Debug)]
pub(crate) struct PreparedWriter {
    pub(crate) identity_text: String,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) plan: Result<Plan, Vec<Mismatch>>,
}

/// The prepared writers of a type. Embedded schemas are sent by anyone, so that the number of them
/// that are kept is bounded: the oldest makes way.
#[derive(Debug, Default)]
struct Writers {
    by_identity: HashMap<Identity, Arc<PreparedWriter>>,
    order: VecDeque<Identity>,
}

/// How many writers are kept for each type.
const MAX_WRITERS: usize = 64;

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
        let released = released_writers(desc, &set, releases);
        let json = json_schema(desc, &set, releases);
        let identity_text = set.identity_text(&ty);
        Self {
            name: set.tag_name(&ty).to_owned(),
            identity: Identity::of(&identity_text),
            fingerprint: set.fingerprint(&ty),
            is_embeddable: is_embeddable(&identity_text),
            identity_text,
            schema: Schema { set, ty },
            releases,
            released,
            json,
            sizes: Sizes::default(),
            writers: Mutex::default(),
        }
    }

    /// The name in a payload's tag: the fullname of a named type, else its Avro type.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the type has a name, or had it: one of its aliases.
    pub fn has_name(&self, name: &str) -> bool {
        let Kind::Named(id) = self.schema.ty.kind else {
            return self.name == name;
        };
        let mut aliases = self.schema.set.get(id).aliases.iter();
        self.name == name || aliases.any(|alias| alias.as_str() == name)
    }

    /// The schema.
    pub fn schema(&self) -> &Schema {
        &self.schema
    }

    /// The identity text, which is what travels when a schema is embedded.
    pub fn identity_text(&self) -> &str {
        &self.identity_text
    }

    /// The writer identity.
    pub fn identity(&self) -> Identity {
        self.identity
    }

    /// The CRC-64-AVRO of the canonical form, in wire order.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Whether the schema is small enough to travel with its payloads.
    pub(crate) fn is_embeddable(&self) -> bool {
        self.is_embeddable
    }

    /// The release that it is of, and its version; `None` while it isn't released.
    pub fn release(&self) -> Option<(u32, u32)> {
        let own = self
            .released
            .iter()
            .find(|it| it.identity == self.identity)?;
        Some((own.number, own.version))
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
        let mut released = self.released.iter();
        released
            .find(|it| it.identity == identity)
            .map(|it| it.number)
    }

    /// How JSON is read: the schema, or none if it is refused.
    pub(crate) fn json_schema(&self) -> Option<&Schema> {
        match self.releases.json {
            JsonRelease::Release(_) => Some(self.json.as_ref().unwrap_or(&self.schema)),
            JsonRelease::Refused => None,
        }
    }

    /// The schemas of releases that have a fingerprint, which logical types are not part of.
    pub(crate) fn released_as(&self, fingerprint: Fingerprint) -> Vec<&ReleasedWriter> {
        let released = self.released.iter();
        released
            .filter(|it| it.fingerprint == fingerprint)
            .collect()
    }

    /// The plan for data of a release; `None` if no release has a schema of that identity.
    pub(crate) fn released(&self, identity: Identity) -> Option<Arc<PreparedWriter>> {
        let mut released = self.released.iter();
        let writer = released.find(|it| it.identity == identity)?;
        let prepared = writer
            .prepared
            .get_or_init(|| Arc::new(self.compare(&writer.schema)));
        Some(Arc::clone(prepared))
    }

    fn compare(&self, schema: &Schema) -> PreparedWriter {
        PreparedWriter {
            identity_text: schema.set.identity_text(&schema.ty),
            fingerprint: schema.set.fingerprint(&schema.ty),
            plan: Plan::new(schema, &self.schema),
        }
    }

    pub(crate) fn writer(&self, identity: Identity) -> Option<Arc<PreparedWriter>> {
        let writers = self.writers.lock().unwrap_or_else(PoisonError::into_inner);
        writers.by_identity.get(&identity).cloned()
    }

    pub(crate) fn prepare(&self, identity: Identity, schema: &Schema) -> Arc<PreparedWriter> {
        let prepared = Arc::new(self.compare(schema));
        let mut writers = self.writers.lock().unwrap_or_else(PoisonError::into_inner);
        if writers
            .by_identity
            .insert(identity, Arc::clone(&prepared))
            .is_none()
        {
            writers.order.push_back(identity);
        }
        if writers.order.len() > MAX_WRITERS
            && let Some(oldest) = writers.order.pop_front()
        {
            writers.by_identity.remove(&oldest);
        }
        prepared
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

/// The schemas that a type had in releases, each once, with their versions.
fn released_writers(
    desc: &'static TypeDesc,
    own: &SchemaSet,
    releases: &'static Releases,
) -> Vec<ReleasedWriter> {
    let mut writers: Vec<ReleasedWriter> = Vec::new();
    for release in releases.list {
        let set = parse_once(release.schemas);
        for (ty, version) in as_it_was(desc, own, &set, release) {
            let identity = set.identity(&ty);
            if writers.iter().any(|it| it.identity == identity) {
                continue;
            }
            writers.push(ReleasedWriter {
                number: release.number,
                version,
                identity,
                fingerprint: set.fingerprint(&ty),
                schema: Schema {
                    set: Arc::clone(&set),
                    ty,
                },
                prepared: OnceLock::new(),
            });
        }
    }
    writers
}

/// The schema that a type had in the release by which JSON is read; of a type that came later, as it
/// was at first. Not that of a released writer: two that differ in a default alone write the same,
/// and JSON that lacks the field tells them apart.
fn json_schema(
    desc: &'static TypeDesc,
    own: &SchemaSet,
    releases: &'static Releases,
) -> Option<Schema> {
    let JsonRelease::Release(number) = releases.json else {
        return None;
    };
    let schema_of = |release: &Release| {
        let set = parse_once(release.schemas);
        let (ty, _) = as_it_was(desc, own, &set, release).into_iter().next()?;
        Some(Schema { set, ty })
    };
    let (until, later): (Vec<&Release>, Vec<&Release>) =
        releases.list.iter().partition(|it| it.number <= number);
    let mut by_age = until.into_iter().rev().chain(later);
    by_age.find_map(schema_of)
}

/// What a type may have been in a release: the same shape around the named types as they were; of a
/// union, also what a branch is; of any other, also what may be null.
fn as_it_was(
    desc: &'static TypeDesc,
    own: &SchemaSet,
    set: &SchemaSet,
    release: &Release,
) -> Vec<(Type, u32)> {
    let site = Site::new(&Source::new(desc.name(), ""), 0..0);
    let built = |desc: &'static TypeDesc| {
        let version = Cell::new(0);
        let find = |named: &NamedDesc| {
            let id = find_as_it_was(named, own, set)?;
            let name = set.get(id).name.as_str();
            let known = release.versions.iter().find(|(it, _)| *it == name);
            let known = known.map_or(0, |(_, version)| *version);
            version.set(version.get().max(known));
            Some(id)
        };
        let ty = build_type(desc, &find, &site)?;
        // A type without a named one in it is no release's own.
        (version.get() > 0).then_some((ty, version.get()))
    };
    let mut all: Vec<(Type, u32)> = built(desc).into_iter().collect();
    if let TypeDesc::Union(branches) = desc {
        all.extend(branches.iter().filter_map(|branch| built(branch)));
    } else if let Some((ty, version)) = all.first().cloned() {
        let null = Type::new(Kind::Null, site.clone());
        all.push((Type::new(Kind::Union(vec![null, ty]), site), version));
    }
    all
}

/// A named type in a release: under its name, one that is an alias now, or in another namespace.
fn find_as_it_was(named: &NamedDesc, own: &SchemaSet, set: &SchemaSet) -> Option<TypeId> {
    let name = FullName::full(named.name);
    let aliases = own.find(&name).map(|id| own.get(id).aliases.clone());
    let by_name = std::iter::once(&name)
        .chain(aliases.iter().flatten())
        .find_map(|name| set.find(name));
    let elsewhere = || set.ids().find(|id| set.get(*id).name.name() == name.name());
    by_name.or_else(elsewhere)
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
