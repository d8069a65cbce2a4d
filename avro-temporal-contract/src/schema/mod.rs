//! Avro schemas: as they are written, and resolved.
//!
//! One model serves both: [`Type`] and [`NamedType`] refer to named types through a parameter,
//! which is a [`Reference`] as written, and a [`TypeId`] once names are resolved.

mod candidates;
mod default;
mod fingerprint;
mod identity;
mod logical;
pub(crate) mod logical_value;
mod misfit;
mod parse;
mod parse_message;
mod parse_named;
mod parse_protocol;
mod protocol;
mod recursion;
mod resolve;
mod same;
mod set;
pub(crate) mod text;

use crate::json::Node;
use crate::name::FullName;
use crate::site::Site;

pub use default::encode_default;
pub use fingerprint::{Fingerprint, fingerprint};
pub use identity::Identity;
pub use logical::Logical;
pub use parse::{Names, ParsedFile, parse_schema};
pub use protocol::{Message, Protocol};
pub use resolve::resolve_schemas;
pub use set::{File, SchemaSet, TypeId};
pub use text::render_json;

/// A schema at one place of use.
#[derive(Debug, Clone)]
pub struct Type<N = TypeId> {
    /// What it is.
    pub kind: Kind<N>,
    /// The valid logical type of a primitive.
    pub logical: Option<Logical>,
    /// Where it is written.
    pub site: Site,
}

/// What a schema is.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the specification's own words")]
pub enum Kind<N = TypeId> {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Array(Box<Type<N>>),
    Map(Box<Type<N>>),
    Union(Vec<Type<N>>),
    /// A record, error, enum or fixed.
    Named(N),
}

/// A reference to a named type, as written.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The name, simple or full.
    pub name: String,
    /// The namespace that a simple name is looked up in first.
    pub namespace: String,
}

/// A record, error, enum or fixed.
#[derive(Debug, Clone)]
pub struct NamedType<N = TypeId> {
    /// Its fullname.
    pub name: FullName,
    /// Its other fullnames, for resolution.
    pub aliases: Vec<FullName>,
    /// Its documentation.
    pub doc: Option<String>,
    /// What it is.
    pub shape: Shape<N>,
    /// The whole definition.
    pub site: Site,
    /// The `name` attribute's value.
    pub name_site: Site,
    /// The definition as JSON, for attributes beyond those of Avro.
    pub node: Node,
}

/// What a named type is.
#[derive(Debug, Clone)]
pub enum Shape<N = TypeId> {
    /// A record, or an error, which differs in its use alone.
    Record {
        /// Its fields, in the order they are encoded.
        fields: Vec<Field<N>>,
        /// Whether it is declared as an error.
        is_error: bool,
    },
    /// An enum.
    Enum {
        /// Its symbols; the position is what is encoded.
        symbols: Vec<Symbol>,
        /// The symbol that stands for one that a reader doesn't know.
        default: Option<usize>,
    },
    /// A fixed.
    Fixed {
        /// How many bytes it has.
        size: usize,
        /// Its valid logical type.
        logical: Option<Logical>,
    },
}

/// A symbol of an enum.
#[derive(Debug, Clone)]
pub struct Symbol {
    /// The symbol.
    pub name: String,
    /// Where it is written.
    pub site: Site,
}

/// A field of a record.
#[derive(Debug, Clone)]
pub struct Field<N = TypeId> {
    /// Its name.
    pub name: String,
    /// Its other names, for resolution.
    pub aliases: Vec<String>,
    /// Its documentation.
    pub doc: Option<String>,
    /// Its schema.
    pub ty: Type<N>,
    /// Its default, as written.
    pub default: Option<Node>,
    /// The whole field.
    pub site: Site,
    /// The `name` attribute's value.
    pub name_site: Site,
}

impl<N> NamedType<N> {
    /// The fields of a record; none of another type.
    pub fn fields(&self) -> &[Field<N>] {
        match &self.shape {
            Shape::Record { fields, .. } => fields,
            Shape::Enum { .. } | Shape::Fixed { .. } => &[],
        }
    }
}

impl<N> Type<N> {
    /// A schema without a logical type.
    pub fn new(kind: Kind<N>, site: Site) -> Self {
        Self {
            kind,
            logical: None,
            site,
        }
    }

    /// Its Avro type for an unnamed schema: `long`, `array`, `union`.
    pub fn avro_name(&self) -> &'static str {
        match self.kind {
            Kind::Null => "null",
            Kind::Boolean => "boolean",
            Kind::Int => "int",
            Kind::Long => "long",
            Kind::Float => "float",
            Kind::Double => "double",
            Kind::Bytes => "bytes",
            Kind::String => "string",
            Kind::Array(_) => "array",
            Kind::Map(_) => "map",
            Kind::Union(_) => "union",
            Kind::Named(_) => "named type",
        }
    }
}
