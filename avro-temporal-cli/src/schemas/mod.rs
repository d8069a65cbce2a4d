//! The schemas that a command is about.

mod pick;
mod read;

pub(crate) use pick::{pick, pick_as};
pub(crate) use read::{Loaded, NotLoaded, folder, load, load_reporting, read, read_files, shown};
