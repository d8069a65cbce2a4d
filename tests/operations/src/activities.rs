//! The activities: each does what its job's note says.

use avro_temporal_runtime::{ActivityContext, ActivityError, activities};

use crate::every::{self, Busy, Done, IdleError, Job, Refused, WaitError, WorkError};

/// The group that no message names.
#[derive(Debug)]
pub struct Payment;

#[activities(every::Every)]
impl Payment {
    async fn work(&self, ctx: ActivityContext, job: Job) -> Result<Done, WorkError> {
        let attempt = i32::try_from(ctx.info().attempt)?;
        match job.note.as_deref() {
            Some("refuse") => Err(WorkError::Refused(Refused { code: 5 })),
            Some("busy") => Err(Busy { attempt }.into()),
            Some("busy once") if attempt == 1 => Err(Busy { attempt }.into()),
            Some("fail") => Err("the disk is full"
                .parse::<i64>()
                .expect_err("it is no number"))?,
            Some("report and fail once") => {
                let before = every::Work::last_heartbeat(&ctx)?;
                if let Some(before) = before {
                    return Ok(before);
                }
                let details = Done {
                    text: format!("reported at {attempt}"),
                };
                every::Work::heartbeat(&ctx, details).await?;
                Err(Busy { attempt }.into())
            }
            Some("until cancelled") => {
                // Only heartbeats hear of it.
                while !ctx.is_cancelled() {
                    let details = Done {
                        text: "still here".to_owned(),
                    };
                    every::Work::heartbeat(&ctx, details).await?;
                    tokio::task::yield_now().await;
                }
                Err(WorkError::Other(ActivityError::cancelled()))
            }
            _ => Ok(Done {
                text: format!("worked on {} at {attempt}", job.job_id),
            }),
        }
    }
}

/// The group `waiting`.
#[derive(Debug)]
pub struct Waiting;

#[activities(every::Waiting)]
impl Waiting {
    async fn wait(&self, _ctx: ActivityContext, _job: Job) -> Result<Done, WaitError> {
        Err(WaitError::Other(ActivityError::WillCompleteAsync))
    }

    async fn idle(&self, _ctx: ActivityContext) -> Result<(), IdleError> {
        Ok(())
    }
}
