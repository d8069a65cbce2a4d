//! What is known of a type's schema at run time.

use std::any::TypeId;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, RwLock};

use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::name::FullName;
use avro_temporal_contract::resolution::{Mismatch, Plan, Schema};
use avro_temporal_contract::schema::{
    Fingerprint, Identity, Kind, Logical, Names, SchemaSet, Type, resolve_schemas,
};
use avro_temporal_contract::site::{Site, Source};
use avro_temporal_contract::wire::is_embeddable;

use crate::avro_type::AvroType;
use crate::desc::TypeDesc;
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

static TYPES: LazyLock<RwLock<HashMap<TypeId, &'static TypeInfo>>> = LazyLock::new(RwLock::default);

impl TypeInfo {
    /// The info of a type; a type's is computed once, and lives as long as the program.
    pub fn of<T: AvroType>() -> &'static Self {
        let id = TypeId::of::<T>();
        let known = TYPES.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(info) = known.get(&id) {
            return info;
        }
        drop(known);
        let info = Self::new(T::TYPE);
        let mut known = TYPES.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(id).or_insert_with(|| Box::leak(Box::new(info)))
    }

    fn new(desc: &'static TypeDesc) -> Self {
        let set = named_in(desc).map_or_else(Arc::default, |named| parse_once(named.schemas));
        let site = Site::new(&Source::new(desc.name(), ""), 0..0);
        let ty = build_type(desc, &set, &site);
        let identity_text = set.identity_text(&ty);
        Self {
            name: set.tag_name(&ty).to_owned(),
            identity: Identity::of(&identity_text),
            fingerprint: set.fingerprint(&ty),
            is_embeddable: is_embeddable(&identity_text),
            identity_text,
            schema: Schema { set, ty },
            sizes: Sizes::default(),
            writers: Mutex::default(),
        }
    }

    /// The name in a payload's tag: the fullname of a named type, else its Avro type.
    pub fn name(&self) -> &str {
        &self.name
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

    pub(crate) fn writer(&self, identity: Identity) -> Option<Arc<PreparedWriter>> {
        let writers = self.writers.lock().unwrap_or_else(PoisonError::into_inner);
        writers.by_identity.get(&identity).cloned()
    }

    pub(crate) fn prepare(&self, identity: Identity, schema: &Schema) -> Arc<PreparedWriter> {
        let prepared = Arc::new(PreparedWriter {
            identity_text: schema.set.identity_text(&schema.ty),
            fingerprint: schema.set.fingerprint(&schema.ty),
            plan: Plan::new(schema, &self.schema),
        });
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

fn build_type(desc: &TypeDesc, set: &SchemaSet, site: &Site) -> Type {
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
            let mut ty = build_type(base, set, site);
            ty.logical = Logical::from_name(logical);
            return ty;
        }
        TypeDesc::Decimal { precision, scale } => {
            let mut ty = Type::new(Kind::Bytes, site.clone());
            ty.logical = Some(Logical::Decimal {
                precision: *precision,
                scale: *scale,
            });
            return ty;
        }
        TypeDesc::Array(items) => Kind::Array(Box::new(build_type(items, set, site))),
        TypeDesc::Map(values) => Kind::Map(Box::new(build_type(values, set, site))),
        TypeDesc::Union(branches) => Kind::Union(
            branches
                .iter()
                .map(|branch| build_type(branch, set, site))
                .collect(),
        ),
        TypeDesc::Named(named) => Kind::Named(
            set.find(&FullName::full(named.name))
                .expect("generated code lists the type among its schemas"),
        ),
    };
    Type::new(kind, site.clone())
}
