//! Contracts: what is refused, the same items whoever asks for them, and how many.

mod modules;
mod names;
mod options;
mod same;
mod size;
mod stand_in;
mod support;
