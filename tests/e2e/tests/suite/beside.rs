//! What is refused before anything is sent or polled.

use avro_temporal_runtime::sdk::client::{ClientOptions, ConnectionOptions, Url};
use avro_temporal_runtime::{Client, ConverterError, Worker, WorkerError, data_converter, sdk};
use e2e::server::{address, connect, options, unique};
use e2e::v1::{Echo, Target};
use e2e::v2;

async fn sdk_client(options: ClientOptions) -> sdk::client::Client {
    let url = Url::parse(&format!("http://{}", address())).expect("it is an address");
    sdk::client::Client::connect(ConnectionOptions::new(url).build(), options)
        .await
        .expect("the server answers")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_our_failures_is_refused() {
    let plain = sdk_client(ClientOptions::new("default").build()).await;
    let error = Client::new(plain).expect_err("its failures lose their type");
    assert_eq!(error, ConverterError::Failures);
    let options = ClientOptions::new("default")
        .data_converter(data_converter())
        .build();
    Client::new(sdk_client(options).await).expect("it carries Avro");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_none_is_refused() {
    for address in ["", "local host", "http://"] {
        let error = Client::connect(address, "default")
            .await
            .expect_err("no server");
        assert!(
            error.to_string().contains("write it as `localhost:7233`"),
            "{address}: {error}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_refuses_what_it_cannot_serve() {
    let client = connect().await;
    let worker = || Worker::new(&client, options(&unique("refused")));
    let error = worker().run().await.expect_err("it serves nothing");
    assert!(matches!(error, WorkerError::NothingToServe), "{error}");
    let twice = worker().workflow::<Target>().workflow::<v2::Target>();
    let error = twice.run().await.expect_err("two workflows have one name");
    assert!(
        matches!(error, WorkerError::RegisteredTwice("Target")),
        "{error}"
    );
    let twice = worker().activities(Echo).activities(v2::Echo);
    let error = twice.run().await.expect_err("two activities have one name");
    assert!(
        matches!(error, WorkerError::RegisteredTwice("Echo")),
        "{error}"
    );
}
