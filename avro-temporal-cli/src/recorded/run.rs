//! A run as its events tell it: which operation each payload belongs to.

use std::collections::HashMap;

use avro_temporal_contract::release::{Kind, Role};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;

use super::contracts::{Contracts, Former, OperationId};
use super::event::{Event, EventPayload, is};

/// What a payload is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Use {
    /// To an operation.
    Operation(OperationId, Role),
    /// The entry of a memo that a workflow starts with.
    Memo(OperationId, usize),
    /// What stands under the name of a declared error.
    Failure(String),
    /// Nothing that a contract says something of.
    Other,
}

/// What an event tells of its run.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// What each payload of the event is.
    pub(crate) uses: Vec<Use>,
    /// A payload that an operation needs, and that isn't there.
    pub(crate) missing: Option<(OperationId, Role)>,
    /// A call or handler that the contract hasn't any more.
    pub(crate) former: Option<Former>,
    /// The operation that the run calls by the event, and by which name.
    pub(crate) called: Option<(OperationId, String)>,
    /// A marker that the runtime made.
    pub(crate) marker: Option<Marker>,
}

impl Told {
    /// Keeps that an operation is gone.
    fn found(
        &mut self,
        found: Option<OperationId>,
        (kind, name): (Kind, &str),
        contracts: &Contracts,
    ) -> Option<OperationId> {
        if found.is_none() {
            self.former = contracts.former(kind, name);
        }
        found
    }

    /// Keeps how an operation is called.
    fn call(&mut self, id: Option<OperationId>, name: Option<&str>) {
        self.called = id.zip(name.map(str::to_owned));
    }
}

/// A marker of the runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Marker {
    /// The run is of this release of the contract.
    Release(String, u32),
    /// A delivery of a signal was left out: its name, and which delivery of it.
    Skipped(String, u32),
}

/// What is open in a run.
#[derive(Debug, Default)]
pub(crate) struct Run {
    /// The name of its type; empty before its first event.
    pub(crate) workflow_type: String,
    pub(crate) workflow: Option<OperationId>,
    /// What was scheduled, initiated or accepted, by event, until it ends.
    open: HashMap<i64, OperationId>,
}

/// A field of an event, and what it is there.
type Place = (&'static [&'static str], OperationId, Role);

impl Run {
    /// Reads the next event.
    pub(crate) fn read(&mut self, event: &Event<'_>, contracts: &Contracts) -> Told {
        let mut told = Told::default();
        let places = self.places(event, contracts, &mut told);
        for payload in &event.payloads {
            told.uses.push(usage(payload, event, &places, contracts));
        }
        told.missing = places
            .iter()
            .find(|(place, ..)| !event.payloads.iter().any(|it| is_at(it, place)))
            // A failed update has no result, and a result that failed none either.
            .filter(|(_, _, role)| *role != Role::UpdateResult)
            .map(|(_, operation, role)| (*operation, *role));
        told
    }

    /// The fields of an event that hold an operation's payloads.
    fn places(&mut self, event: &Event<'_>, contracts: &Contracts, told: &mut Told) -> Vec<Place> {
        let input =
            |id: OperationId| -> Place { (&["input"], id, contracts.operation(id).input_role()) };
        let found = |kind, name: Option<&str>, told: &mut Told| {
            let name = name?;
            told.found(contracts.find(kind, name), (kind, name), contracts)
        };
        let of = event.of.unwrap_or_default();
        let kind = event.kind.as_ref();
        let workflow_type = event.workflow_type.as_deref();
        let activity_type = event.activity_type.as_deref();
        if is(kind, "workflowExecutionStarted") {
            workflow_type
                .unwrap_or_default()
                .clone_into(&mut self.workflow_type);
            self.workflow = found(Kind::Workflow, workflow_type, told);
            return self.workflow.map(input).into_iter().collect();
        }
        if is(kind, "activityTaskScheduled") {
            let activity = found(Kind::Activity, activity_type, told);
            told.call(activity, activity_type);
            self.open.extend(activity.map(|id| (event.id, id)));
            return activity.map(input).into_iter().collect();
        }
        if is(kind, "startChildWorkflowExecutionInitiated") {
            let child = found(Kind::Workflow, workflow_type, told);
            told.call(child, workflow_type);
            self.open.extend(child.map(|id| (event.id, id)));
            return child.map(input).into_iter().collect();
        }
        let result = |open: &mut Self| -> Vec<Place> {
            let place = |id: OperationId| {
                let role = contracts.operation(id).output_role()?;
                Some((&["result"][..], id, role))
            };
            open.open.remove(&of).and_then(place).into_iter().collect()
        };
        if is(kind, "activityTaskCompleted") || is(kind, "childWorkflowExecutionCompleted") {
            return result(self);
        }
        if ["activityTask", "childWorkflowExecution"]
            .iter()
            .any(|it| starts(kind, it))
            && ["Failed", "TimedOut", "Canceled", "Terminated"]
                .iter()
                .any(|it| kind.ends_with(it))
        {
            // The heartbeat that came last is told with the time-out.
            return match self.open.remove(&of) {
                Some(id)
                    if contracts.operation(id).heartbeat.is_some() && holds_heartbeat(event) =>
                {
                    vec![(HEARTBEAT, id, Role::Heartbeat)]
                }
                _ => Vec::new(),
            };
        }
        if is(kind, "workflowExecutionCompleted") {
            let place = self
                .workflow
                .map(|id| (&["result"][..], id, Role::WorkflowResult));
            return place.into_iter().collect();
        }
        if is(kind, "workflowExecutionContinuedAsNew") {
            let next = found(Kind::Workflow, workflow_type, told);
            return next.map(input).into_iter().collect();
        }
        if is(kind, "markerRecorded") {
            return marker(event, contracts, told).into_iter().collect();
        }
        self.handler(event, contracts, told).into_iter().collect()
    }

