//! Recorded histories, from files and from a server.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use temporalio_client::{
    NamespacedClient as _, WorkflowExecutionInfo, WorkflowFetchHistoryOptions, WorkflowHistory,
    WorkflowListOptions,
};
use temporalio_common::protos::temporal::api::history::v1::history_event::Attributes;
use temporalio_common::protos::temporal::api::history::v1::{History, HistoryEvent};

use super::failure::{ReplayError, ReplayFailure};
use super::json::read_events;
use crate::temporal::client::Client;

/// The most bytes of a file: the server's own limit is a fifth of this.
const LARGEST: u64 = 256 << 20;

/// The events of a run.
#[derive(Debug, Clone)]
pub struct RecordedHistory {
    name: String,
    events: Vec<HistoryEvent>,
}

impl RecordedHistory {
    /// Events with a name, which a report says of them.
    ///
    /// # Errors
    ///
    /// If they are no history, whole from its first event.
    pub fn new(name: impl Into<String>, events: Vec<HistoryEvent>) -> Result<Self, ReplayFailure> {
        check_events(&events)?;
        Ok(Self {
            name: name.into(),
            events,
        })
    }

    /// Reads JSON: of `temporal workflow show -o json`, of the web interface, or of the SDK.
    ///
    /// # Errors
    ///
    /// If it is no history.
    pub fn from_json(name: impl Into<String>, json: &[u8]) -> Result<Self, ReplayFailure> {
        let events = read_events(json).map_err(ReplayFailure::history)?;
        Self::new(name, events)
    }

    /// Reads a file of such JSON, of 256 MiB at most.
    ///
    /// # Errors
    ///
    /// If it can't be read, or is no history.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, ReplayFailure> {
        let path = path.as_ref();
        let unread =
            |error: io::Error| ReplayFailure::history(format!("it can't be read: {error}"));
        let size = fs::metadata(path).map_err(unread)?.len();
        if size > LARGEST {
            return Err(ReplayFailure::history(format!(
                "it has {size} bytes, and no history has more than {LARGEST}"
            )));
        }
        Self::from_json(name_of(path), &fs::read(path).map_err(unread)?)
    }

    /// Fetches a run from a server; without a run id, the workflow's latest.
    ///
    /// # Errors
    ///
    /// If there is no such run.
    pub async fn fetch(
        client: &Client,
        workflow_id: &str,
        run_id: Option<&str>,
    ) -> Result<Self, ReplayError> {
        let execution = WorkflowExecutionInfo::builder()
            .namespace(client.sdk().namespace())
            .workflow_id(workflow_id)
            .maybe_run_id(run_id)
            .build();
        let handle = execution.bind_untyped(client.sdk().clone());
        let history = handle.fetch_history(WorkflowFetchHistoryOptions::default());
        let events = Box::pin(history.into_events())
            .await
            .map_err(ReplayError::Fetch)?;
        let name = match run_id {
            Some(run_id) => format!("{workflow_id} {run_id}"),
            None => workflow_id.to_owned(),
        };
        Self::new(name, events).map_err(ReplayError::History)
    }

    /// Fetches the runs that a visibility query finds, such as `WorkflowType = 'acme.ProcessOrder'`;
    /// at most `limit` of them.
    ///
    /// # Errors
    ///
    /// If the server doesn't understand the query, or a run is gone before it is fetched.
    pub async fn fetch_all(
        client: &Client,
        query: &str,
        limit: usize,
    ) -> Result<Vec<Self>, ReplayError> {
        let options = WorkflowListOptions::builder().limit(limit).build();
        let mut found = client.sdk().list_workflows(query, options);
        let mut histories = Vec::new();
        while let Some(run) = next(&mut found).await {
            let run = run.map_err(ReplayError::List)?;
            histories.push(Self::fetch(client, run.id(), Some(run.run_id())).await?);
        }
        Ok(histories)
    }

    /// What a report calls it: the file's name, or the workflow id and the run id.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The events.
    pub fn events(&self) -> &[HistoryEvent] {
        &self.events
    }

    /// Writes it to a file, which [`from_file`](Self::from_file) reads.
    ///
    /// # Errors
    ///
    /// If the file can't be written.
    pub async fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let history = WorkflowHistory::from(self.to_proto());
        let mut json = history.to_json().await.map_err(io::Error::other)?;
        json.push(b'\n');
        fs::write(path, json)
    }

    pub(super) fn to_proto(&self) -> History {
        History {
            events: self.events.clone(),
        }
    }

    /// The workflow type's name.
    pub(super) fn workflow_type(&self) -> &str {
        match self.events.first().map(|event| &event.attributes) {
            Some(Some(Attributes::WorkflowExecutionStartedEventAttributes(started))) => {
                started.workflow_type.as_ref().map_or("", |ty| &ty.name)
            }
            _ => "",
        }
    }
}

/// The files of a folder that may be histories, in the order of their names.
pub(super) fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.display().to_string(),
    )
}

/// What the SDK takes for granted: else it panics in a task of its own, and waits without end.
fn check_events(events: &[HistoryEvent]) -> Result<(), ReplayFailure> {
    let fault = |fault: &str, id| Err(ReplayFailure::history(fault.to_owned()).at(id));
    let Some(first) = events.first() else {
        return Err(ReplayFailure::history("it has no events".to_owned()));
    };
    let Some(Attributes::WorkflowExecutionStartedEventAttributes(started)) = &first.attributes
    else {
        return fault("it doesn't begin with the start of a run", first.event_id);
    };
    if started.workflow_type.is_none() || started.task_queue.is_none() {
        return fault(
            "its start has no workflow type or no task queue",
            first.event_id,
        );
    }
    if started.original_execution_run_id.is_empty() {
        return fault("its start has no run id", first.event_id);
    }
    for (event, expected) in events.iter().zip(1..) {
        if event.event_id != expected {
            let missing = format!("event {} stands where {expected} is to be", event.event_id);
            return fault(&missing, event.event_id);
        }
        if event.attributes.is_none() {
            return fault(
                "the event has no attributes that this build's SDK knows",
                expected,
            );
        }
    }
    Ok(())
}

/// The next of a stream, whose trait is that of a crate that is not named here.
async fn next<S: futures_core::Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    std::future::poll_fn(|task| std::pin::Pin::new(&mut *stream).poll_next(task)).await
}
