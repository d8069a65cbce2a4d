//! Histories of a real server in a folder.

mod codec;
mod exported;
mod http;
mod ids;
mod refused;
mod support;
