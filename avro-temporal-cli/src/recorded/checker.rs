//! Histories held against today's contracts.

use std::collections::HashMap;
use std::io::Read;

use avro_temporal_contract::reading::{
    Found as Writer, PayloadErrorKind, ReaderSchema, Reading, Way,
};
use avro_temporal_contract::release::{Kind, Role};
use avro_temporal_contract::resolution::Differences;
use avro_temporal_contract::wire::{ENCODING, SCHEMA_TAG, WriterTag};

use super::contracts::{Contracts, OperationId};
use super::event::{Event, matters};
use super::payload::{Decoded, whole};
use super::report::{Count, Found, Group, Path, Problem, Skipped, Target, What};
use super::run::{Marker, Run, Use};
use super::split::{Events, NotSplit};
use super::visit::read_event;
use crate::answer::Failure;
use crate::wire_payload::WirePayload;

/// A codec at another place: payloads that it made, decoded, as many and in the same order.
pub(crate) type Codec<'c> =
    dyn Fn(Vec<WirePayload>) -> Result<Vec<WirePayload>, Failure> + Sync + 'c;

/// How many payloads wait for the codec, to be sent together.
const BATCH: usize = 100;

/// Reads one history after the other.
pub(crate) struct Checker<'c> {
    contracts: &'c Contracts,
    codec: Option<&'c Codec<'c>>,
    decoded: Decoded,
}

/// A payload that waits for the codec.
struct Waiting {
    payload: WirePayload,
    place: Use,
    event: i64,
    field: String,
}

/// The history that is being read.
struct Current {
    name: String,
    run: Run,
    found: Found,
    /// The events of each signal's deliveries, to find those that were left out.
    deliveries: HashMap<String, Vec<i64>>,
    waiting: Vec<Waiting>,
}

impl<'c> Checker<'c> {
    pub(crate) fn new(contracts: &'c Contracts, codec: Option<&'c Codec<'c>>) -> Self {
        Self {
            contracts,
            codec,
            decoded: Decoded::default(),
        }
    }

    /// Reads a history's JSON. What is wrong with the history is found in it; `read` is told of bytes
    /// as they are read.
    ///
    /// # Errors
    ///
    /// If the codec can't be asked.
    pub(crate) fn json(
        &mut self,
        name: &str,
        input: impl Read,
        mut read: impl FnMut(u64),
    ) -> Result<Found, Failure> {
        let mut current = Current::new(name);
        let mut events = Events::new(input);
        let mut told = 0;
        loop {
            let next = match events.next() {
                Ok(None) => break,
                Ok(Some(text)) => self.event(text, &mut current)?,
                Err(NotSplit::NoHistory(reason)) => Err(reason),
                Err(NotSplit::Io(error)) => Err(format!("it can't be read: {error}")),
            };
            let now = events.bytes_read();
            if now > told {
                read(now - told);
                told = now;
            }
            if let Err(reason) = next {
                current.no_history(reason);
                break;
            }
        }
        self.finish(current)
    }

    /// Reads what a workflow is to be started with: by a schedule, or its memo as it is now.
    ///
    /// `input` is `None` where only the memo is known.
    pub(crate) fn start(
        &mut self,
        name: &str,
        workflow_type: &str,
        input: Option<&[WirePayload]>,
        memo: &[(String, WirePayload)],
    ) -> Found {
        let mut current = Current::new(name);
        let Some(id) = self.contracts.find(Kind::Workflow, workflow_type) else {
            if let Some(former) = self.contracts.former(Kind::Workflow, workflow_type) {
                current.problem(0, String::new(), What::Former(former));
            }
            return current.found;
        };
        current.found.calls.insert((id, workflow_type.to_owned()));
        if let Some([]) = input {
            let target = Target::Operation(id, Role::WorkflowInput);
            let reader = self.reader(&target);
            let checked = reader.check_missing().map_err(|kind| (kind, None));
            current.add(target, checked, reader, 0, || "input".to_owned());
        }
        for (index, payload) in input.unwrap_or_default().iter().enumerate() {
            self.decoded.set(payload.clone());
            let place = Use::Operation(id, Role::WorkflowInput);
            self.payload(place, 0, index, || "input".to_owned(), &mut current);
        }
        for (key, payload) in memo {
            let known = &self.contracts.operation(id).memo;
            let Some(index) = known.iter().position(|(name, _)| name == key) else {
                current.found.others += 1;
                continue;
            };
            self.decoded.set(payload.clone());
            self.payload(
                Use::Memo(id, index),
                0,
                0,
                || format!("memo.{key}"),
                &mut current,
            );
        }
        current.found
    }

