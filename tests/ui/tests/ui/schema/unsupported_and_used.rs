avro_temporal_runtime::include_avro!("schemas/mistakes/uuid.avsc");
use acme::orders::v1::Order;

fn first(orders: &[Order]) -> Option<&Order> {
    orders.first()
}

fn main() {
    first(&[]);
}
