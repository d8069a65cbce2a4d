//! The contract of the documentation, whole.

use std::time::Duration;

use avro_temporal_contract::contract::{
    IdConflictPolicy, IdReusePolicy, Operation, ParentClose, Part, SearchAttributeKind, Template,
    Undecodable, WaitForStage,
};
use avro_temporal_contract::schema::{Kind, SchemaSet, Type, TypeId};

use super::support::{ORDERS, sound};

fn name(set: &SchemaSet, ty: Option<&Type>) -> String {
    ty.map_or_else(String::new, |ty| set.describe(ty))
}

/// Message, wire name, input, parameters, output, errors.
fn line(set: &SchemaSet, operation: &Operation) -> String {
    let parameters = operation.parameters.iter().map(|parameter| {
        let is = if parameter.is_input { "=" } else { "" };
        format!("{is}{}", parameter.name)
    });
    let errors = operation.errors.iter().map(|id| set.get(*id).name.name());
    format!(
        "{} as {}: {} ({}) -> {} ! {}",
        operation.message,
        operation.name,
        name(set, operation.input.as_ref()),
        parameters.collect::<Vec<_>>().join(", "),
        name(set, operation.output.as_ref()),
        errors.collect::<Vec<_>>().join(", ")
    )
}

/// Literals as they are; values as `<fields:type:end>`.
fn render(set: &SchemaSet, template: Option<&Template>) -> String {
    let parts = template.map_or(&[][..], |template| &template.parts);
    let parts = parts.iter().map(|part| match part {
        Part::Literal(literal) => literal.clone(),
        Part::Value { path, end } => format!(
            "<{}:{}:{}>",
            path.fields.join("."),
            set.describe(&path.ty),
            end.map_or(String::new(), String::from)
        ),
    });
    parts.collect()
}