    /// Whether payloads are an operation's input.
    pub(crate) fn is_input(&mut self, id: OperationId, input: &[WirePayload]) -> bool {
        let role = self.contracts.operation(id).input_role();
        let mut current = Current::new("");
        for (index, payload) in input.iter().enumerate() {
            self.decoded.set(payload.clone());
            let place = Use::Operation(id, role);
            self.payload(place, 0, index, String::new, &mut current);
        }
        let reader = self.reader(&Target::Operation(id, role));
        let is_there = !input.is_empty() || reader.check_missing().is_ok();
        is_there && current.found.problem_count == 0
    }

    /// Reads events that come one by one, as JSON.
    pub(crate) fn begin(name: &str) -> Open {
        Open(Current::new(name))
    }

    /// Reads the next event of a history that [`begin`](Self::begin) began.
    pub(crate) fn next(&mut self, open: &mut Open, event: &[u8]) -> Result<(), Failure> {
        if let Err(reason) = self.event(event, &mut open.0)? {
            open.0.no_history(reason);
        }
        Ok(())
    }

    /// What the events held.
    pub(crate) fn end(&mut self, open: Open) -> Result<Found, Failure> {
        self.finish(open.0)
    }

    fn finish(&mut self, mut current: Current) -> Result<Found, Failure> {
        self.decode(&mut current)?;
        let mut found = current.found;
        if found.events == 0 && found.problem_count == 0 {
            found.problem(Problem {
                history: current.name.clone(),
                event: 0,
                field: String::new(),
                what: What::NoHistory("it has no events".to_owned()),
            });
        }
        found.histories = 1;
        if found.json() > 0 {
            found.with_json.push(current.name);
        }
        for count in found.groups.values_mut() {
            count.histories = 1;
        }
        Ok(found)
    }

    /// One event. The inner error is what is wrong with the history.
    fn event(&mut self, text: &[u8], current: &mut Current) -> Result<Result<(), String>, Failure> {
        current.found.events += 1;
        if !matters(text) {
            return Ok(Ok(()));
        }
        let event = match read_event(text) {
            Ok(event) => event,
            Err(reason) => {
                return Ok(Err(format!(
                    "element {} of `events`: {reason}",
                    current.found.events - 1
                )));
            }
        };
        let told = current.run.read(&event, self.contracts);
        current.note(&event);
        current.found.calls.extend(told.called);
        if let Some(former) = told.former {
            current.problem(event.id, String::new(), What::Former(former));
        }
        match told.marker {
            Some(Marker::Release(contract, number)) => {
                current.found.releases.insert((contract, number), 1);
            }
            Some(Marker::Skipped(signal, delivery)) => current.skipped(signal, delivery),
            None => {}
        }
        if let Some((id, role)) = told.missing {
            let target = Target::Operation(id, role);
            let reader = self.reader(&target);
            let checked = reader.check_missing().map_err(|kind| (kind, None));
            current.add(target, checked, reader, event.id, String::new);
        }
        for (payload, place) in event.payloads.iter().zip(told.uses) {
            if !self.decoded.read(payload) {
                let reason = format!("event {}: `{}` is not base64", event.id, payload.field());
                return Ok(Err(reason));
            }
            let is_encoded = self.decoded.is_encoded() && place != Use::Other;
            if let (true, Some(_), Some(payload_whole)) = (is_encoded, self.codec, whole(payload)) {
                current.waiting.push(Waiting {
                    payload: payload_whole,
                    place,
                    event: event.id,
                    field: field(payload),
                });
                if current.waiting.len() >= BATCH {
                    self.decode(current)?;
                }
                continue;
            }
            self.payload(place, event.id, payload.index, || field(payload), current);
        }
        Ok(Ok(()))
    }

    /// Has the codec decode what waits for it.
    fn decode(&mut self, current: &mut Current) -> Result<(), Failure> {
        let Some(codec) = self.codec.filter(|_| !current.waiting.is_empty()) else {
            return Ok(());
        };
        let mut waiting = std::mem::take(&mut current.waiting);
        let payloads = waiting.iter_mut().map(|it| std::mem::take(&mut it.payload));
        let decoded = codec(payloads.collect())?;
        for (payload, waited) in decoded.into_iter().zip(waiting) {
            self.decoded.set(payload);
            self.payload(waited.place, waited.event, 0, || waited.field, current);
        }
        Ok(())
    }

    /// One payload, which was decoded.
    fn payload(
        &mut self,
        place: Use,
        event: i64,
        index: usize,
        field: impl FnOnce() -> String,
        current: &mut Current,
    ) {
        let Some(target) = self.target(place) else {
            current.found.others += 1;
            return;
        };
        current.found.payloads += 1;
        let reader = self.reader(&target);
        // An operation takes one; a failure may have others, which nobody reads.
        let checked = if index > 0 && matches!(target, Target::Operation(..)) {
            Err((PayloadErrorKind::TooMany(index + 1), None))
        } else {
            let metadata = |key: &str| self.decoded.metadata(key);
            reader.check(&metadata, self.decoded.data())
        };
        current.add(target, checked, reader, event, field);
    }

