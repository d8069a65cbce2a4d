//! Canonical texts, and what is computed over them.

use std::collections::HashSet;
use std::fmt;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::set::{SchemaSet, TypeId};
use super::{Kind, Logical, NamedType, Shape, Type};
use crate::binary::on_a_stack_that_suffices;

/// The writer identity: the first 16 bytes of the SHA-256 of the identity text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identity(pub [u8; 16]);

impl Identity {
    /// The identity of an identity text.
    pub fn of(identity_text: &str) -> Self {
        let digest = Sha256::digest(identity_text.as_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest[..16]);
        Self(bytes)
    }

    /// Reads 32 lower-case hex digits.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = hex_digit(pair[0])? << 4 | hex_digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl SchemaSet {
    /// Avro's Parsing Canonical Form.
    ///
    /// Source: Avro 1.12, "Parsing Canonical Form for Schemas"; where Java and others differ, Java.
    pub fn canonical_form(&self, ty: &Type) -> String {
        self.canonical(ty, false)
    }

    /// The identity text: the canonical form with valid logical types, precisions and scales kept.
    ///
    /// Source: the wire format, "Identity text".
    pub fn identity_text(&self, ty: &Type) -> String {
        self.canonical(ty, true)
    }

    /// The writer identity of a schema.
    pub fn identity(&self, ty: &Type) -> Identity {
        Identity::of(&self.identity_text(ty))
    }

    fn canonical(&self, ty: &Type, keep_logical: bool) -> String {
        let mut canonical = Canonical {
            set: self,
            keep_logical,
            seen: HashSet::new(),
            out: String::new(),
        };
        canonical.ty(ty);
        canonical.out
    }
}

struct Canonical<'a> {
    set: &'a SchemaSet,
    keep_logical: bool,
    seen: HashSet<TypeId>,
    out: String,
}

impl Canonical<'_> {
    fn ty(&mut self, ty: &Type) {
        match &ty.kind {
            Kind::Array(items) => {
                self.out.push_str(r#"{"type":"array","items":"#);
                self.ty(items);
                self.out.push('}');
            }
            Kind::Map(values) => {
                self.out.push_str(r#"{"type":"map","values":"#);
                self.ty(values);
                self.out.push('}');
            }
            Kind::Union(branches) => {
                self.out.push('[');
                self.list(branches, Canonical::ty);
                self.out.push(']');
            }
            Kind::Named(id) => self.named(*id),
            _ => match ty.logical.filter(|_| self.keep_logical) {
                Some(logical) => {
                    let _ = write!(self.out, r#"{{"type":"{}""#, ty.avro_name());
                    self.logical(logical);
                    self.out.push('}');
                }
                None => self.string(ty.avro_name()),
            },
        }
    }

    fn named(&mut self, id: TypeId) {
        let set = self.set;
        let named = set.get(id);
        if !self.seen.insert(id) {
            self.string(named.name.as_str());
            return;
        }
        // A chain of types is as long as its author likes.
        on_a_stack_that_suffices(|| self.definition(named));
    }

    fn definition(&mut self, named: &NamedType) {
        self.out.push_str(r#"{"name":"#);
        self.string(named.name.as_str());
        match &named.shape {
            Shape::Record { fields, .. } => {
                self.out.push_str(r#","type":"record","fields":["#);
                self.list(fields, |canonical, field| {
                    canonical.out.push_str(r#"{"name":"#);
                    canonical.string(&field.name);
                    canonical.out.push_str(r#","type":"#);
                    canonical.ty(&field.ty);
                    canonical.out.push('}');
                });
                self.out.push(']');
            }
            Shape::Enum { symbols, .. } => {
                self.out.push_str(r#","type":"enum","symbols":["#);
                self.list(symbols, |canonical, symbol| canonical.string(&symbol.name));
                self.out.push(']');
            }
            Shape::Fixed { size, logical } => {
                let _ = write!(self.out, r#","type":"fixed","size":{size}"#);
                if let Some(logical) = logical.filter(|_| self.keep_logical) {
                    self.logical(logical);
                }
            }
        }
        self.out.push('}');
    }

    fn logical(&mut self, logical: Logical) {
        let _ = write!(self.out, r#","logicalType":"{}""#, logical.name());
        if let Logical::Decimal { precision, scale } = logical {
            let _ = write!(self.out, r#","precision":{precision}"#);
            if scale != 0 {
                let _ = write!(self.out, r#","scale":{scale}"#);
            }
        }
    }

    /// Names and symbols are letters, digits, `_` and dots: nothing of theirs needs an escape.
    fn string(&mut self, text: &str) {
        self.out.push('"');
        self.out.push_str(text);
        self.out.push('"');
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            write(self, item);
        }
    }
}
