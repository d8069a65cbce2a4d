//! The commands as processes, on stand-ins for the example's programs and for the server.

mod demo;
mod scratch;
mod test;
