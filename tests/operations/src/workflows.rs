//! The workflows: each does what its job's plan says.

use std::time::Duration;

use avro_temporal_runtime::sdk::workflow::CancellableFutureWithReason as _;
use avro_temporal_runtime::{
    ActivityOptions, ActivityType, CancellableFuture as _, ContinueAsNewOptions, Ctx, SyncCtx,
    WorkflowContextView, WorkflowResult, workflow,
};

use crate::every::{
    self, AcceptError, AcceptRequest, ChangeError, ChangeRequest, Done, Job, PokeRequest, Refused,
    RunAllError, RunChildError, WorkError,
};

/// Follows its job's plan.
#[derive(Debug)]
pub struct RunAll {
    job: Job,
    attempt: u32,
    poked: Vec<String>,
}

#[workflow(every::RunAll)]
impl RunAll {
    fn init(ctx: &WorkflowContextView, job: Job) -> Self {
        Self {
            job,
            attempt: ctx.attempt(),
            poked: Vec::new(),
        }
    }

    async fn run(ctx: &mut Ctx<Self>) -> Result<Done, RunAllError> {
        let job = ctx.state(|state| state.job.clone());
        match job.plan.as_str() {
            "work" => Ok(ctx.work(job).await?),
            "work with options" => {
                let work = ctx.work(job).options(|options| {
                    options.heartbeat_timeout = Some(Duration::from_secs(3));
                });
                Ok(work.await?)
            }
            "local" => Ok(ctx.work(job).local().await?),
            "work by an old name" => {
                let options = ActivityOptions::with_start_to_close_timeout(Duration::from_secs(9))
                    .task_queue("every-activities")
                    .build();
                Ok(ctx.execute_activity::<WorkOld>(job, options).await?)
            }
            "tell the error" => match ctx.work(job).await {
                Err(WorkError::Busy(busy)) => Ok(done(&format!("busy at {}", busy.attempt))),
                Err(WorkError::Refused(refused)) => Ok(done(&format!("refused {}", refused.code))),
                Err(error) => Ok(done(&format!("other: {error}"))),
                Ok(_) => Ok(done("it worked")),
            },
            "a child with an id of its own" => {
                let id = format!("{}/own", ctx.workflow_id());
                let mut job = job;
                job.job_id.clear();
                Ok(ctx.run_child(job).id(id).await?)
            }
            "a child without an id" => {
                let mut job = job;
                job.job_id.clear();
                Ok(ctx.run_child(job).await?)
            }
            "child" => Ok(ctx.run_child(job).await?),
            "start a child" => {
                let child = ctx.run_child(job).start().await?;
                child
                    .poke(PokeRequest {
                        text: "from the parent".to_owned(),
                    })
                    .await?;
                Ok(done(&child.result().await?.text))
            }
            "leave a child" => {
                ctx.run_child(job).start().await?;
                Ok(done("left"))
            }
            "cancel a child" => {
                let child = ctx.run_child(job).start().await?;
                let result = child.result();
                result.cancel_with_reason("enough".to_owned());
                let error = result.await.expect_err("it is cancelled");
                Ok(done(&error.to_string()))
            }
            "cancel work" => {
                let work = ctx.work(job).start();
                ctx.wait_condition(|state| state.poked.len() == 1).await?;
                work.cancel();
                let error = work.await.expect_err("it is cancelled");
                Ok(done(&error.to_string()))
            }
            "abandon waiting" => {
                let wait = ctx.wait(job).start();
                ctx.wait_condition(|state| state.poked.len() == 1).await?;
                wait.cancel();
                let error = wait.await.expect_err("it is cancelled");
                Ok(done(&error.to_string()))
            }
            "wait" => Ok(ctx.wait(job).await?),
            "poke another" => {
                let other = ctx.external::<every::RunAll>(job.job_id, None);
                other
                    .poke(PokeRequest {
                        text: "from outside".to_owned(),
                    })
                    .await?;
                Ok(done("poked"))
            }
            "go on" => {
                let mut next = job;
                "end".clone_into(&mut next.plan);
                ctx.continue_as_new(next, ContinueAsNewOptions::default())?
            }
            "end" => Ok(done("went on")),
            "refuse" => Err(RunAllError::Refused(Refused { code: 7 })),
            "fail once" if ctx.state(|state| state.attempt) == 1 => {
                Err(RunAllError::Busy(every::Busy { attempt: 1 }))
            }
            "fail once" => Ok(done("at the second attempt")),
            _ => {
                ctx.wait_condition(|state| state.poked.iter().any(|text| text == "end"))
                    .await?;
                Ok(done(&ctx.state(|state| state.poked.join(" "))))
            }
        }
    }

    fn poke(&mut self, _ctx: &mut SyncCtx<Self>, poke: PokeRequest) {
        self.poked.push(poke.text);
    }

    fn progress(&self, _ctx: &WorkflowContextView) -> Done {
        done(&self.poked.join(" "))
    }

    fn change(
        &mut self,
        _ctx: &mut SyncCtx<Self>,
        change: ChangeRequest,
    ) -> Result<Done, ChangeError> {
        if change.text == "refuse" {
            return Err(ChangeError::Refused(Refused { code: 8 }));
        }
        for _ in 0..change.times {
            self.poked.push(change.text.clone());
        }
        Ok(done(&self.poked.join(" ")))
    }

    fn validate_change(
        &self,
        _ctx: &WorkflowContextView,
        change: &ChangeRequest,
    ) -> Result<(), ChangeError> {
        if change.times < 0 {
            return Err(ChangeError::Refused(Refused { code: 9 }));
        }
        Ok(())
    }

    async fn accept(ctx: &mut Ctx<Self>, accept: AcceptRequest) -> Result<Done, AcceptError> {
        ctx.wait_condition(|state| !state.poked.is_empty())
            .await
            .map_err(|error| AcceptError::from(error.to_string()))?;
        Ok(done(&accept.text))
    }
}

/// `work`, as callers that are older than its name call it.
struct WorkOld;

impl ActivityType for WorkOld {
    const NAME: &'static str = "workOld";
    type Input = Job;
    type Output = Done;
    type Error<U> = U;
}

/// Follows its job's plan, as a child.
#[derive(Debug, Default)]
pub struct RunChild {
    poked: Option<String>,
}

#[workflow(every::RunChild)]
impl RunChild {
    async fn run(ctx: &mut Ctx<Self>, job: Job) -> Result<Done, RunChildError> {
        match job.note.as_deref() {
            Some("refuse") => Err(Refused { code: 6 }.into()),
            Some("wait for a poke") => {
                ctx.wait_condition(|state| state.poked.is_some()).await?;
                Ok(done(
                    &ctx.state(|state| state.poked.clone().unwrap_or_default()),
                ))
            }
            _ => Ok(done("child")),
        }
    }

    fn poke(&mut self, _ctx: &mut SyncCtx<Self>, poke: PokeRequest) {
        self.poked = Some(poke.text);
    }
}

/// Ends at once.
///
/// # Errors
///
/// None.
#[workflow(every::Zeroes)]
pub async fn zeroes(_ctx: &mut Ctx<Zeroes>) -> WorkflowResult<()> {
    Ok(())
}

fn done(text: &str) -> Done {
    Done {
        text: text.to_owned(),
    }
}