    /// What is sent to the run, or by it to another.
    fn handler(
        &mut self,
        event: &Event<'_>,
        contracts: &Contracts,
        told: &mut Told,
    ) -> Option<Place> {
        let kind = event.kind.as_ref();
        let signal = event.signal_name.as_deref();
        if is(kind, "signalExternalWorkflowExecutionInitiated") {
            let id = contracts.find(Kind::Signal, signal?)?;
            return Some((&["input"], id, Role::SignalInput));
        }
        if is(kind, "workflowExecutionUpdateCompleted") {
            let id = self.open.remove(&event.of?)?;
            return Some((&["outcome", "success"], id, Role::UpdateResult));
        }
        // Only what the run's own contract says counts here.
        let contract = self.workflow?.contract;
        let found = |kind, name: &str, told: &mut Told| {
            let found = contracts.find_in(contract, kind, name);
            told.found(found, (kind, name), contracts)
        };
        if is(kind, "workflowExecutionSignaled") {
            let id = found(Kind::Signal, signal?, told)?;
            return Some((&["input"], id, Role::SignalInput));
        }
        let args: &'static [&'static str] = if is(kind, "workflowExecutionUpdateAccepted") {
            &["acceptedRequest", "input", "args"]
        } else if is(kind, "workflowExecutionUpdateAdmitted") {
            &["request", "input", "args"]
        } else {
            return None;
        };
        let id = found(Kind::Update, event.handler.as_deref()?, told)?;
        if is(kind, "workflowExecutionUpdateAccepted") {
            self.open.insert(event.id, id);
        }
        Some((args, id, Role::UpdateInput))
    }
}

const RESULT: &[&str] = &["details", "result"];

/// A marker: of the SDK for a local activity or a patch, which the runtime uses for its own.
fn marker(event: &Event<'_>, contracts: &Contracts, told: &mut Told) -> Option<Place> {
    match event.marker_name.as_deref()? {
        "core_local_activity" => {
            let data: LocalActivity = detail(event, "data")?;
            let name = (Kind::Activity, data.activity_type.as_str());
            let id = told.found(contracts.find(name.0, name.1), name, contracts);
            told.call(id, Some(name.1));
            // One that failed has none.
            let has_result = event.payloads.iter().any(|it| is_at(it, RESULT));
            let id = id.filter(|_| has_result)?;
            Some((RESULT, id, Role::ActivityResult))
        }
        "core_patch" => {
            let patch: Patch = detail(event, "patch-data")?;
            told.marker = Marker::read(&patch.id);
            None
        }
        _ => None,
    }
}

/// Where the heartbeat stands that came last before a time-out.
const HEARTBEAT: &[&str] = &["failure", "timeoutFailureInfo", "lastHeartbeatDetails"];

fn holds_heartbeat(event: &Event<'_>) -> bool {
    event.payloads.iter().any(|it| is_at(it, HEARTBEAT))
}

fn starts(kind: &str, prefix: &str) -> bool {
    kind.get(..prefix.len())
        .is_some_and(|it| it.eq_ignore_ascii_case(prefix))
}

/// Whether a payload stands in a field of the attributes.
fn is_at(payload: &EventPayload<'_>, place: &[&str]) -> bool {
    let path = payload.path.get(1..).unwrap_or_default();
    path.len() >= place.len() && path.iter().zip(place).all(|(name, it)| is(name, it))
}

fn usage(
    payload: &EventPayload<'_>,
    event: &Event<'_>,
    places: &[Place],
    contracts: &Contracts,
) -> Use {
    for (place, id, role) in places {
        if is_at(payload, place) {
            return Use::Operation(*id, *role);
        }
        if *role == Role::WorkflowInput && is_at(payload, &["memo", "fields"]) {
            let memo = &contracts.operation(*id).memo;
            let key = payload.path.last().map_or("", AsRef::as_ref);
            if let Some(index) = memo.iter().position(|(name, _)| name == key) {
                return Use::Memo(*id, index);
            }
        }
    }
    let is_details = payload.path.last().is_some_and(|name| is(name, "details"));
    let failure = event
        .failures
        .iter()
        .find(|(place, _)| payload.path.starts_with(place));
    match failure {
        Some((_, ty)) if is_details => Use::Failure(ty.clone().into_owned()),
        _ => Use::Other,
    }
}

#[derive(Deserialize)]
struct LocalActivity {
    activity_type: String,
}

#[derive(Deserialize)]
struct Patch {
    id: String,
}

/// A detail of a marker that the SDK writes as JSON.
fn detail<'e, T: for<'de> Deserialize<'de>>(event: &Event<'e>, name: &str) -> Option<T> {
    let mut payloads = event.payloads.iter();
    let payload = payloads.find(|it| it.path.len() >= 3 && it.path[2] == name)?;
    let json = STANDARD.decode(payload.data.as_bytes()).ok()?;
    serde_json::from_slice(&json).ok()
}

impl Marker {
    fn read(patch: &str) -> Option<Self> {
        if let Some(release) = patch.strip_prefix("avro-temporal/") {
            let (contract, number) = release.rsplit_once('@')?;
            return Some(Self::Release(contract.to_owned(), number.parse().ok()?));
        }
        let (signal, number) = patch.strip_prefix("avro-skip/")?.rsplit_once('/')?;
        Some(Self::Skipped(signal.to_owned(), number.parse().ok()?))
    }
}
