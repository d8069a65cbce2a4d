//! What a contract says of how operations run: of all that can be said, what is.

use avro_temporal_contract::contract::{Activity, Priority, Retry, Update, Workflow};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::ContractEmit;
use super::literal::{duration, float, integer, partial, said};

/// How many fields the runtime's structs have.
const WORKFLOW_FIELDS: usize = 14;
const ACTIVITY_FIELDS: usize = 9;
const RETRY_FIELDS: usize = 5;
const PRIORITY_FIELDS: usize = 3;

/// Makes the constants `DEFAULTS`.
pub(super) struct Defaults<'a> {
    pub(super) emit: &'a ContractEmit<'a>,
}

impl Defaults<'_> {
    pub(super) fn workflow(&self, workflow: &Workflow) -> Option<TokenStream> {
        let runtime = self.emit.runtime();
        let sdk = quote!(#runtime::sdk::workflow);
        let timeouts = &workflow.timeouts;
        let id = workflow.id.as_ref().map(|id| self.emit.template(id));
        let variant = |name: String| format_ident!("{name}");
        let reuse = workflow
            .id_reuse_policy
            .map(|it| variant(format!("{it:?}")));
        let reuse = reuse.map(|it| quote!(#runtime::WorkflowIdReusePolicy::#it));
        let conflict = workflow
            .id_conflict_policy
            .map(|it| variant(format!("{it:?}")));
        let conflict = conflict.map(|it| quote!(#runtime::WorkflowIdConflictPolicy::#it));
        let close = workflow.parent_close.map(|it| variant(format!("{it:?}")));
        let close = close.map(|it| quote!(#sdk::ParentClosePolicy::#it));
        let cancellation = workflow.cancellation.map(|it| variant(format!("{it:?}")));
        let cancellation = cancellation.map(|it| quote!(#sdk::ChildWorkflowCancellationType::#it));
        let attributes = workflow.search_attributes.iter();
        let attributes = attributes.map(|it| self.emit.search_attribute(it));
        let attributes = (!workflow.search_attributes.is_empty())
            .then(|| quote!(search_attributes: &[#(#attributes),*]));
        let memo = workflow.memo.iter().map(|it| self.emit.memo(it));
        let memo = (!workflow.memo.is_empty()).then(|| quote!(memo: &[#(#memo),*]));
        let eager = workflow
            .eager_start
            .map(|eager| quote!(eager_start: #eager));
        let fields = [
            said("task_queue", workflow.task_queue.as_ref()),
            said("id", id),
            said("id_reuse_policy", reuse),
            said("id_conflict_policy", conflict),
            said("execution_timeout", timeouts.execution.map(duration)),
            said("run_timeout", timeouts.run.map(duration)),
            said("task_timeout", timeouts.task.map(duration)),
            said("retry", workflow.retry.as_ref().map(|it| self.retry(it))),
            said("parent_close_policy", close),
            said("cancellation", cancellation),
            attributes,
            memo,
            workflow.priority.as_ref().and_then(|it| self.priority(it)),
            eager,
        ];
        self.constant("WorkflowDefaults", fields, WORKFLOW_FIELDS)
    }

    pub(super) fn activity(&self, activity: &Activity) -> Option<TokenStream> {
        let runtime = self.emit.runtime();
        let timeouts = &activity.timeouts;
        let cancellation = activity.cancellation.map(|it| {
            let variant = format_ident!("{it:?}");
            quote!(#runtime::sdk::workflow::ActivityCancellationType::#variant)
        });
        let fields = [
            said("task_queue", activity.task_queue.as_ref()),
            said(
                "schedule_to_close",
                timeouts.schedule_to_close.map(duration),
            ),
            said("start_to_close", timeouts.start_to_close.map(duration)),
            said(
                "schedule_to_start",
                timeouts.schedule_to_start.map(duration),
            ),
            said("heartbeat", timeouts.heartbeat.map(duration)),
            said("retry", activity.retry.as_ref().map(|it| self.retry(it))),
            said("cancellation", cancellation),
            activity.priority.as_ref().and_then(|it| self.priority(it)),
            said("eager_start", activity.eager_start),
        ];
        self.constant("ActivityDefaults", fields, ACTIVITY_FIELDS)
    }

    pub(super) fn update(&self, update: &Update) -> Option<TokenStream> {
        let id = update.id.as_ref().map(|id| self.emit.template(id));
        self.constant("UpdateDefaults", [said("id", id)], 1)
    }

    /// The constant, if anything is said.
    fn constant(
        &self,
        name: &str,
        fields: impl IntoIterator<Item = Option<TokenStream>>,
        count: usize,
    ) -> Option<TokenStream> {
        let runtime = self.emit.runtime();
        let fields: Vec<TokenStream> = fields.into_iter().flatten().collect();
        if fields.is_empty() {
            return None;
        }
        let name = format_ident!("{name}");
        let value = partial(&quote!(#runtime::#name), &fields, count);
        Some(quote!(const DEFAULTS: #runtime::#name<Self::Input> = #value;))
    }

    fn retry(&self, retry: &Retry) -> TokenStream {
        let runtime = self.emit.runtime();
        let coefficient = retry.backoff_coefficient.map(|it| float(&it.to_string()));
        let attempts = retry.maximum_attempts.map(|it| integer(it.into()));
        let errors = &retry.non_retryable_errors;
        let errors = (!errors.is_empty()).then(|| quote!(non_retryable_errors: &[#(#errors),*]));
        let fields = [
            said("initial_interval", retry.initial_interval.map(duration)),
            said("backoff_coefficient", coefficient),
            said("maximum_interval", retry.maximum_interval.map(duration)),
            said("maximum_attempts", attempts),
            errors,
        ];
        let fields: Vec<TokenStream> = fields.into_iter().flatten().collect();
        partial(&quote!(#runtime::RetryDefaults), &fields, RETRY_FIELDS)
    }

    fn priority(&self, priority: &Priority) -> Option<TokenStream> {
        let runtime = self.emit.runtime();
        let key = priority.key.map(|it| integer(it.into()));
        let fairness_key = priority.fairness_key.as_ref();
        let weight = priority.fairness_weight.map(|it| float(&it.to_string()));
        let fields = [
            said("key", key),
            said(
                "fairness_key",
                fairness_key.map(|it| self.emit.template(it)),
            ),
            said("fairness_weight", weight),
        ];
        let fields: Vec<TokenStream> = fields.into_iter().flatten().collect();
        if fields.is_empty() {
            return None;
        }
        let value = partial(
            &quote!(#runtime::PriorityDefaults),
            &fields,
            PRIORITY_FIELDS,
        );
        Some(quote!(priority: #value))
    }
}
