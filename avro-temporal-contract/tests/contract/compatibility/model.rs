//! Schemas that are easily changed, and their text.

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::random::Random;

/// A schema and the types that it names.
#[derive(Clone)]
pub(super) struct Model {
    pub(super) types: Vec<Named>,
    pub(super) root: Type,
}

#[derive(Clone, PartialEq)]
pub(super) enum Type {
    /// A primitive, and its logical type's attributes.
    Primitive(&'static str, &'static str),
    Array(Box<Type>),
    Map(Box<Type>),
    Union(Vec<Type>),
    /// A type by its position.
    Named(usize),
}

#[derive(Clone)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) shape: Shape,
}

#[derive(Clone)]
pub(super) enum Shape {
    Record(Vec<Field>),
    Enum(Vec<&'static str>, bool),
    /// A size, and the logical type's attributes.
    Fixed(usize, &'static str),
}

#[derive(Clone)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) aliases: Vec<&'static str>,
    pub(super) ty: Type,
    pub(super) has_default: bool,
}

/// Few, so that what is unrelated meets too.
pub(super) const FIELDS: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];
pub(super) const SYMBOLS: [&str; 5] = ["A", "B", "C", "D", "E"];
pub(super) const NAMES: [&str; 6] = ["T", "U", "n.T", "n.U", "m.T", "V"];
pub(super) const PRIMITIVES: [(&str, &str); 17] = [
    ("null", ""),
    ("boolean", ""),
    ("int", ""),
    ("long", ""),
    ("float", ""),
    ("double", ""),
    ("bytes", ""),
    ("string", ""),
    ("int", ""),
    ("long", ""),
    ("string", ""),
    ("int", r#","logicalType":"date""#),
    ("long", r#","logicalType":"timestamp-millis""#),
    ("long", r#","logicalType":"timestamp-micros""#),
    ("string", r#","logicalType":"uuid""#),
    (
        "bytes",
        r#","logicalType":"decimal","precision":9,"scale":2"#,
    ),
    (
        "bytes",
        r#","logicalType":"decimal","precision":9,"scale":3"#,
    ),
];
pub(super) const FIXED: [(usize, &str); 4] = [
    (1, ""),
    (2, ""),
    (12, r#","logicalType":"duration""#),
    (2, r#","logicalType":"decimal","precision":4"#),
];

impl Model {
    /// Any schema; not every one is sound.
    pub(super) fn random(random: &mut Random) -> Self {
        let count = 1 + random.below(4);
        let mut names = NAMES;
        random.shuffle(&mut names);
        let types = (0..count)
            .map(|index| Named {
                name: names[index].to_owned(),
                aliases: Vec::new(),
                shape: Shape::random(random, count, index == 0),
            })
            .collect();
        let root = if random.chance(75) {
            Type::Named(0)
        } else {
            Type::random(random, count, 2)
        };
        Self { types, root }
    }

    pub(super) fn text(&self, random: &mut Random) -> String {
        let mut text = String::new();
        self.write(&self.root, &mut HashSet::new(), random, &mut text);
        text
    }

    fn write(&self, ty: &Type, seen: &mut HashSet<usize>, random: &mut Random, out: &mut String) {
        match ty {
            Type::Primitive(name, "") => drop(write!(out, "\"{name}\"")),
            Type::Primitive(name, logical) => drop(write!(out, r#"{{"type":"{name}"{logical}}}"#)),
            Type::Array(items) => {
                *out += r#"{"type":"array","items":"#;
                self.write(items, seen, random, out);
                *out += "}";
            }
            Type::Map(values) => {
                *out += r#"{"type":"map","values":"#;
                self.write(values, seen, random, out);
                *out += "}";
            }
            Type::Union(branches) => {
                *out += "[";
                for (index, branch) in branches.iter().enumerate() {
                    *out += if index > 0 { "," } else { "" };
                    self.write(branch, seen, random, out);
                }
                *out += "]";
            }
            Type::Named(id) if !seen.insert(*id) => {
                let _ = write!(out, "\"{}\"", self.types[*id].name);
            }
            Type::Named(id) => self.define(&self.types[*id], seen, random, out),
        }
    }

    fn define(
        &self,
        named: &Named,
        seen: &mut HashSet<usize>,
        random: &mut Random,
        out: &mut String,
    ) {
        let (namespace, name) = named.name.rsplit_once('.').unwrap_or(("", &named.name));
        let _ = write!(out, r#"{{"name":"{name}","namespace":"{namespace}""#);
        if !named.aliases.is_empty() {
            let _ = write!(out, r#","aliases":{:?}"#, named.aliases);
        }
        match &named.shape {
            Shape::Fixed(size, logical) => {
                let _ = write!(out, r#","type":"fixed","size":{size}{logical}"#);
            }
            Shape::Enum(symbols, has_default) => {
                let _ = write!(out, r#","type":"enum","symbols":{symbols:?}"#);
                if *has_default {
                    let _ = write!(out, r#","default":"{}""#, symbols[0]);
                }
            }
            Shape::Record(fields) => {
                *out += r#","type":"record","fields":["#;
                for (index, field) in fields.iter().enumerate() {
                    *out += if index > 0 { "," } else { "" };
                    let _ = write!(out, r#"{{"name":"{}""#, field.name);
                    if !field.aliases.is_empty() {
                        let _ = write!(out, r#","aliases":{:?}"#, field.aliases);
                    }
                    *out += r#","type":"#;
                    self.write(&field.ty, seen, random, out);
                    if field.has_default
                        && let Some(default) = self.default(&field.ty, random, 4)
                    {
                        let _ = write!(out, r#","default":{default}"#);
                    }
                    *out += "}";
                }
                *out += "]";
            }
        }
        *out += "}";
    }

    /// A default; none for what is deeper.
    fn default(&self, ty: &Type, random: &mut Random, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        Some(match ty {
            Type::Primitive(name, _) => match *name {
                "null" => "null".to_owned(),
                "boolean" => "true".to_owned(),
                "float" | "double" => "1.5".to_owned(),
                "bytes" | "string" => r#""\u0041""#.to_owned(),
                _ => random.below(100).to_string(),
            },
            Type::Array(items) if random.chance(50) => {
                format!("[{}]", self.default(items, random, depth)?)
            }
            Type::Array(_) => "[]".to_owned(),
            Type::Map(values) if random.chance(50) => {
                format!(r#"{{"k":{}}}"#, self.default(values, random, depth)?)
            }
            Type::Map(_) => "{}".to_owned(),
            Type::Union(branches) => self.default(random.pick(branches)?, random, depth)?,
            Type::Named(id) => match &self.types[*id].shape {
                Shape::Fixed(size, _) => format!("\"{}\"", r"\u00ff".repeat(*size)),
                Shape::Enum(symbols, _) => format!("{:?}", random.pick(symbols)?),
                Shape::Record(fields) => {
                    let mut parts = Vec::new();
                    for field in fields {
                        let value = self.default(&field.ty, random, depth)?;
                        parts.push(format!("\"{}\":{value}", field.name));
                    }
                    format!("{{{}}}", parts.join(","))
                }
            },
        })
    }
}

impl Shape {
    pub(super) fn random(random: &mut Random, types: usize, must_be_record: bool) -> Self {
        match random.below(10) {
            0..=1 if !must_be_record => {
                let (size, logical) = FIXED[random.below(FIXED.len())];
                Self::Fixed(size, logical)
            }
            2..=4 if !must_be_record => {
                let mut symbols = SYMBOLS.to_vec();
                random.shuffle(&mut symbols);
                symbols.truncate(1 + random.below(4));
                Self::Enum(symbols, random.chance(40))
            }
            _ => {
                let mut names = FIELDS;
                random.shuffle(&mut names);
                let count = random.below(5);
                let fields = names[..count]
                    .iter()
                    .map(|name| Field::random(random, name, types))
                    .collect();
                Self::Record(fields)
            }
        }
    }
}

impl Field {
    pub(super) fn random(random: &mut Random, name: &'static str, types: usize) -> Self {
        Self {
            name,
            aliases: Vec::new(),
            ty: Type::random(random, types, 2),
            has_default: random.chance(50),
        }
    }
}

impl Type {
    pub(super) fn random(random: &mut Random, types: usize, depth: usize) -> Self {
        match random.below(12) {
            0 if depth > 0 => Self::Array(Box::new(Self::random(random, types, depth - 1))),
            1 if depth > 0 => Self::Map(Box::new(Self::random(random, types, depth - 1))),
            2..=4 if depth > 0 => Self::union(random, types),
            5..=6 => Self::Named(random.below(types)),
            _ => {
                let (name, logical) = PRIMITIVES[random.below(PRIMITIVES.len())];
                Self::Primitive(name, logical)
            }
        }
    }

    fn union(random: &mut Random, types: usize) -> Self {
        let mut branches = Vec::new();
        if random.chance(60) {
            branches.push(Self::Primitive("null", ""));
        }
        for _ in 0..=random.below(3) {
            let branch = Self::random(random, types, 0);
            let is_new = branches.iter().all(|other| !other.is_same_branch(&branch));
            if is_new {
                branches.push(branch);
            }
        }
        Self::Union(branches)
    }

    /// Whether a union can't hold both.
    pub(super) fn is_same_branch(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Primitive(own, _), Self::Primitive(other, _)) => own == other,
            (Self::Named(own), Self::Named(other)) => own == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}
