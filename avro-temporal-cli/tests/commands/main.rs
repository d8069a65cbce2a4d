//! The commands that look at schemas and values, as processes.

mod case;
mod help;
mod pipe;
mod table;
