//! What is held against a contract on a server: `retire` and `doctor` on a namespace with runs and
//! schedules of three releases, and both and `history check` behind a codec.

mod codec;
mod doctor;
mod held;
#[path = "../history_export/http.rs"]
#[allow(dead_code, reason = "the other tests ask it for more")]
mod http;
mod retire;
