//! All that a program writes against a contract: a workflow, activities, a client, a worker.
//!
//! Fixtures have it beside a contract with one wrong option, which is to be their only error.

use std::error::Error;

use avro_temporal_runtime::{
    ActivityContext, Client, Ctx, HandlerError, SyncCtx, Worker, WorkerOptions,
    WorkflowContextView, activities, workflow,
};

use crate::library::{
    self, ExtendError, ExtendRequest, FetchBookError, LendBookError, Loan, NotThere, Receipt,
    ReturnBook,
};

/// A loan that runs.
pub struct LendBook {
    loan: Loan,
    receipt: Receipt,
    is_back: bool,
}

#[workflow(library::LendBook)]
impl LendBook {
    fn init(_ctx: &WorkflowContextView, loan: Loan) -> Self {
        Self {
            loan,
            receipt: Receipt { due_day: 0 },
            is_back: false,
        }
    }

    async fn run(ctx: &mut Ctx<Self>) -> Result<Receipt, LendBookError> {
        let loan = ctx.state(|state| state.loan.clone());
        let receipt = ctx.fetch_book(loan).await?;
        ctx.state_mut(|state| state.receipt = receipt);
        if ctx.wait_condition(|state| state.is_back).await.is_err() {
            return Err(LendBookError::NotThere(NotThere {
                why: "nobody waits for it".to_owned(),
            }));
        }
        Ok(ctx.state(|state| state.receipt.clone()))
    }

    fn return_book(&mut self, _ctx: &mut SyncCtx<Self>) {
        self.is_back = true;
    }

    fn due_day(&self, _ctx: &WorkflowContextView) -> Receipt {
        self.receipt.clone()
    }

    fn extend(
        &mut self,
        _ctx: &mut SyncCtx<Self>,
        extend: ExtendRequest,
    ) -> Result<Receipt, ExtendError> {
        if self.is_back {
            return Err(ExtendError::NotThere(NotThere {
                why: "it is back".to_owned(),
            }));
        }
        self.receipt.due_day += extend.days;
        Ok(self.receipt.clone())
    }

    fn validate_extend(
        &self,
        _ctx: &WorkflowContextView,
        extend: &ExtendRequest,
    ) -> Result<(), HandlerError> {
        if extend.days < 1 {
            return Err("no day is asked for".into());
        }
        Ok(())
    }
}

/// Where the books are.
pub struct Stacks;

#[activities(library::Stacks)]
impl Stacks {
    async fn fetch_book(
        &self,
        _ctx: ActivityContext,
        loan: Loan,
    ) -> Result<Receipt, FetchBookError> {
        match loan.shelf {
            Some(_) => Ok(Receipt { due_day: 28 }),
            None => Err(FetchBookError::NotThere(NotThere {
                why: "no shelf has it".to_owned(),
            })),
        }
    }
}

/// Serves the contract.
///
/// # Errors
///
/// What the worker ends with.
pub async fn serve(client: &Client, options: WorkerOptions) -> Result<(), Box<dyn Error>> {
    Worker::new(client, options)
        .serves(library::WORKFLOWS)
        .serves(library::STACKS)
        .workflow::<LendBook>()
        .activities(Stacks)
        .run()
        .await?;
    Ok(())
}

/// Lends a book for a week more.
///
/// # Errors
///
/// What a call fails with.
pub async fn lend(client: Client, loan: Loan) -> Result<Receipt, Box<dyn Error>> {
    let library = library::Client::new(client);
    let start = library.lend_book(loan.clone());
    let handle = start.start_with_signal::<ReturnBook<library::LendBook>>(());
    let handle = handle.await?;
    handle.return_book().await?;
    let receipt = handle.due_day().await?;
    println!("due on day {}", receipt.due_day);
    let extended = handle.extend(ExtendRequest { days: 7 }).await?;
    extended.result().await?;
    match library.lend_book(loan).execute().await {
        Err(LendBookError::NotThere(NotThere { why })) => Err(why.into()),
        receipt => Ok(receipt?),
    }
}
