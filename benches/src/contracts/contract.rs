//! A contract of as many messages as one likes, and its data as protobuf.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

/// Of ten messages, two are workflows, five activities, and one each a signal, query and update.
const BLOCK: usize = 10;

/// A contract of so many messages, in blocks of ten with four types.
pub(crate) fn contract(messages: usize) -> Value {
    let blocks = messages / BLOCK;
    let types: Vec<Value> = (0..blocks).flat_map(types).collect();
    let messages: Map<String, Value> = (0..blocks).flat_map(block).collect();
    json!({
        "protocol": "Steps",
        "namespace": "acme.steps.v1",
        "doc": "Orders of many shops.",
        "temporal": {
            "taskQueue": "steps",
            "defaults": {"activity": {"startToCloseTimeout": "30s", "retry": {"maximumAttempts": 10}}},
            "searchAttributes": {"CustomerId": "Keyword"},
        },
        "types": types,
        "messages": messages,
    })
}

fn types(block: usize) -> [Value; 4] {
    [
        json!({
            "type": "record",
            "name": format!("Order{block}"),
            "doc": "What a customer wants.",
            "fields": [
                {"name": "orderId", "type": "string", "doc": "Unique among those of its customer."},
                {"name": "customerId", "type": {"type": "string", "logicalType": "uuid"}},
                {"name": "amountCents", "type": "long", "doc": "With taxes."},
                {"name": "note", "type": ["null", "string"], "default": null},
                {"name": "tags", "type": {"type": "array", "items": "string"}},
            ],
        }),
        json!({
            "type": "record",
            "name": format!("Receipt{block}"),
            "doc": "That it is paid.",
            "fields": [
                {"name": "chargeId", "type": "string"},
                {"name": "paidAt", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            ],
        }),
        json!({
            "type": "enum",
            "name": format!("Status{block}"),
            "doc": "How far an order is.",
            "symbols": ["PLACED", "PAID", "SHIPPED"],
        }),
        json!({
            "type": "error",
            "name": format!("Declined{block}"),
            "doc": "The bank said no.",
            "fields": [{"name": "code", "type": "string"}],
        }),
    ]
}

fn block(block: usize) -> [(String, Value); BLOCK] {
    let order = json!([{"name": "order", "type": format!("Order{block}")}]);
    let receipt = format!("Receipt{block}");
    let declined = json!([format!("Declined{block}")]);
    let name = |name: &str| format!("{name}{block}");
    let activity = |doc: &str, response: &str, group: &str| {
        json!({
            "doc": doc,
            "request": order,
            "response": response,
            "errors": declined,
            "temporal": {
                "kind": "activity",
                "group": group,
                "startToCloseTimeout": "1m",
                "retry": {"maximumAttempts": 5},
            },
        })
    };
    [
        (
            name("placeOrder"),
            json!({
                "doc": "Charges and ships an order.",
                "request": order,
                "response": receipt,
                "errors": declined,
                "temporal": {
                    "kind": "workflow",
                    "id": "order/{order.customerId}/{order.orderId}",
                    "idReusePolicy": "allow_duplicate_failed_only",
                    "runTimeout": "7d",
                    "searchAttributes": {"CustomerId": "order.customerId"},
                    "signals": [name("cancel")],
                    "queries": [name("progress")],
                    "updates": [name("changeNote")],
                },
            }),
        ),
        (
            name("settle"),
            json!({
                "doc": "Books what was paid.",
                "request": [{"name": "receipt", "type": receipt}],
                "response": "null",
                "temporal": {
                    "kind": "workflow",
                    "id": "settle/{receipt.chargeId}",
                    "parentClosePolicy": "abandon",
                },
            }),
        ),
        (
            name("charge"),
            activity("Charges the card.", &receipt, "payments"),
        ),
        (
            name("refund"),
            activity("Gives the money back.", &receipt, "payments"),
        ),
        (
            name("reserve"),
            activity("Takes it from the shelf.", "null", "stock"),
        ),
        (name("ship"), activity("Sends it.", "string", "stock")),
        (
            name("tell"),
            json!({
                "doc": "Tells the customer.",
                "request": [
                    {"name": "customerId", "type": "string"},
                    {"name": "text", "type": "string"},
                ],
                "response": "null",
                "temporal": {"kind": "activity", "group": "stock"},
            }),
        ),
        (
            name("cancel"),
            json!({
                "doc": "Stops it, if it is not sent.",
                "request": [{"name": "reason", "type": "string"}],
                "response": "null",
                "one-way": true,
                "temporal": {"kind": "signal"},
            }),
        ),
        (
            name("progress"),
            json!({
                "doc": "How far it is.",
                "request": [],
                "response": format!("Status{block}"),
                "temporal": {"kind": "query"},
            }),
        ),
        (
            name("changeNote"),
            json!({
                "doc": "Changes what the customer said.",
                "request": [{"name": "note", "type": "string"}],
                "response": "null",
                "errors": declined,
                "temporal": {"kind": "update"},
            }),
        ),
    ]
}

/// The types and requests of such a contract as messages; what the operations are has no word in
/// protobuf but `rpc`.
pub(crate) fn protobuf(messages: usize) -> String {
    let mut text = String::from("syntax = \"proto3\";\npackage steps;\n");
    let mut service = String::from("service Steps {\n");
    for block in 0..messages / BLOCK {
        let _ = write!(
            text,
            "// What a customer wants.\nmessage Order{block} {{\n  \
             // Unique among those of its customer.\n  string order_id = 1;\n  \
             string customer_id = 2;\n  // With taxes.\n  sint64 amount_cents = 3;\n  \
             optional string note = 4;\n  repeated string tags = 5;\n}}\n\
             // That it is paid.\nmessage Receipt{block} {{\n  string charge_id = 1;\n  \
             sint64 paid_at = 2;\n}}\n\
             // How far an order is.\nenum Status{block} {{\n  PLACED{block} = 0;\n  \
             PAID{block} = 1;\n  SHIPPED{block} = 2;\n}}\n\
             message Progress{block} {{\n  Status{block} status = 1;\n}}\n\
             // The bank said no.\nmessage Declined{block} {{\n  string code = 1;\n}}\n\
             message Tell{block} {{\n  string customer_id = 1;\n  string text = 2;\n}}\n\
             message Cancel{block} {{\n  string reason = 1;\n}}\n\
             message ChangeNote{block} {{\n  string note = 1;\n}}\n\
             message Parcel{block} {{\n  string number = 1;\n}}\n\
             message Nothing{block} {{\n}}\n"
        );
        let operations = [
            ("PlaceOrder", "Order", "Receipt"),
            ("Settle", "Receipt", "Nothing"),
            ("Charge", "Order", "Receipt"),
            ("Refund", "Order", "Receipt"),
            ("Reserve", "Order", "Nothing"),
            ("Ship", "Order", "Parcel"),
            ("Tell", "Tell", "Nothing"),
            ("Cancel", "Cancel", "Nothing"),
            ("Progress", "Nothing", "Progress"),
            ("ChangeNote", "ChangeNote", "Nothing"),
        ];
        for (name, takes, gives) in operations {
            let _ = writeln!(
                service,
                "  rpc {name}{block}({takes}{block}) returns ({gives}{block});"
            );
        }
    }
    text + &service + "}\n"
}
