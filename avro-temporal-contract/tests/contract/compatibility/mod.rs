//! Whether all data of one schema is read as another.

mod levels;
mod rules;
