//! `#[derive(Avro)]` on enums that stand for unions, and structs that hold them.

use avro_temporal_runtime::{Avro, AvroType};
use constructs::by_macro::acme::unions::{self, Card, Cash};
use constructs::by_macro::{PaymentMethod, PaymentMethodItem};

use crate::shared::support::{decode, encode};

/// A file's own union, its variants in an order of their own.
#[derive(Debug, PartialEq, Avro)]
#[avro(schema = "schemas/payment-method.avsc")]
enum Method {
    #[avro(name = "acme.unions.Cash")]
    Coins(Cash),
    Card(Box<Card>),
    String(String),
    #[avro(name = "null")]
    Nothing,
    Array(Vec<PaymentMethodItem>),
}

/// A field's union, by the name of its enum.
#[derive(Debug, PartialEq, Avro)]
#[avro(schema = "schemas/unions.avsc", name = "acme.unions.OrderPayment")]
enum Payment {
    Null,
    Card(Card),
    Cash(OwnCash),
    Voucher(constructs::by_macro::other::unions::Voucher),
    String(String),
}

#[derive(Debug, PartialEq, Avro)]
#[avro(schema = "schemas/unions.avsc", name = "acme.unions.Cash")]
struct OwnCash {
    number: String,
}

#[derive(Debug, PartialEq, Avro)]
#[avro(schema = "schemas/unions.avsc", name = "Voucher")]
struct OwnVoucher {
    worth: constructs::by_macro::other::unions::VoucherWorth,
}

#[test]
fn a_derived_union_is_the_generated_one_on_the_wire() {
    assert!(Method::TYPE.same(PaymentMethod::TYPE));
    assert!(Payment::TYPE.same(unions::OrderPayment::TYPE));
    assert!(!Payment::TYPE.same(PaymentMethod::TYPE));
    assert_eq!(
        Method::info().identity_text(),
        PaymentMethod::info().identity_text()
    );
    let card = || Card {
        number: "1".to_owned(),
    };
    let cash = || Cash {
        number: "2".to_owned(),
    };
    let pairs = [
        (PaymentMethod::Null, Method::Nothing),
        (card().into(), Method::Card(Box::new(card()))),
        (cash().into(), Method::Coins(cash())),
        ("a".to_owned().into(), Method::String("a".to_owned())),
        (
            vec![PaymentMethodItem::from(7)].into(),
            Method::Array(vec![7.into()]),
        ),
    ];
    for (generated, own) in pairs {
        let bytes = encode(&generated);
        assert_eq!(encode(&own), bytes, "{own:?}");
        assert_eq!(decode(&bytes), Ok(own));
    }
}

#[test]
fn a_derived_struct_holds_a_generated_union() {
    use constructs::by_macro::other::unions::{Voucher, VoucherWorth};
    let own = OwnVoucher {
        worth: VoucherWorth::from(1.5),
    };
    let bytes = encode(&own);
    assert_eq!(
        decode(&bytes),
        Ok(Voucher {
            worth: VoucherWorth::Double(1.5)
        })
    );
    assert_eq!(decode(&bytes), Ok(own));
}
