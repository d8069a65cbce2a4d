//! A contract that says everything, and a program that does what its inputs tell it to.

avro_temporal_runtime::contract!("schemas/every.avpr");

mod activities;
pub mod workflows;

pub use activities::{Payment, Waiting};
pub use workflows::{RunAll, RunChild, Zeroes};

use every::Job;

/// A job with a plan, which the workflow follows.
pub fn job(id: &str, plan: &str) -> Job {
    Job {
        job_id: id.to_owned(),
        number: 41,
        share: 0.25,
        is_urgent: true,
        colour: every::Colour::Red,
        at: avro_temporal_runtime::logical::TimestampMicros(1_767_225_600_123_456),
        tags: vec!["a".to_owned(), "b".to_owned()],
        note: Some("some words".to_owned()),
        secret: "swordfish".to_owned(),
        plan: plan.to_owned(),
    }
}
