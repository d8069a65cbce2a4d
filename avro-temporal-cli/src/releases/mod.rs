//! Releases on the disk: a folder beside the file of what is released.

mod checked;
mod folder;
mod report;
mod subject;
mod today;

pub(crate) use checked::{Checked, Compared, check_files, working_node};
pub(crate) use folder::Folder;
pub(crate) use report::{Format, report, summary};
pub(crate) use subject::{Working, not_releasable, subjects};
pub(crate) use today::{day_of, days_since, today};
