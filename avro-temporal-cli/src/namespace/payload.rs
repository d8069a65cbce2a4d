//! Payloads of the protocol as those of this program, and back.

use std::collections::BTreeMap;

use temporalio_common::data_converters::PayloadConversionError;
use temporalio_common::payload_visitor::{
    AsyncPayloadVisitor, PayloadField, PayloadFieldData, PayloadVisitable,
};
use temporalio_common::protos::temporal::api::common::v1::{Memo, Payload, Payloads};
use temporalio_common::protos::temporal::api::history::v1::History;
use tokio::runtime::Runtime;

use crate::answer::Failure;
use crate::codec_endpoint::CodecEndpoint;
use crate::wire_payload::WirePayload;

pub(super) fn from_proto(payload: Payload) -> WirePayload {
    WirePayload {
        metadata: payload.metadata.into_iter().collect(),
        data: payload.data,
    }
}

pub(super) fn to_proto(payload: WirePayload) -> Payload {
    Payload {
        metadata: payload.metadata.into_iter().collect(),
        data: payload.data,
        external_payloads: Vec::new(),
    }
}

pub(super) fn inputs(payloads: Option<Payloads>) -> Vec<WirePayload> {
    let payloads = payloads.unwrap_or_default().payloads.into_iter();
    payloads.map(from_proto).collect()
}

/// The fields of a memo, in the order of their names.
pub(super) fn fields(memo: Option<Memo>) -> Vec<(String, WirePayload)> {
    let fields: BTreeMap<String, Payload> = memo.unwrap_or_default().fields.into_iter().collect();
    let fields = fields.into_iter();
    fields
        .map(|(name, payload)| (name, from_proto(payload)))
        .collect()
}

/// Puts what a codec makes of all payloads in their places. Search attributes stay: no codec is
/// given them to encode, as the server reads them.
pub(super) fn decode(
    history: &mut History,
    codec: &CodecEndpoint,
    runtime: &Runtime,
) -> Result<(), Failure> {
    let mut taken = Take(Vec::new());
    visit(history, &mut taken, runtime)?;
    let decoded = codec.decode(taken.0)?;
    visit(history, &mut Put(decoded.into_iter()), runtime)
}

fn visit(
    history: &mut History,
    visitor: &mut (dyn AsyncPayloadVisitor + Send),
    runtime: &Runtime,
) -> Result<(), Failure> {
    let visited = runtime.block_on(history.visit_payloads_mut(visitor));
    // What it says might be a value.
    visited.map_err(|_| Failure::usage("the payloads of a history can't be walked"))
}

/// Takes the metadata and data out of each payload.
struct Take(Vec<WirePayload>);

/// Puts them back, in the same order.
struct Put(std::vec::IntoIter<WirePayload>);

type Visited<'a> =
    std::pin::Pin<Box<dyn Future<Output = Result<(), PayloadConversionError>> + Send + 'a>>;

impl AsyncPayloadVisitor for Take {
    fn visit<'a>(&'a mut self, field: PayloadField<'a>) -> Visited<'a> {
        for payload in payloads_of(field) {
            self.0.push(WirePayload {
                metadata: std::mem::take(&mut payload.metadata).into_iter().collect(),
                data: std::mem::take(&mut payload.data),
            });
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

impl AsyncPayloadVisitor for Put {
    fn visit<'a>(&'a mut self, field: PayloadField<'a>) -> Visited<'a> {
        for payload in payloads_of(field) {
            let decoded = self.0.next().expect("as many as were taken");
            payload.metadata = decoded.metadata.into_iter().collect();
            payload.data = decoded.data;
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

fn payloads_of(field: PayloadField<'_>) -> &mut [Payload] {
    if field.path.contains("SearchAttributes.indexed_fields") {
        return &mut [];
    }
    match field.data {
        PayloadFieldData::Single(payload) => std::slice::from_mut(payload),
        PayloadFieldData::Repeated(payloads) => payloads,
        PayloadFieldData::Payloads(payloads) => &mut payloads.payloads,
    }
}
