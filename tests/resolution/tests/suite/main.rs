//! Data of one schema read as another: generated code, the dynamic path and another implementation
//! say the same, and it is what the cases say.

mod completeness;
mod matrix;
mod peer;
mod support;
