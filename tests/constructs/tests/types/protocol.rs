//! The types of a protocol.

use avro_temporal_runtime::{Avro, AvroType};
use constructs::by_macro::acme::protocol::errors::Declined;
use constructs::by_macro::acme::protocol::{Placed, State};

use crate::shared::support::{decode, encode};

#[derive(Debug, PartialEq, Avro)]
#[avro(schema = "schemas/orders.avpr", name = "Declined")]
struct Refused {
    code: String,
}

#[test]
fn its_types_are_those_of_schema_files() {
    assert_eq!(State::default(), State::Open);
    assert_eq!(Placed::info().name(), "acme.protocol.Placed");
    assert!(
        Placed::info().identity_text().contains(
            r#"{"name":"acme.protocol.State","type":"enum","symbols":["OPEN","SHIPPED"]}"#
        )
    );
    let error: Box<dyn std::error::Error> = Box::new(Declined::new("x".to_owned()));
    assert_eq!(error.to_string(), "acme.protocol.errors.Declined");
}

#[test]
fn a_type_of_ones_own_is_held_against_one() {
    let own = Refused {
        code: "x".to_owned(),
    };
    assert!(Refused::TYPE.same(Declined::TYPE));
    assert_eq!(decode(&encode(&own)), Ok(Declined::new("x".to_owned())));
}
