//! Python wheels, fetched by pip and read without it: nothing is installed.

mod archive;
mod pip;

pub(crate) use archive::{extract_modules, extract_script};
pub(crate) use pip::{Wheel, download};
