//! A contract without anything of Temporal's: types, names and ids.

use avro_temporal_runtime::{AvroType as _, TemplateError};
use constructs::contract_only::{by_build_script, orders};

fn order(id: &str) -> orders::Order {
    orders::Order {
        order_id: id.to_owned(),
    }
}

#[test]
fn names_are_constants() {
    assert_eq!(orders::NAME, "acme.orders.v1.Orders");
    assert_eq!(orders::TASK_QUEUE, "orders");
    assert_eq!(orders::PROCESS_ORDER, "acme.ProcessOrder");
    assert_eq!(orders::CHARGE_CARD, "acme.orders.v1.Orders.chargeCard");
    #[allow(deprecated, reason = "it is still sent")]
    let change_note = by_build_script::CHANGE_NOTE;
    assert_eq!(change_note, "changeNote");
}

#[test]
fn ids_are_functions() {
    let id = orders::process_order_id(&order("7/8"));
    assert_eq!(id.as_deref(), Ok("order/7%2F8"));
    let path = "order.orderId";
    assert_eq!(
        orders::process_order_id(&order("")),
        Err(TemplateError::Empty { path })
    );
    let limit = 1000;
    let long = orders::process_order_id(&order(&"x".repeat(995)));
    assert_eq!(long, Err(TemplateError::TooLong { bytes: 1001, limit }));
    assert_eq!(orders::sweep_id().as_deref(), Ok("sweep"));
    let request = by_build_script::ChangeNoteRequest { by: -3 };
    assert_eq!(
        by_build_script::change_note_id(&request).as_deref(),
        Ok("note--3")
    );
}

#[test]
fn requests_and_unions_have_types() {
    assert_eq!(
        orders::ChangeNoteRequest::TYPE.name(),
        "acme.orders.v1.ChangeNoteRequest"
    );
    let given = orders::ProcessOrderResponse::from(7);
    assert_eq!(given, orders::ProcessOrderResponse::Long(7));
}
