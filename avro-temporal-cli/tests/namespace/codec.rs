//! Behind a codec: what is encrypted is read through its endpoint, and not without.

use std::future::{Future, ready};
use std::pin::Pin;

use avro_temporal_runtime::sdk::client::{
    Client as SdkClient, ClientOptions, ConnectionOptions, Url,
};
use avro_temporal_runtime::sdk::common::data_converters::{
    DataConverter, DefaultFailureConverter, PayloadCodec, PayloadConversionError, PayloadConverter,
    SerializationContextData,
};
use avro_temporal_runtime::sdk::common::protos::temporal::api::common::v1::Payload;
use avro_temporal_runtime::{AvroFailureConverter, Client};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use e2e::server::serve;
use evolution::v1;
use evolution::v1::orders_v1;
use serde_json::{Value, json};

use crate::held::{Held, schemas};
use crate::http::{Answer, Request, Server};

const ENCRYPTED: &str = "binary/encrypted";

/// Hides a payload with all of its metadata.
struct Encrypt;

type Coded = Pin<Box<dyn Future<Output = Result<Vec<Payload>, PayloadConversionError>> + Send>>;

fn turned(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|byte| byte ^ 0xff).collect()
}

impl PayloadCodec for Encrypt {
    fn encode(&self, _: &SerializationContextData, payloads: Vec<Payload>) -> Coded {
        let encoded = payloads.into_iter().map(|payload| Payload {
            metadata: [("encoding".to_owned(), ENCRYPTED.into())].into(),
            data: turned(&serde_json::to_vec(&payload).expect("a payload is JSON")),
            ..Payload::default()
        });
        Box::pin(ready(Ok(encoded.collect())))
    }

    fn decode(&self, _: &SerializationContextData, payloads: Vec<Payload>) -> Coded {
        let decoded = payloads.into_iter().map(|payload| {
            let is_encrypted = payload.metadata.get("encoding").map(Vec::as_slice);
            if is_encrypted == Some(ENCRYPTED.as_bytes()) {
                serde_json::from_slice(&turned(&payload.data)).expect("it was encrypted here")
            } else {
                payload
            }
        });
        Box::pin(ready(Ok(decoded.collect())))
    }
}

/// A client that encrypts.
async fn encrypting(namespace: &str) -> Client {
    let converter = DataConverter::new(
        PayloadConverter::default(),
        AvroFailureConverter(DefaultFailureConverter::default()),
        Encrypt,
    );
    let url = format!("http://{}", e2e::server::address());
    let url = Url::parse(&url).expect("an address");
    let options = ConnectionOptions::new(url).build();
    let client = ClientOptions::new(namespace)
        .data_converter(converter)
        .build();
    let sdk = SdkClient::connect(options, client).await;
    Client::new(sdk.expect("the server answers")).expect("it carries Avro")
}

/// The codec's server.
fn endpoint() -> Server {
    Server::start(|request: &Request| {
        let mut body: Value = serde_json::from_slice(&request.body).expect("JSON");
        for payload in body["payloads"].as_array_mut().expect("a list") {
            if payload["metadata"]["encoding"] == STANDARD.encode(ENCRYPTED) {
                let data = STANDARD.decode(payload["data"].as_str().expect("text"));
                *payload = serde_json::from_slice(&turned(&data.expect("base64"))).expect("JSON");
            }
        }
        Answer::Body(200, json!(body).to_string().into_bytes())
    })
}

/// Begins a run, and leaves it after its first activity.
async fn leave_open(client: &Client) {
    let orders = orders_v1::Client::new(client.clone());
    serve(v1::worker(client, "orders", v1::Shop::default()), async {
        let order = orders_v1::Order {
            order_id: "open".to_owned(),
            customer_id: "ada".to_owned(),
            amount_cents: 1_200,
        };
        let start = orders.process_order(order).id("open").task_queue("orders");
        let run = start.start().await.expect("it starts");
        e2e::recorded::await_event(&run, "the card is charged", |it| {
            use avro_temporal_runtime::sdk::common::protos::temporal::api::history::v1::history_event::Attributes;
            matches!(it, Attributes::ActivityTaskCompletedEventAttributes(_)).then_some(())
        })
        .await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_encrypted_is_read_through_the_codec() {
    let held = Held::new("codec").await;
    let client = &encrypting(&held.namespace).await;
    leave_open(client).await;
    let codec = endpoint();
    let url = format!("http://{}", codec.address);
    let through = ["--codec-endpoint", url.as_str()];
    let folder = schemas();
    let contract = folder.path().join("orders.avpr");
    let contract = contract.to_str().expect("a path");

    let doctor = ["doctor", contract];
    let said = held
        .ask(&[&doctor[..], &through[..]].concat(), |it| {
            it.results.contains("1 run and")
        })
        .await;
    assert_eq!(
        (said.code, said.messages.as_str()),
        (Some(0), ""),
        "{said:?}"
    );
    assert!(
        said.results
            .contains(": 3 payloads of `acme.orders.v1.Orders`"),
        "{said:?}"
    );
    let said = held.ask(&doctor, |_| true).await;
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.messages.contains("[unknown_encoding]"), "{said:?}");
    assert!(said.messages.contains("--codec-endpoint"), "{said:?}");

    let retire = ["retire", "1", contract];
    let said = held
        .ask(&[&retire[..], &through[..]].concat(), |_| true)
        .await;
    assert_eq!(said.code, Some(1), "{said:?}");
    let [line] = said.listed(&["open run"])[..] else {
        panic!("{said:?}")
    };
    assert!(
        line.ends_with("event 1, `input`, written as acme.orders.v1.Order@1"),
        "{line}"
    );

    // What it can't look into may be of any release.
    let said = held
        .ask(&[&retire[..], &["--dry-run"]].concat(), |_| true)
        .await;
    assert_eq!(said.code, Some(1), "{said:?}");
    let [line] = said.listed(&["open run"])[..] else {
        panic!("{said:?}")
    };
    assert!(
        line.ends_with("event 1, `input`, of an encoding that is none of a value: name its codec with `--codec-endpoint`"),
        "{line}"
    );

    // As the server has it, and read through the codec.
    let out = folder.path().join("runs");
    let export = [
        "history",
        "export",
        "--query",
        "",
        "--out",
        out.to_str().expect("a path"),
    ];
    let said = held.ask(&export, |_| true).await;
    assert_eq!(said.code, Some(0), "{said:?}");
    let histories = out.join("histories");
    let check = [
        "history",
        "check",
        contract,
        "--histories",
        histories.to_str().expect("a path"),
    ];
    let said = held.without_server(&[&check[..], &through[..]].concat());
    assert_eq!(
        (said.code, said.messages.as_str()),
        (Some(0), ""),
        "{said:?}"
    );
    assert!(
        said.results
            .contains(": 3 payloads of `acme.orders.v1.Orders`"),
        "{said:?}"
    );
    let said = held.without_server(&check);
    assert_eq!(said.code, Some(1), "{said:?}");
    let told = said.messages.matches("[unknown_encoding]").count();
    assert_eq!(told, 3, "{said:?}");
}
