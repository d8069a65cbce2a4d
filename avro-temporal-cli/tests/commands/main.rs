//! The commands that look at schemas and values, as processes.

mod case;
mod help;
mod merge;
mod pipe;
mod session;
mod table;
