//! Attacks by hand: what each of them comes to, in which time, and in how much memory.

mod attack;
mod bounds;
mod bytes;
mod decimals;
mod depth;
mod json;
mod lengths;
mod metadata;
mod schemas;
mod versions;
