//! `retire` and `doctor` on a namespace with runs and schedules of three releases.

mod doctor;
mod held;
mod retire;
