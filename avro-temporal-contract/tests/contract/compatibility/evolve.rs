//! One change of a schema, as people make them.

use super::model::{FIELDS, FIXED, Field, Model, NAMES, PRIMITIVES, SYMBOLS, Shape, Type};
use crate::random::Random;

/// Changes a schema; what comes out may be the same, or no sound schema.
pub(super) fn evolve(model: &mut Model, random: &mut Random) {
    let count = model.types.len();
    let at = random.below(count);
    if random.chance(15) {
        rename_type(model, at, random);
        return;
    }
    if random.chance(10) {
        change_type(&mut model.root, count, random);
        return;
    }
    match &mut model.types[at].shape {
        Shape::Record(fields) => change_fields(fields, count, random),
        Shape::Enum(symbols, has_default) => match random.below(4) {
            0 => *has_default = !*has_default,
            1 => random.shuffle(symbols),
            2 if symbols.len() > 1 => drop(symbols.pop()),
            _ => {
                let new = SYMBOLS[random.below(SYMBOLS.len())];
                if !symbols.contains(&new) {
                    symbols.push(new);
                }
            }
        },
        Shape::Fixed(size, logical) => {
            (*size, *logical) = FIXED[random.below(FIXED.len())];
        }
    }
}

fn rename_type(model: &mut Model, at: usize, random: &mut Random) {
    let name = NAMES[random.below(NAMES.len())];
    if model.types.iter().any(|named| named.name == name) {
        return;
    }
    let named = &mut model.types[at];
    let old = std::mem::replace(&mut named.name, name.to_owned());
    if random.chance(60) {
        // A simple alias is in the type's own namespace: there is no other way to name the null one.
        if old.contains('.') || !name.contains('.') {
            named.aliases = vec![old];
        }
    }
}

fn change_fields(fields: &mut Vec<Field>, types: usize, random: &mut Random) {
    let unused = FIELDS[random.below(FIELDS.len())];
    let is_unused = fields.iter().all(|field| field.name != unused);
    let at = random.below(fields.len());
    match random.below(9) {
        // One of two becomes the other's alias.
        7 if fields.len() > 1 => {
            let gone = fields.remove(at);
            let kept = random.below(fields.len());
            fields[kept].aliases.push(gone.name);
        }
        0 if !fields.is_empty() => drop(fields.remove(at)),
        1 => random.shuffle(fields),
        2 if is_unused && !fields.is_empty() => {
            let old = std::mem::replace(&mut fields[at].name, unused);
            if random.chance(60) {
                fields[at].aliases.push(old);
            }
        }
        3 if !fields.is_empty() => fields[at].has_default ^= true,
        4 if is_unused && !fields.is_empty() => fields[at].aliases.push(unused),
        5..=6 if !fields.is_empty() => change_type(&mut fields[at].ty, types, random),
        _ if is_unused => fields.push(Field::random(random, unused, types)),
        _ => {}
    }
}

fn change_type(ty: &mut Type, types: usize, random: &mut Random) {
    if random.chance(15) {
        *ty = Type::random(random, types, 1);
        return;
    }
    match ty {
        Type::Array(inner) | Type::Map(inner) if random.chance(80) => {
            change_type(inner, types, random);
        }
        Type::Union(branches) => {
            let at = random.below(branches.len());
            match random.below(4) {
                0 if branches.len() > 1 => drop(branches.remove(at)),
                1 => random.shuffle(branches),
                2 if !branches.is_empty() => *ty = branches[at].clone(),
                _ => {
                    let new = Type::random(random, types, 0);
                    if branches.iter().all(|branch| !branch.is_same_branch(&new)) {
                        branches.push(new);
                    }
                }
            }
        }
        Type::Primitive(name, _) if random.chance(60) => {
            let wider: &[&str] = match *name {
                "int" => &["long", "float", "double"],
                "long" => &["float", "double", "int"],
                "float" => &["double"],
                "string" => &["bytes"],
                "bytes" => &["string"],
                _ => &[],
            };
            let wanted = random.pick(wider).copied().unwrap_or("null");
            let known = PRIMITIVES.iter().filter(|(name, _)| *name == wanted);
            let known: Vec<_> = known.copied().collect();
            if let Some((name, logical)) = random.pick(&known) {
                *ty = Type::Primitive(name, logical);
            }
        }
        _ => {
            let null = Type::Primitive("null", "");
            if !matches!(ty, Type::Union(_)) && *ty != null {
                *ty = Type::Union(vec![null, ty.clone()]);
            }
        }
    }
}
