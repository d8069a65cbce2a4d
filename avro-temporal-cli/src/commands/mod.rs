//! The commands that look at schemas and values: one file each.

pub(crate) mod canonical;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod decode;
pub(crate) mod diff;
pub(crate) mod docs;
pub(crate) mod doctor;
pub(crate) mod encode;
pub(crate) mod establish;
pub(crate) mod explain;
pub(crate) mod fingerprint;
pub(crate) mod generate;
pub(crate) mod history;
pub(crate) mod init;
mod pages;
pub(crate) mod release;
pub(crate) mod retire;
