//! Protocols whose messages are workflows and activities.

mod example;
mod hostile;
mod keys;
mod rendered;
mod support;
