//! Workflows of a contract that say of which release they are, written once for both releases.

/// The workflows `travel` and `walk` on a contract file; `$new` is what a release adds to each type.
macro_rules! tours {
    ($contract:literal $module:ident $release:literal { $($new:ident: $value:expr)? }) => {
        use std::time::Duration;

        use avro_temporal_runtime::{
            ActivityContext, Client, ContinueAsNewOptions, Ctx, SyncCtx, Worker, WorkerOptions,
            WorkflowContextView, activities, workflow,
        };

        avro_temporal_runtime::contract!($contract, module = $release);

        use $module::{
            AskReleaseError, Bag, Diary, Leg, NoteRequest, PackError, Packed, Plan, TravelError,
            WalkError,
        };

        /// A tour that takes its legs one a run, and writes down of which release each run is.
        #[derive(Debug)]
        pub struct Travel {
            plan: Plan,
            /// How many timers it waits for before a leg.
            pauses: usize,
            goes: bool,
        }

        #[workflow($module::Travel)]
        impl Travel {
            fn init(_ctx: &WorkflowContextView, plan: Plan) -> Self {
                let goes = !plan.seen.is_empty();
                Self {
                    plan,
                    pauses: 0,
                    goes,
                }
            }

            async fn run(ctx: &mut Ctx<Self>) -> Result<Diary, TravelError> {
                let tour_id = ctx.state(|state| state.plan.tour_id.clone());
                let bag = Bag {
                    tour_id: tour_id.clone(),
                    $($new: $value,)?
                };
                let packed = ctx.pack(bag).await?;
                ctx.wait_condition(|state| state.goes).await?;
                // A replay that is told another release makes other commands.
                if ctx.contract_release() >= 2 {
                    ctx.timer(Duration::from_millis(1)).await;
                }
                for _ in 0..ctx.state(|state| state.pauses) {
                    ctx.timer(Duration::from_millis(1)).await;
                }
                let release = ctx.contract_release().number();
                let plan = ctx.state_mut(|state| {
                    state.plan.seen.push(format!("travel@{release} {}", packed.by));
                    state.plan.clone()
                });
                let walk = ctx.walk(Leg {
                    tour_id,
                    number: plan.legs,
                    $($new: $value,)?
                });
                let walk = if plan.stays { walk.stay_on_release() } else { walk };
                let mut seen = plan.seen.clone();
                seen.extend(walk.await?.seen);
                if plan.legs == 0 {
                    return Ok(Diary { seen, $($new: $value,)? });
                }
                let next = Plan {
                    legs: plan.legs - 1,
                    seen,
                    ..plan
                };
                let options = ContinueAsNewOptions::default();
                if next.stays {
                    Ok(ctx.continue_on_release(next, options)?)
                } else {
                    Ok(ctx.continue_as_new(next, options)?)
                }
            }

            fn go(&mut self, _ctx: &mut SyncCtx<Self>) {
                self.goes = true;
            }

            fn note(&mut self, ctx: &mut SyncCtx<Self>, note: NoteRequest) {
                let release = ctx.contract_release();
                if release >= 2 {
                    self.pauses += 1;
                }
                let number = release.number();
                self.plan.seen.push(format!("{}@{number}", note.text));
            }

            fn ask_release(&mut self, ctx: &mut SyncCtx<Self>) -> Result<i32, AskReleaseError> {
                Ok(i32::try_from(ctx.contract_release().number()).unwrap_or(i32::MAX))
            }
        }

        /// A leg of a tour.
        ///
        /// # Errors
        ///
        /// None.
        #[workflow($module::Walk)]
        pub async fn walk(ctx: &mut Ctx<Walk>, _leg: Leg) -> Result<Diary, WalkError> {
            if ctx.contract_release() >= 2 {
                ctx.timer(Duration::from_millis(1)).await;
            }
            let release = ctx.contract_release().number();
            Ok(Diary {
                seen: vec![format!("walk@{release}")],
                $($new: $value,)?
            })
        }

        /// Who packs.
        #[derive(Debug)]
        pub struct Porter;

        #[activities($module::Tours)]
        impl Porter {
            async fn pack(&self, _ctx: ActivityContext, _bag: Bag) -> Result<Packed, PackError> {
                Ok(Packed {
                    by: $release.to_owned(),
                    $($new: $value,)?
                })
            }
        }

        /// A worker of this release.
        pub fn worker(client: &Client, task_queue: &str) -> Worker {
            let queue = task_queue.to_owned();
            let of_activities = task_queue.to_owned();
            Worker::new(client, WorkerOptions::new(task_queue).build())
                .workflow::<Travel>()
                .workflow::<Walk>()
                .activities(Porter)
                .child_defaults(move |_, options| options.task_queue = Some(queue.clone()))
                .activity_defaults(move |_, options| {
                    options.task_queue = Some(of_activities.clone());
                })
        }
    };
}

pub mod v1 {
    //! Release 1.

    tours!("schemas/tours/v1/tours.avpr" tours_v1 "tours_v1" {});
}

pub mod v2 {
    //! Release 2: every type has a guide, and everything another name.

    tours!("schemas/tours/v2/tours.avpr" tours_v2 "tours_v2" { guide: "virgil".to_owned() });
}
