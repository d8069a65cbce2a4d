//! What clients and workflow code write: it compiles, with the types that stand here.

#![deny(warnings)]

use avro_temporal_runtime as rt;
use contracts::common::common::Money;
use contracts::everything::{
    Accept, AcceptError, Calls, Child, ChildError, Client, Input, Run, RunError, RunHandle,
    RunResponse, RunSignals, Stop, WorkError,
};
use contracts::without_prelude::traps;
use rt::logical::TimestampMicros;
use rt::sdk::client::errors::{WorkflowInteractionError, WorkflowUpdateError};

type Sent = Result<(), rt::CallError<WorkflowInteractionError>>;
type Taken = Result<rt::UpdateHandle<Accept<Run>>, AcceptError<rt::CallError<WorkflowUpdateError>>>;

#[allow(dead_code, reason = "that it compiles is the test")]
async fn a_client(client: rt::Client, input: Input) -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new(client);
    let handle: RunHandle = client.run(input.clone()).id("mine").start().await?;
    let sent: Sent = handle.stop().await;
    sent?;
    let taken: Taken = handle.accept().await;
    taken?.result().await?;
    let output: Result<RunResponse, RunError<rt::ClientError>> = client.run(input).execute().await;
    match output {
        Ok(RunResponse::Money(Money { cents })) => println!("{cents}"),
        Err(RunError::Refused(refused)) => println!("{}", refused.why),
        Ok(_) | Err(_) => {}
    }
    client.child().start_with_nothing().await
}

#[allow(dead_code, reason = "that it compiles is the test")]
trait StartWithNothing {
    async fn start_with_nothing(self) -> Result<(), Box<dyn std::error::Error>>;
}

impl StartWithNothing for rt::Start<Child> {
    async fn start_with_nothing(self) -> Result<(), Box<dyn std::error::Error>> {
        let handle = self.start().await?;
        handle.stop().await?;
        handle.list().await?;
        Ok(handle.result().await?)
    }
}

#[allow(dead_code, reason = "that it compiles is the test")]
async fn a_start_with_a_signal(
    client: &Client,
    input: Input,
) -> Result<RunHandle, rt::ClientError> {
    client.run(input).start_with_signal::<Stop<Run>>(()).await
}

#[allow(dead_code, reason = "that it compiles is the test")]
async fn a_workflow<W: rt::Workflow>(
    calls: &Calls<W>,
    input: Input,
) -> Result<TimestampMicros, rt::WorkflowTermination> {
    let signals: RunSignals = rt::SignalTarget::<Run>::into(external(calls));
    let _ = signals.stop().await;
    match calls.work(input.clone()).await {
        Err(WorkError::Late(_)) => {}
        other => return Ok(other?),
    }
    let child: Result<(), ChildError<rt::ChildError>> = calls.child().await;
    child?;
    Ok(calls.work(input).local().await?)
}

fn external<W: rt::Workflow>(_: &Calls<W>) -> rt::SignalTarget<Run> {
    unreachable!("it is never called")
}

#[allow(dead_code, reason = "that it compiles is the test")]
async fn shadowed(handle: &traps::SelfHandle, calls: &traps::Calls<Never>) {
    // The contract has messages of these names, and the runtime methods.
    let _ = handle.cancel().await;
    let _ = handle.workflow().cancel("why").await;
    let _ = calls.state().await;
    calls.run_context().state(|_| ());
}

/// A workflow that has no value.
enum Never {}

impl rt::Workflow for Never {
    type Type = Child;
    type Calls = Calls<Self>;
    type RunInput = ();
    const HANDLERS: &'static [rt::Handler<Self>] = &[];

    fn start(_: &rt::WorkflowContextView, (): ()) -> (Self, ()) {
        unreachable!("it is never started")
    }

    fn run(_: rt::Ctx<Self>, (): ()) -> rt::LocalFuture<Result<(), rt::WorkflowTermination>> {
        unreachable!("it is never started")
    }
}

#[test]
fn a_workflow_with_a_memo_is_no_child_and_another_is_one() {
    trait Other {
        const IS_CHILD: bool = false;
    }
    struct Is<T>(std::marker::PhantomData<T>);
    impl<T> Other for Is<T> {}
    impl<T: rt::ChildType> Is<T> {
        const IS_CHILD: bool = true;
    }
    const { assert!(!Is::<Run>::IS_CHILD && Is::<Child>::IS_CHILD) };
}
