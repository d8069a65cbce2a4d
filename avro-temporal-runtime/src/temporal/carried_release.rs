//! The release of a run that the runs it starts are of, too: it travels in a header.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use temporalio_common::protos::temporal::api::common::v1::Payload;
use temporalio_workflow::WorkflowContextView;
use temporalio_workflow::workflow_interceptors::{
    CancellableWorkflowOutboundFuture, ContinueAsNewInput, ContinueAsNewResult,
    InitializeWorkflowInput, InitializeWorkflowOutput, StartChildWorkflowInput,
    StartChildWorkflowResult, SyncWorkflowInterceptorContext, WorkflowInterceptor,
    WorkflowInterceptorConstructor, WorkflowInterceptorContext, WorkflowNext,
};

/// The header, whose value is a JSON text such as `"acme.orders.v1.Orders@2"`.
const HEADER: &str = "avro-temporal-release";

/// A contract's release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) subject: String,
    pub(super) number: u32,
}

thread_local! {
    /// What the command is to carry that is being made at this moment.
    static SENT: Cell<Option<Carried>> = const { Cell::new(None) };
    /// What the run was started with that is being made at this moment.
    static RECEIVED: RefCell<Option<Carried>> = const { RefCell::new(None) };
}

impl Carried {
    /// What the run was started with that is being made at this moment.
    pub(super) fn received() -> Option<Self> {
        RECEIVED.with_borrow(Clone::clone)
    }

    fn read(headers: &HashMap<String, Payload>) -> Option<Self> {
        let data = headers.get(HEADER)?.data.as_slice();
        let text = std::str::from_utf8(data).ok()?;
        let text = text.strip_prefix('"')?.strip_suffix('"')?;
        let (subject, number) = text.rsplit_once('@')?;
        Some(Self {
            subject: subject.to_owned(),
            number: number.parse().ok()?,
        })
    }

    fn write(&self, headers: &mut HashMap<String, Payload>) {
        let text = format!("\"{}@{}\"", self.subject, self.number);
        let encoding = ("encoding".to_owned(), b"json/plain".to_vec());
        let payload = Payload {
            metadata: HashMap::from([encoding]),
            data: text.into_bytes(),
            ..Payload::default()
        };
        headers.insert(HEADER.to_owned(), payload);
    }
}

/// Makes a command that carries a release, if there is one to carry.
pub(super) fn carrying<R>(carried: Option<Carried>, command: impl FnOnce() -> R) -> R {
    SENT.set(carried);
    let made = command();
    SENT.set(None);
    made
}

/// What puts the header into commands and takes it from starts; every worker has it.
pub(super) fn carry_releases() -> WorkflowInterceptorConstructor {
    WorkflowInterceptorConstructor::new(|_: &WorkflowContextView| Carry)
}

struct Carry;

impl WorkflowInterceptor for Carry {
    fn initialize_workflow(
        &self,
        _: WorkflowContextView,
        input: InitializeWorkflowInput,
        next: WorkflowNext<'_, InitializeWorkflowInput, InitializeWorkflowOutput>,
    ) -> InitializeWorkflowOutput {
        RECEIVED.set(Carried::read(input.headers()));
        let output = next.run(input);
        RECEIVED.set(None);
        output
    }

    fn start_child_workflow(
        &self,
        _: WorkflowInterceptorContext,
        mut input: StartChildWorkflowInput,
        next: WorkflowNext<
            'static,
            StartChildWorkflowInput,
            CancellableWorkflowOutboundFuture<StartChildWorkflowResult>,
        >,
    ) -> CancellableWorkflowOutboundFuture<StartChildWorkflowResult> {
        if let Some(carried) = SENT.take() {
            carried.write(input.headers_mut());
        }
        next.run(input)
    }

    fn continue_as_new(
        &self,
        _: SyncWorkflowInterceptorContext,
        mut input: ContinueAsNewInput,
        next: WorkflowNext<'static, ContinueAsNewInput, ContinueAsNewResult>,
    ) -> ContinueAsNewResult {
        if let Some(carried) = SENT.take() {
            carried.write(input.headers_mut());
        }
        next.run(input)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_as_it_is_written_and_any_other_says_nothing() {
        let carried = Carried {
            subject: "acme.orders.v1.Orders".to_owned(),
            number: 12,
        };
        let mut headers = HashMap::new();
        assert_eq!(Carried::read(&headers), None);
        carried.write(&mut headers);
        assert_eq!(Carried::read(&headers), Some(carried));
        for wrong in [
            "",
            "\"",
            "12",
            "\"acme@\"",
            "\"acme@-1\"",
            "\"acme\"",
            "\"a@99999999999\"",
        ] {
            headers.get_mut(HEADER).expect("it is there").data = wrong.into();
            assert_eq!(Carried::read(&headers), None, "{wrong}");
        }
    }
}
