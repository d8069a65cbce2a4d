//! Three releases of one contract in one program, so that runs can outlive the workers that began
//! them. In life each is a commit, and a build of its own.

pub mod v1;
pub mod v2;
pub mod v3;