#[test]
fn every_message_is_an_operation() {
    let (set, contract) = sound(ORDERS);
    let lines: Vec<_> = contract.operations().map(|it| line(&set, it)).collect();
    assert_eq!(
        lines,
        [
            "processOrder as acme.ProcessOrder: acme.orders.v1.Order (=order) -> acme.orders.v1.Receipt ! CardDeclined",
            "chargeCard as acme.orders.v1.Orders.chargeCard: acme.orders.v1.Order (=order) -> acme.orders.v1.Receipt ! CardDeclined",
            "ship as acme.orders.v1.Orders.ship: acme.orders.v1.Order (=order) ->  ! ",
            "cancelOrder as cancelOrder: acme.orders.v1.CancelOrderRequest (reason) ->  ! ",
            "getProgress as getProgress:  () -> acme.orders.v1.Progress ! ",
            "changeNote as changeNote: acme.orders.v1.ChangeNoteRequest (note, by) -> acme.orders.v1.Progress ! ",
        ]
    );
    assert_eq!(contract.name.as_str(), "acme.orders.v1.Orders");
    assert_eq!(contract.doc.as_deref(), Some("Orders from end to end."));
    assert_eq!(contract.task_queue.as_deref(), Some("orders"));
    let process = &contract.workflows[0].operation;
    assert_eq!(process.doc.as_deref(), Some("Charges and ships one order."));
    assert_eq!(process.aliases, ["ProcessOrder"]);
    let sites = [
        (
            &process.name_site,
            "/messages/processOrder",
            r#""processOrder""#,
        ),
        (
            &process.request_site,
            "/messages/processOrder/request",
            r#"[{"name": "order", "type": "Order"}]"#,
        ),
        (
            &process.response_site,
            "/messages/processOrder/response",
            r#""Receipt""#,
        ),
        (&contract.name_site, "/protocol", r#""Orders""#),
    ];
    for (site, pointer, text) in sites {
        assert_eq!(site.pointer(), pointer);
        assert_eq!(&ORDERS[site.span()], text);
    }
    let [error] = contract.errors.as_slice() else {
        panic!("{:?}", contract.errors)
    };
    assert!(error.non_retryable);
    assert_eq!(set.get(error.id).name.name(), "CardDeclined");
}

#[test]
fn a_workflow_has_its_options_and_those_of_the_protocol() {
    let (set, contract) = sound(ORDERS);
    let [workflow] = contract.workflows.as_slice() else {
        panic!("{:?}", contract.workflows)
    };
    let days = |days: u64| Some(Duration::from_secs(days * 86_400));
    assert_eq!(workflow.task_queue.as_deref(), Some("orders"));
    assert_eq!(
        render(&set, workflow.id.as_ref()),
        "order/<customerId:string (uuid):/>/<orderId:string:>"
    );
    assert_eq!(
        workflow.id_reuse_policy,
        Some(IdReusePolicy::AllowDuplicateFailedOnly)
    );
    assert_eq!(
        workflow.id_conflict_policy,
        Some(IdConflictPolicy::UseExisting)
    );
    assert_eq!(workflow.timeouts.execution, days(30));
    assert_eq!(workflow.timeouts.run, days(7));
    assert_eq!(workflow.timeouts.task, None);
    assert_eq!(workflow.parent_close, Some(ParentClose::Abandon));
    assert_eq!((&workflow.retry, workflow.cancellation), (&None, None));
    let attributes: Vec<_> = workflow
        .search_attributes
        .iter()
        .map(|it| {
            (
                it.name.as_str(),
                it.kind,
                it.path.fields.join("."),
                set.describe(&it.path.ty),
            )
        })
        .collect();
    let customer = "customerId".to_owned();
    let amount = "amountCents".to_owned();
    assert_eq!(
        attributes,
        [
            (
                "CustomerId",
                SearchAttributeKind::Keyword,
                customer,
                "string (uuid)".to_owned()
            ),
            (
                "AmountCents",
                SearchAttributeKind::Int,
                amount,
                "union of null and long".to_owned()
            ),
        ]
    );
    let [memo] = workflow.memo.as_slice() else {
        panic!("{:?}", workflow.memo)
    };
    assert_eq!(
        (memo.name.as_str(), memo.path.text.as_str()),
        ("order", "order.orderId")
    );
    let refs = [&workflow.signals, &workflow.queries, &workflow.updates];
    let refs = refs.map(|refs| {
        refs.iter()
            .map(|it| (it.index, it.start))
            .collect::<Vec<_>>()
    });
    assert_eq!(refs, [vec![(0, true)], vec![(0, false)], vec![(0, true)]]);
}

#[test]
fn an_activity_has_its_options_and_those_of_the_protocol_key_by_key() {
    let (set, contract) = sound(ORDERS);
    let [charge, ship] = contract.activities.as_slice() else {
        panic!("{:?}", contract.activities)
    };
    let groups: Vec<_> = contract.groups.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(groups, ["payments", "Orders"]);
    assert_eq!((charge.group, ship.group), (0, 1));
    assert_eq!(charge.task_queue.as_deref(), Some("payments"));
    assert_eq!(ship.task_queue.as_deref(), Some("orders"));
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    assert_eq!(charge.timeouts.schedule_to_close, seconds(300));
    assert_eq!(charge.timeouts.start_to_close, seconds(30));
    assert_eq!(charge.timeouts.heartbeat, seconds(10));
    assert_eq!(ship.timeouts.schedule_to_close, None);
    assert_eq!(ship.timeouts.start_to_close, seconds(30));
    assert_eq!(
        name(&set, charge.heartbeat.as_ref()),
        "acme.orders.v1.Progress"
    );
    for (activity, attempts) in [(charge, 5), (ship, 10)] {
        let retry = activity.retry.as_ref().expect("the protocol has one");
        assert_eq!(retry.maximum_attempts, Some(attempts));
        assert_eq!(retry.initial_interval, seconds(1));
        assert_eq!(retry.backoff_coefficient, None);
    }
}

#[test]
fn signals_and_updates_have_their_options() {
    let (set, contract) = sound(ORDERS);
    assert_eq!(contract.signals[0].on_undecodable, Undecodable::FailTask);
    assert_eq!(
        contract.updates[0].wait_for_stage,
        Some(WaitForStage::Completed)
    );
    assert_eq!(
        render(&set, contract.updates[0].id.as_ref()),
        "note-<by:string:>"
    );
}

#[test]
fn the_record_of_a_request_is_a_type_as_any_other() {
    let (set, contract) = sound(ORDERS);
    let Some(Kind::Named(id)) = contract.updates[0]
        .operation
        .input
        .as_ref()
        .map(|it| &it.kind)
    else {
        panic!("{:?}", contract.updates)
    };
    let named = set.get(*id);
    assert_eq!(
        set.identity_text(&Type::new(Kind::Named(*id), named.site.clone())),
        r#"{"name":"acme.orders.v1.ChangeNoteRequest","type":"record","fields":[{"name":"note","type":"string"},{"name":"by","type":"string"}]}"#
    );
    assert_eq!(set.find(&named.name), Some(*id));
    assert_eq!(set.ids().last(), Some(*id));
    assert!(set.files()[0].types.contains(id));
    assert_eq!(
        set.minimum_size(&Type::new(Kind::Named(*id), named.site.clone())),
        2
    );
    assert_eq!(named.site.pointer(), "/messages/changeNote/request");
    assert_eq!(named.name_site.pointer(), "/messages/changeNote");
    let places: Vec<_> = named.fields().iter().map(|it| it.site.pointer()).collect();
    assert_eq!(
        places,
        [
            "/messages/changeNote/request/0",
            "/messages/changeNote/request/1"
        ]
    );
    let text = set.reader_text(&[*id]);
    assert!(
        text.contains(r#""name":"by","type":"string","default":"us""#),
        "{text}"
    );
    let all: Vec<TypeId> = set.ids().collect();
    assert_eq!(all.len(), 6);
}

#[test]
fn what_says_nothing_is_not_there() {
    let (_, contract) = sound(
        r#"{"protocol": "P", "messages": {"run": {"request": [], "response": "null",
            "temporal": {"kind": "workflow", "retry": {}, "priority": {}}}}}"#,
    );
    let workflow = &contract.workflows[0];
    assert!(workflow.retry.is_none() && workflow.priority.is_none());
}

