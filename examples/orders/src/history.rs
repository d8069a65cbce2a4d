//! The histories of orders, read back from the server: every payload shown and checked.

use std::fmt;

use anyhow::{Context as _, bail, ensure};
use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::{
    HistoryEvent, history_event::Attributes,
};
use avro_temporal_runtime::wire::BINARY_AVRO;
use avro_temporal_runtime::{AvroType, Client, EventPayload, event_payloads};

use crate::orders::{
    CardDeclined, ChangeNoteRequest, Charge, Order, ProcessOrder, Progress, Receipt,
    ReleaseRequest, SendParcelRequest, ShipOrder, Shipment,
};
use crate::settings::{CARRIER, change_note, outcome, release};

/// What the payloads came to.
#[derive(Debug, Default)]
pub struct Report {
    payloads: usize,
    data: usize,
    metadata: usize,
    json: usize,
}

/// Shows the runs of an order and of its child, and checks every value in them.
///
/// # Errors
///
/// If the server doesn't answer, or a payload is not what was sent.
pub async fn check_order(
    client: &Client,
    id: &str,
    order: &Order,
    report: &mut Report,
) -> anyhow::Result<()> {
    let events = client.get::<ProcessOrder>(id).workflow().events().await?;
    check_search_attribute(&events, order)?;
    check_run(id, &events, order, report)?;
    let child = format!("{id}/shipment");
    // The runs of the child, each of which names the next.
    let mut next = events.iter().find_map(first_child_run);
    let mut runs = 0;
    while let Some(run) = next {
        let events = client
            .get_run::<ShipOrder>(&child, run)
            .workflow()
            .events()
            .await?;
        check_run(&child, &events, order, report)?;
        next = events.iter().find_map(next_run);
        runs += 1;
    }
    let expected = outcome(order).map_or(0, |_| release().parcels);
    ensure!(runs == expected, "the child had {runs} runs");
    Ok(())
}

/// What the contract says of the field is what the server finds orders by.
fn check_search_attribute(events: &[HistoryEvent], order: &Order) -> anyhow::Result<()> {
    let started = events.first().and_then(|event| event.attributes.as_ref());
    let Some(Attributes::WorkflowExecutionStartedEventAttributes(started)) = started else {
        bail!("the history doesn't begin with the start");
    };
    let attributes = started.search_attributes.as_ref();
    let customer = attributes
        .and_then(|attributes| attributes.indexed_fields.get("CustomerId"))
        .context("it has no search attribute `CustomerId`")?;
    ensure!(
        customer.data == order.customer_id.to_string().into_bytes(),
        "the search attribute `CustomerId` is another customer's"
    );
    Ok(())
}

fn first_child_run(event: &HistoryEvent) -> Option<String> {
    match event.attributes.as_ref()? {
        Attributes::ChildWorkflowExecutionStartedEventAttributes(child) => {
            Some(child.workflow_execution.as_ref()?.run_id.clone())
        }
        _ => None,
    }
}

fn next_run(event: &HistoryEvent) -> Option<String> {
    match event.attributes.as_ref()? {
        Attributes::WorkflowExecutionContinuedAsNewEventAttributes(next) => {
            Some(next.new_execution_run_id.clone())
        }
        _ => None,
    }
}

fn check_run(
    id: &str,
    events: &[HistoryEvent],
    order: &Order,
    report: &mut Report,
) -> anyhow::Result<()> {
    println!("\n{id}");
    println!(
        "{:>5}  {:<40} {:<8} {:<36} {:>5}  value",
        "event", "type", "field", "schema", "bytes"
    );
    for event in events {
        let kind = event.event_type().as_str_name();
        let kind = kind.trim_start_matches("EVENT_TYPE_").to_lowercase();
        for payload in event_payloads(event) {
            let place = format!("event {}, {kind}, `{}`", event.event_id, payload.field);
            show(event.event_id, &kind, &payload, report).with_context(|| place.clone())?;
            check_value(event, &payload, order).context(place)?;
        }
    }
    Ok(())
}