    fn target(&self, place: Use) -> Option<Target> {
        match place {
            Use::Operation(id, role) => Some(Target::Operation(id, role)),
            Use::Memo(id, index) => Some(Target::Memo(id, index)),
            Use::Failure(ty) => {
                let (contract, _) = self.contracts.named(&ty)?;
                Some(Target::Named(contract, ty))
            }
            // A schema that is no contract is known by the tag alone.
            Use::Other => {
                let tag = self.decoded.metadata(SCHEMA_TAG)?;
                self.decoded.metadata(ENCODING)?;
                let tag = WriterTag::parse(std::str::from_utf8(tag).ok()?)?;
                let (contract, _) = self.contracts.named(&tag.name)?;
                Some(Target::Named(contract, tag.name))
            }
        }
    }

    fn reader(&self, target: &Target) -> &'c ReaderSchema {
        let contracts = self.contracts;
        match target {
            Target::Operation(id, role) => contracts.operation(*id).reader(*role),
            Target::Memo(id, index) => &contracts.operation(*id).memo[*index].1,
            Target::Named(contract, name) => contracts.all[*contract]
                .named(name)
                .expect("it was found by that name"),
        }
    }
}

/// A history whose events come one by one.
pub(crate) struct Open(Current);

impl Current {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            run: Run::default(),
            found: Found::default(),
            deliveries: HashMap::new(),
            waiting: Vec::new(),
        }
    }

    fn problem(&mut self, event: i64, field: String, what: What) {
        self.found.problem(Problem {
            history: self.name.clone(),
            event,
            field,
            what,
        });
    }

    fn no_history(&mut self, reason: String) {
        self.problem(0, String::new(), What::NoHistory(reason));
    }

    /// Keeps where signals were delivered.
    fn note(&mut self, event: &Event<'_>) {
        if super::event::is(&event.kind, "workflowExecutionSignaled")
            && let Some(signal) = &event.signal_name
        {
            match self.deliveries.get_mut(signal.as_ref()) {
                Some(deliveries) => deliveries.push(event.id),
                None => {
                    let signal = signal.clone().into_owned();
                    self.deliveries.insert(signal, vec![event.id]);
                }
            }
        }
    }

    fn skipped(&mut self, signal: String, delivery: u32) {
        let deliveries = self.deliveries.get(&signal);
        let index = (delivery as usize).checked_sub(1);
        let event = index.and_then(|index| deliveries?.get(index)).copied();
        self.found.skipped.push(Skipped {
            signal,
            delivery,
            event: event.unwrap_or_default(),
        });
    }

    fn add(
        &mut self,
        target: Target,
        checked: Result<Reading, (PayloadErrorKind, Option<WriterTag>)>,
        reader: &ReaderSchema,
        event: i64,
        field: impl FnOnce() -> String,
    ) {
        let Reading { writer, way } = match checked {
            Ok(reading) => reading,
            Err((kind, writer)) => {
                let what = What::Unreadable {
                    target,
                    kind,
                    writer,
                };
                return self.problem(event, field(), what);
            }
        };
        let path = match &way {
            Way::Avro(Writer::Own) => Path::Own,
            Way::Avro(Writer::Released { number, .. }) => Path::Release(*number),
            Way::Avro(Writer::Embedded(_)) => Path::Embedded,
            Way::Json(_) => Path::Json(reader.json_release()),
            Way::Empty => Path::Empty,
        };
        let group = Group {
            target,
            path,
            writer: writer.as_ref().map(|tag| tag.identity),
        };
        let count = self.found.groups.entry(group).or_insert_with(|| Count {
            tag: writer,
            differences: differences(&way, reader),
            ..Count::default()
        });
        count.payloads += 1;
    }
}

fn differences(way: &Way, reader: &ReaderSchema) -> Differences {
    let (Way::Avro(writer) | Way::Json(writer)) = way else {
        return Differences::default();
    };
    let plan = writer.writer().and_then(|writer| writer.plan.as_ref().ok());
    plan.map_or_else(Differences::default, |plan| {
        plan.differences(reader.schema())
    })
}

/// The field of an event, without the name of its attributes.
fn field(payload: &super::event::EventPayload<'_>) -> String {
    let field = payload.field();
    match field.split_once('.') {
        Some((_, field)) => field.to_owned(),
        None => field,
    }
}

/// The input of an event, if it is the one of that number.
pub(crate) fn input_of(event: &[u8], id: i64) -> Option<Vec<WirePayload>> {
    let event = read_event(event).ok().filter(|event| event.id == id)?;
    let input = event.payloads.iter().filter(|it| field(it) == "input");
    input.map(whole).collect()
}