/// What a message takes, by its request.
#[test]
fn one_record_is_the_input_and_all_else_becomes_one() {
    let table = [
        ("[]", "m as a.P.m:  () ->  ! "),
        (
            r#"[{"name": "r", "type": "R"}]"#,
            "m as a.P.m: a.R (=r) ->  ! ",
        ),
        (
            r#"[{"name": "e", "type": "E"}]"#,
            "m as a.P.m: a.MRequest (e) ->  ! ",
        ),
        (
            r#"[{"name": "r", "type": ["null", "R"]}]"#,
            "m as a.P.m: a.MRequest (r) ->  ! ",
        ),
        (
            r#"[{"name": "f", "type": {"type": "fixed", "name": "F", "size": 1}}]"#,
            "m as a.P.m: a.MRequest (f) ->  ! ",
        ),
        (
            r#"[{"name": "r", "type": "R"}, {"name": "s", "type": "R"}]"#,
            "m as a.P.m: a.MRequest (r, s) ->  ! ",
        ),
    ];
    for (request, expected) in table {
        let text = format!(
            r#"{{"protocol": "P", "namespace": "a", "types": [
                {{"type": "record", "name": "R", "fields": []}}, {{"type": "error", "name": "E", "fields": []}}],
                "messages": {{"m": {{"request": {request}, "response": "null", "temporal": {{"kind": "workflow"}}}}}}}}"#
        );
        let (set, contract) = sound(&text);
        assert_eq!(line(&set, &contract.workflows[0].operation), expected);
    }
}
