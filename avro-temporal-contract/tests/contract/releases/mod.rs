//! What may change after a release, and what is refused.

mod hostile;
mod properties;
mod roles;
mod rules;
mod support;
