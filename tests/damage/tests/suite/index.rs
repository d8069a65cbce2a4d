//! The server's index refuses a run, or doesn't find it.

use std::time::Duration;

use avro_temporal_runtime::Client;
use avro_temporal_runtime::replay::RecordedHistory;
use damage::new::stories_new;
use damage::old::stories_old;
use e2e::server::{connect, unique};

pub(crate) async fn search_attribute_kind_changed() {
    let client = connect().await;
    // Nobody serves it.
    let queue = unique("damage");
    let old = stories_old::Client::new(client.clone());
    let order = stories_old::SearchAttributeKindChangedRequest {
        number: 7,
        weight: 0.25,
    };
    let start = old.search_attribute_kind_changed(order);
    let start = start.id(unique("damage")).task_queue(&queue).start();
    let run = start.await.expect("the server takes an `Int`");
    run.terminate("seen enough").await.expect("it is open");
    let new = stories_new::Client::new(client.clone());
    let order = stories_new::SearchAttributeKindChangedRequest {
        number: 7,
        weight: 0.25,
    };
    let start = new.search_attribute_kind_changed(order);
    let start = start.id(unique("damage")).task_queue(&queue).start();
    let error = start.await.expect_err("the server takes no `Double`");
    assert!(error.to_string().contains("CustomerId"), "{error}");
}

/// Waits until a query finds runs, which it does a moment after they have started.
async fn await_found(client: &Client, query: &str) -> Vec<String> {
    let search = async {
        loop {
            let found = RecordedHistory::fetch_all(client, query, 10).await;
            let found = found.expect("it is a query");
            if !found.is_empty() {
                return found.iter().map(|it| it.name().to_owned()).collect();
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_mins(1), search)
        .await
        .unwrap_or_else(|_| panic!("nothing is found: {query}"))
}

pub(crate) async fn search_attribute_removed() {
    let client = connect().await;
    // Nobody serves it.
    let queue = unique("damage");
    let number = 7;
    let new = stories_new::Client::new(client.clone());
    let order = stories_new::SearchAttributeRemovedRequest { number };
    let start = new.search_attribute_removed(order);
    let later = start.id(unique("damage")).task_queue(&queue).start().await;
    let later = later.expect("it starts");
    let old = stories_old::Client::new(client.clone());
    let order = stories_old::SearchAttributeRemovedRequest { number };
    let start = old.search_attribute_removed(order);
    let earlier = start.id(unique("damage")).task_queue(&queue).start().await;
    let earlier = earlier.expect("it starts");
    // The server lists both, and by the attribute one.
    let by_id = format!("WorkflowId = '{}'", later.id());
    assert_eq!(await_found(&client, &by_id).await.len(), 1);
    let by_customer = format!("CustomerId = {number} AND TaskQueue = '{queue}'");
    let found = await_found(&client, &by_customer).await;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(earlier.id()), "{found:?}");
    earlier.terminate("seen enough").await.expect("it is open");
    later.terminate("seen enough").await.expect("it is open");
}
