//! The payloads of recorded events.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use temporalio_common::data_converters::PayloadConversionError;
use temporalio_common::payload_visitor::{
    AsyncPayloadVisitor, PayloadField, PayloadFieldData, PayloadVisitable as _,
};
use temporalio_common::protos::temporal::api::common::v1::Payload;
use temporalio_common::protos::temporal::api::history::v1::HistoryEvent;

use super::payload::read;
use crate::contract::wire::{Metadata, RenderError, WriterTag, read_tag, render_payload};
use crate::wire::ENCODING;
use crate::{AvroType, PayloadError};

/// A payload of an event, and what it is to the event.
#[derive(Debug, Clone, PartialEq)]
pub struct EventPayload {
    /// The field of the event that holds it, as the protocol names it: `input`, `result`.
    pub field: &'static str,
    payload: Payload,
}

/// All payloads of an event but search attributes, which the server reads and which stay JSON.
pub fn event_payloads(event: &HistoryEvent) -> Vec<EventPayload> {
    let mut event = event.clone();
    let mut found = Collected(Vec::new());
    {
        let visit = pin!(event.visit_payloads_mut(&mut found));
        let polled = visit.poll(&mut Context::from_waker(Waker::noop()));
        // `Collected` never waits and never fails.
        debug_assert!(matches!(polled, Poll::Ready(Ok(()))), "nothing waits here");
    }
    found.0
}

impl EventPayload {
    /// The payload as the protocol has it.
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    /// Its encoding; empty if it names none.
    pub fn encoding(&self) -> String {
        let encoding = self.payload.metadata.get(ENCODING);
        String::from_utf8_lossy(encoding.map_or(&[], Vec::as_slice)).into_owned()
    }

    /// Its writer, if it names one.
    pub fn writer(&self) -> Option<WriterTag> {
        self.with_metadata(|metadata| read_tag(metadata).ok().flatten())
    }

    /// Its value as plain JSON, by the schema that travels with it.
    ///
    /// # Errors
    ///
    /// If it is no Avro, is corrupt, or its schema didn't travel with it.
    pub fn to_json(&self) -> Result<String, RenderError> {
        self.with_metadata(|metadata| render_payload(metadata, &self.payload.data))
    }

    /// Its value as a type.
    ///
    /// # Errors
    ///
    /// If it can't be read as that.
    pub fn read<T: AvroType>(&self) -> Result<T, PayloadError> {
        read(&self.payload)
    }

    /// How many bytes its data has, and how many its metadata.
    pub fn size(&self) -> (usize, usize) {
        let metadata = self.payload.metadata.iter();
        let metadata = metadata.map(|(key, value)| key.len() + value.len()).sum();
        (self.payload.data.len(), metadata)
    }

    fn with_metadata<R>(&self, read: impl FnOnce(&Metadata<'_>) -> R) -> R {
        read(&|key| self.payload.metadata.get(key).map(Vec::as_slice))
    }
}

struct Collected(Vec<EventPayload>);

impl AsyncPayloadVisitor for Collected {
    fn visit<'a>(
        &'a mut self,
        field: PayloadField<'a>,
    ) -> std::pin::Pin<Box<dyn Future<Output = Result<(), PayloadConversionError>> + Send + 'a>>
    {
        // The outcome of an update has no field of its own.
        let name = match field.path.rsplit('.').next() {
            Some("Payloads") => "outcome",
            name => name.unwrap_or(field.path),
        };
        let payloads: Vec<Payload> = match field.data {
            _ if field.path.contains("SearchAttributes") => Vec::new(),
            PayloadFieldData::Single(payload) => vec![payload.clone()],
            PayloadFieldData::Repeated(payloads) => payloads.clone(),
            PayloadFieldData::Payloads(payloads) => payloads.payloads.clone(),
        };
        self.0
            .extend(payloads.into_iter().map(|payload| EventPayload {
                field: name,
                payload,
            }));
        Box::pin(std::future::ready(Ok(())))
    }
}
