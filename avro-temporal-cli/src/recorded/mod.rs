//! Recorded runs, read without the code that made them.
//!
//! A history is read event by event, in the memory of one, and each payload is held against what
//! today's contract and its releases make of it.

mod checker;
mod contracts;
mod event;
mod load;
mod payload;
pub(crate) mod render;
mod report;
mod run;
mod split;
mod visit;

pub(crate) use checker::{Checker, Codec, Open, input_of};
pub(crate) use contracts::{Contracts, OperationId};
pub(crate) use load::load_contracts;
pub(crate) use report::{Found, Path, Problem, Skipped, Target, What};
