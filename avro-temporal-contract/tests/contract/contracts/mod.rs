//! Protocols whose messages are workflows and activities.

mod example;
mod support;
