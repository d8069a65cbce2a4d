//! The commands that look at schemas and values, as processes.

mod agreement;
mod builder_options;
mod case;
mod compiled;
mod docs;
mod docs_hostile;
mod golden;
mod help;
mod merge;
mod output;
mod pipe;
mod rules;
mod session;
mod table;
mod three_ways;
