//! Contracts: `.avpr` protocols whose messages are workflows, activities, signals, queries and
//! updates.
//!
//! `model` is what a contract says once it is checked; nothing after it can fail.

mod model;

pub use model::{
    Activity, ActivityCancellation, ActivityTimeouts, ChildCancellation, Contract, ErrorType,
    Group, IdConflictPolicy, IdReusePolicy, Memo, MessageRef, Operation, Parameter, ParentClose,
    Part, Path, Priority, Query, Retry, SearchAttribute, SearchAttributeKind, Signal, Template,
    Undecodable, Update, WaitForStage, Workflow, WorkflowTimeouts,
};
