//! Whether all data of one schema is read as another.

mod evolve;
mod hostile;
mod levels;
mod model;
mod pairs;
pub(crate) mod random_pair;
mod rules;
mod values;
