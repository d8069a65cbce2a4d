//! Aliases: the SDK registers a type under the one name that it says it has.

use std::cell::Cell;

thread_local! {
    static NAME: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Registers under another name: inside of `register`, [`registered_name`] is that.
pub(super) fn register_as<T>(name: &'static str, register: impl FnOnce() -> T) -> T {
    let outer = NAME.replace(Some(name));
    let registered = register();
    NAME.set(outer);
    registered
}

/// The name to register under: an alias, or the operation's own.
pub(super) fn registered_name(own: &'static str) -> &'static str {
    NAME.get().unwrap_or(own)
}
