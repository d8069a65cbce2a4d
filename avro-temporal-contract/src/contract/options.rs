//! Options that were checked, with those of the protocol behind them.

use std::time::Duration;

use super::duration::parse_duration;
use crate::json::{Node, Value};

/// Objects of options, the nearest first: what the first of them says stands, key by key. Every
/// wrong value has been reported, and reads as if it weren't there.
#[derive(Debug, Clone, Default)]
pub(super) struct Options<'n> {
    layers: Vec<&'n Node>,
}

impl<'n> Options<'n> {
    /// What a message says itself, then what the protocol says for all of its kind.
    pub(super) fn new(layers: impl IntoIterator<Item = Option<&'n Node>>) -> Self {
        Self {
            layers: layers.into_iter().flatten().collect(),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&'n Node> {
        self.layers.iter().find_map(|layer| layer.get(name))
    }

    /// An object of options in every layer that has one.
    pub(super) fn object(&self, name: &str) -> Self {
        Self::new(self.layers.iter().map(|layer| layer.get(name)))
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        Some(self.get(name)?.as_str()?.to_owned())
    }

    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        let nodes = self.get(name).map_or(&[][..], elements);
        let texts = nodes.iter().filter_map(Node::as_str);
        texts.map(str::to_owned).collect()
    }

    pub(super) fn boolean(&self, name: &str) -> Option<bool> {
        self.get(name).and_then(as_bool)
    }

    pub(super) fn count(&self, name: &str) -> Option<u32> {
        self.get(name)?.as_i64()?.try_into().ok()
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.as_f64()
    }

    pub(super) fn duration(&self, name: &str) -> Option<Duration> {
        parse_duration(self.get(name)?.as_str()?).ok()
    }

    pub(super) fn word<T>(&self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        read(self.get(name)?.as_str()?)
    }
}

/// The elements of an array; none of another value.
pub(super) fn elements(node: &Node) -> &[Node] {
    match &node.value {
        Value::Array(elements) => elements,
        _ => &[],
    }
}

pub(super) fn as_bool(node: &Node) -> Option<bool> {
    match node.value {
        Value::Bool(value) => Some(value),
        _ => None,
    }
}