fn show(
    event_id: i64,
    kind: &str,
    payload: &EventPayload,
    report: &mut Report,
) -> anyhow::Result<()> {
    let encoding = payload.encoding();
    ensure!(encoding == BINARY_AVRO, "its encoding is `{encoding}`");
    let writer = payload.writer().context("it names no writer")?;
    let json = payload.to_json()?;
    let (data, metadata) = payload.size();
    report.payloads += 1;
    report.data += data;
    report.metadata += metadata;
    report.json += json.len();
    let schema = format!("{}@{}", writer.name, writer.version);
    println!(
        "{event_id:>5}  {kind:<40} {:<8} {schema:<36} {data:>5}  {json}",
        payload.field
    );
    Ok(())
}

/// Holds a payload against the value that was sent.
fn check_value(event: &HistoryEvent, payload: &EventPayload, order: &Order) -> anyhow::Result<()> {
    let attributes = event
        .attributes
        .as_ref()
        .context("the event says nothing")?;
    let writer = payload.writer().context("it names no writer")?;
    match (attributes, writer.name.as_str()) {
        (_, "acme.orders.v1.Order") => expect(payload, order),
        (_, "acme.orders.v1.ReleaseRequest") => expect::<ReleaseRequest>(payload, &release()),
        (_, "acme.orders.v1.ChangeNoteRequest") => {
            expect::<ChangeNoteRequest>(payload, &change_note())
        }
        (_, "acme.orders.v1.Receipt") => expect::<Receipt>(payload, &outcome(order)?),
        (_, "acme.orders.v1.CardDeclined") => {
            let declined = outcome(order).err().context("the card is good")?;
            expect::<CardDeclined>(payload, &declined)
        }
        (_, "acme.orders.v1.Progress") => {
            // Whether the card was charged before the note was changed, is a matter of luck.
            let progress: Progress = payload.read()?;
            ensure!(progress.note == outcome(order)?.note, "it is another note");
            Ok(())
        }
        (_, "acme.orders.v1.Charge") => expect(
            payload,
            &Charge {
                charge_id: format!("charge-{}", order.order_id),
                amount_cents: outcome(order)?.total_cents,
                attempt: 3,
            },
        ),
        (_, "acme.orders.v1.SendParcelRequest") => {
            let parcel: SendParcelRequest = payload.read()?;
            ensure!(parcel.order_id == order.order_id, "it is another order's");
            ensure!(
                (1..=release().parcels).contains(&parcel.number),
                "there is no such parcel"
            );
            Ok(())
        }
        (_, "acme.orders.v1.Shipment") => check_shipment(&payload.read()?, order),
        (Attributes::ActivityTaskCompletedEventAttributes(_), "string") => {
            let number: String = payload.read()?;
            let prefix = format!("{CARRIER}-{}-", order.order_id);
            ensure!(
                number.starts_with(&prefix),
                "it is no number of this order's parcels"
            );
            Ok(())
        }
        (_, name) => bail!("nothing of the schema `{name}` was sent"),
    }
}

fn check_shipment(shipment: &Shipment, order: &Order) -> anyhow::Result<()> {
    ensure!(shipment.order_id == order.order_id, "it is another order's");
    ensure!(
        shipment.parcels == release().parcels,
        "it has another number of parcels"
    );
    ensure!(
        outcome(order)?.parcels.starts_with(&shipment.sent),
        "other parcels were sent"
    );
    Ok(())
}

fn expect<T: AvroType + PartialEq>(payload: &EventPayload, expected: &T) -> anyhow::Result<()> {
    let found: T = payload.read()?;
    ensure!(found == *expected, "it is not the value that was sent");
    Ok(())
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\n{} payloads, all of them `{BINARY_AVRO}` and as they were sent: {} bytes of data, \
             where JSON takes {}; {} bytes of tags and of schemas, which travel until they are \
             released",
            self.payloads, self.data, self.json, self.metadata
        )
    }
}
