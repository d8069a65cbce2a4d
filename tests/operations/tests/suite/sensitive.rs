//! What is marked as sensitive is told to nobody but those who get the payload.

use e2e::server::unique;
use operations::job;

use crate::fixture::client;
use crate::start_options::started;

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_stands_in_nothing_but_the_payload() {
    let client = client().await;
    let job = job(&unique("secret"), "end");
    assert_eq!(job.secret, "swordfish");
    assert!(!format!("{job:?}").contains("swordfish"));
    let start = client.run_all(job);
    assert!(!format!("{start:?}").contains("swordfish"));
    let handle = start.start().await.expect("it starts");
    assert!(!format!("{handle:?}").contains("swordfish"));
    assert!(!handle.id().contains("swordfish"));
    handle.result().await.expect("it ends");
    let events = handle.workflow().events().await.expect("it is there");
    let mut started = crate::fixture::find(&events, started);
    // The input holds it: that is what it is for.
    let input = started.input.take().expect("it has one");
    let holds = |bytes: &[u8]| bytes.windows(9).any(|bytes| bytes == b"swordfish");
    assert!(holds(&input.payloads[0].data));
    let told = format!("{started:?}");
    assert!(!told.contains("swordfish"));
    let values = |fields: Vec<Vec<u8>>| assert!(fields.iter().all(|bytes| !holds(bytes)));
    values(
        started
            .memo
            .expect("it has one")
            .fields
            .into_values()
            .map(|it| it.data)
            .collect(),
    );
    let attributes = started
        .search_attributes
        .expect("it has some")
        .indexed_fields;
    values(attributes.into_values().map(|it| it.data).collect());
}
