//! Two definitions of one name.

use super::{Field, Kind, NamedType, Shape, Type};
use crate::json::{Node, Value};

/// Whether two definitions of one name say the same, however they are written: with a dotted name
/// or a namespace, with their parts in them or elsewhere, with whatever documentation.
pub(super) fn is_same_definition(first: &NamedType, second: &NamedType) -> bool {
    first.aliases == second.aliases
        && is_same_attribute(Some(&first.node), Some(&second.node))
        && match (&first.shape, &second.shape) {
            (
                Shape::Record {
                    fields: own,
                    is_error: is_own_error,
                },
                Shape::Record { fields, is_error },
            ) => {
                is_own_error == is_error
                    && own.len() == fields.len()
                    && own
                        .iter()
                        .zip(fields)
                        .enumerate()
                        .all(|(index, (own, field))| {
                            let nodes = (field_node(first, index), field_node(second, index));
                            is_same_field(own, field) && is_same_attribute(nodes.0, nodes.1)
                        })
            }
            (
                Shape::Enum {
                    symbols: own,
                    default: own_default,
                },
                Shape::Enum { symbols, default },
            ) => {
                own_default == default
                    && own
                        .iter()
                        .map(|symbol| &symbol.name)
                        .eq(symbols.iter().map(|symbol| &symbol.name))
            }
            (
                Shape::Fixed {
                    size: own,
                    logical: own_logical,
                },
                Shape::Fixed { size, logical },
            ) => own == size && own_logical == logical,
            _ => false,
        }
}

fn field_node(named: &NamedType, index: usize) -> Option<&Node> {
    match &named.node.get("fields")?.value {
        Value::Array(fields) => fields.get(index),
        _ => None,
    }
}

/// Our own attribute; others say nothing to us.
fn is_same_attribute(first: Option<&Node>, second: Option<&Node>) -> bool {
    let attribute = |node: Option<&'_ Node>| node.and_then(|node| node.get("temporal").cloned());
    is_same_value(attribute(first).as_ref(), attribute(second).as_ref())
}

fn is_same_value(first: Option<&Node>, second: Option<&Node>) -> bool {
    match (first, second) {
        (None, None) => true,
        (Some(first), Some(second)) => first.same_value(second),
        _ => false,
    }
}

fn is_same_field(first: &Field, second: &Field) -> bool {
    first.name == second.name
        && first.aliases == second.aliases
        && is_same_type(&first.ty, &second.ty)
        && is_same_value(first.default.as_ref(), second.default.as_ref())
}

fn is_same_type(first: &Type, second: &Type) -> bool {
    first.logical == second.logical
        && match (&first.kind, &second.kind) {
            (Kind::Array(first), Kind::Array(second)) | (Kind::Map(first), Kind::Map(second)) => {
                is_same_type(first, second)
            }
            (Kind::Union(first), Kind::Union(second)) => {
                first.len() == second.len()
                    && first
                        .iter()
                        .zip(second)
                        .all(|(first, second)| is_same_type(first, second))
            }
            (Kind::Named(first), Kind::Named(second)) => first == second,
            (first, second) => std::mem::discriminant(first) == std::mem::discriminant(second),
        }
}
