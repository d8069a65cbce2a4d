//! Readers' schemas to Rust types.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use avro_temporal_codegen::Builder;
use avro_temporal_contract::diagnostic::Diagnostics;
use avro_temporal_contract::schema::{Kind, Logical, Names, SchemaSet, Type, resolve_schemas};
use avro_temporal_contract::site::Source;

/// Why a schema has no type.
#[derive(Debug)]
pub(crate) enum Refused {
    /// No Rust type of its own stands for it, but one that holds it has a field of it.
    NotAType,
    /// What the generator says.
    Generated(String),
}

/// What is generated: a module for each schema, and a table of their types.
pub(crate) struct Readers {
    folder: PathBuf,
    count: usize,
    modules: String,
    table: String,
}

impl Readers {
    /// Nothing yet; schemas are put below a folder.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            count: 0,
            modules: String::new(),
            table: String::new(),
        }
    }

    /// Generates the type that a schema is.
    ///
    /// # Errors
    ///
    /// Why it isn't one.
    pub(crate) fn add(&mut self, schema: &str) -> Result<(), Refused> {
        let mut diagnostics = Diagnostics::new();
        let source = Source::new("reader.avsc", schema);
        let set = resolve_schemas(&[source], &[], Names::Relative, &mut diagnostics)
            .map_err(|_| Refused::Generated(diagnostics.to_string()))?;
        let root = set.files()[0].root.clone().ok_or(Refused::NotAType)?;
        let module = format!("reader_{}", self.count);
        let place = Place {
            set: &set,
            module: &module,
        };
        let ty = place.rust_type(&root, "Reader")?;
        if ty.contains(&module) {
            // A folder of its own: types are looked up in the files beside.
            let folder = self.folder.join(&module);
            let write = || {
                fs::create_dir_all(&folder)?;
                fs::write(folder.join("reader.avsc"), schema)
            };
            write().expect("OUT_DIR can be written to");
            let builder = Builder::new().package(&folder).schema("reader.avsc");
            let generated = builder.generate();
            let (items, _) = generated.map_err(|error| Refused::Generated(error.to_string()))?;
            let _ = writeln!(self.modules, "mod {module} {{ {items} }}");
        }
        let _ = writeln!(self.table, "({schema:?}, of::<{ty}>()),");
        self.count += 1;
        Ok(())
    }

    /// The code.
    pub(crate) fn finish(self) -> String {
        let Self { modules, table, .. } = self;
        format!("{modules}\npub(super) const READERS: &[(&str, Typed)] = &[\n{table}];\n")
    }
}

struct Place<'a> {
    set: &'a SchemaSet,
    module: &'a str,
}

impl Place<'_> {
    /// The path of a type; a union's enum is named after the file, and the way to it.
    fn rust_type(&self, ty: &Type, union: &str) -> Result<String, Refused> {
        if let Some(logical) = ty.logical {
            return Ok(format!(
                "::avro_temporal_runtime::logical::{}",
                logical_type(logical)?
            ));
        }
        Ok(match &ty.kind {
            Kind::Null => "()".to_owned(),
            Kind::Boolean => "bool".to_owned(),
            Kind::Int => "i32".to_owned(),
            Kind::Long => "i64".to_owned(),
            Kind::Float => "f32".to_owned(),
            Kind::Double => "f64".to_owned(),
            Kind::Bytes => "Vec<u8>".to_owned(),
            Kind::String => "String".to_owned(),
            Kind::Array(items) => {
                format!("Vec<{}>", self.rust_type(items, &format!("{union}Item"))?)
            }
            Kind::Map(values) => {
                let value = self.rust_type(values, &format!("{union}Value"))?;
                format!("::std::collections::BTreeMap<String, {value}>")
            }
            Kind::Union(branches) => match branches.as_slice() {
                [null, other] if is_null(null) && !is_null(other) => {
                    format!("Option<{}>", self.rust_type(other, union)?)
                }
                [_, null] if is_null(null) => {
                    return Err(Refused::NotAType);
                }
                _ => format!("{}::{union}", self.module),
            },
            Kind::Named(id) => {
                let mut path = self.module.to_owned();
                let name = self.set.get(*id).name.as_str();
                for part in name.split('.') {
                    path = format!("{path}::{part}");
                }
                path
            }
        })
    }
}

fn is_null(ty: &Type) -> bool {
    matches!(ty.kind, Kind::Null)
}

fn logical_type(logical: Logical) -> Result<String, Refused> {
    Ok(match logical {
        Logical::Date => "Date".to_owned(),
        Logical::TimeMillis => "TimeMillis".to_owned(),
        Logical::TimeMicros => "TimeMicros".to_owned(),
        Logical::TimestampMillis => "TimestampMillis".to_owned(),
        Logical::TimestampMicros => "TimestampMicros".to_owned(),
        Logical::TimestampNanos => "TimestampNanos".to_owned(),
        Logical::LocalTimestampMillis => "LocalTimestampMillis".to_owned(),
        Logical::LocalTimestampMicros => "LocalTimestampMicros".to_owned(),
        Logical::LocalTimestampNanos => "LocalTimestampNanos".to_owned(),
        Logical::Uuid => "Uuid".to_owned(),
        Logical::Decimal { precision, scale } => format!("Decimal<{precision}, {scale}>"),
        Logical::BigDecimal => "BigDecimal".to_owned(),
        Logical::Duration => return Err(Refused::NotAType),
    })
}
