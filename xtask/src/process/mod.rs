//! Processes that end with the value that stands for them.

mod capture;
mod group;
mod guard;
mod output;
mod relay;
mod tail;

pub(crate) use capture::capture;
pub(crate) use guard::Guard;
pub(crate) use output::Output;
pub(crate) use relay::Relay;
pub(crate) use tail::tail;
