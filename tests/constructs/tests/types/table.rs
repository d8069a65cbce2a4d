//! Every generated type, and what is checked of each.

use std::collections::BTreeSet;
use std::fmt::Debug;

use avro_temporal_runtime::AvroType;
use avro_temporal_runtime::contract::diagnostic::Diagnostics;
use constructs::by_macro as made;

use crate::shared::{hostile, round_trip};

/// The schema files of the crate.
pub(crate) const FILES: &[&str] = &[
    "schemas/unions.avsc",
    "schemas/payment-method.avsc",
    "schemas/text.avsc",
    "schemas/logical.avsc",
    "schemas/defaults.avsc",
    "schemas/sensitive.avsc",
    "schemas/orders.avpr",
];

/// A type, as checks that know it.
pub(crate) struct Checked {
    pub(crate) name: &'static str,
    pub(crate) round_trip: fn(rounds: u64),
    pub(crate) flip_and_cut: fn(rounds: u64),
}

pub(crate) fn of<T: AvroType + PartialEq + Debug>() -> Checked {
    Checked {
        name: T::info().name(),
        round_trip: round_trip::check::<T>,
        flip_and_cut: hostile::flip_and_cut::<T>,
    }
}

/// The named types of the files.
pub(crate) fn named_types() -> Vec<Checked> {
    use made::acme::{defaults, logical, protocol, unions};
    use made::recursive::unions as recursive;
    vec![
        of::<unions::Order>(),
        of::<unions::Card>(),
        of::<unions::Cash>(),
        of::<unions::Color>(),
        of::<unions::Digest>(),
        of::<made::other::unions::Voucher>(),
        of::<recursive::Expression>(),
        of::<recursive::Call>(),
        of::<made::Type>(),
        of::<made::Option>(),
        of::<made::Result>(),
        of::<made::String>(),
        of::<made::string::Vec>(),
        of::<made::Box>(),
        of::<made::Default>(),
        of::<made::From>(),
        of::<logical::Invoice>(),
        of::<logical::Line>(),
        of::<logical::Key>(),
        of::<logical::Price>(),
        of::<logical::Term>(),
        of::<logical::Wide>(),
        of::<defaults::Settings>(),
        of::<defaults::Level>(),
        of::<defaults::Pair>(),
        of::<defaults::Inner>(),
        of::<defaults::Partly>(),
        of::<defaults::Many>(),
        of::<defaults::Nothing>(),
        of::<defaults::Unset>(),
        of::<made::acme::sensitive::Patient>(),
        of::<protocol::Placed>(),
        of::<protocol::State>(),
        of::<protocol::errors::Declined>(),
        of::<protocol::Sum>(),
        of::<protocol::Ticket>(),
    ]
}

/// The enums of unions.
pub(crate) fn unions() -> Vec<Checked> {
    use made::acme::{logical, unions};
    use made::recursive::unions as recursive;
    vec![
        of::<unions::OrderPayment>(),
        of::<unions::OrderNullLast>(),
        of::<unions::OrderNullInTheMiddle>(),
        of::<unions::OrderWithoutNull>(),
        of::<unions::OrderSingle>(),
        of::<unions::OrderSingleNull>(),
        of::<unions::OrderOptionalItem>(),
        of::<unions::OrderListItem>(),
        of::<unions::OrderListItemValue>(),
        of::<unions::OrderMapValueItem>(),
        of::<unions::OrderPrimitives>(),
        of::<unions::OrderTimes>(),
        of::<made::other::unions::VoucherWorth>(),
        of::<recursive::ExpressionLeft>(),
        of::<recursive::ExpressionArgumentsItem>(),
        of::<recursive::CallTarget>(),
        of::<recursive::CallNext>(),
        of::<made::TypeSelf>(),
        of::<made::TypeGen>(),
        of::<made::ResultOk>(),
        of::<made::DefaultFrom>(),
        of::<made::PaymentMethod>(),
        of::<made::PaymentMethodItem>(),
        of::<made::Text>(),
        of::<Vec<made::PaymentMethod>>(),
        of::<logical::InvoiceEither>(),
        of::<made::acme::protocol::PlacedBy>(),
    ]
}

#[test]
fn the_table_is_complete() {
    let package = avro_temporal_codegen::Package::at(env!("CARGO_MANIFEST_DIR"));
    let loaded = package
        .load(FILES, &mut Diagnostics::new())
        .expect("sound schemas");
    let defined: BTreeSet<&str> = loaded
        .set
        .ids()
        .map(|id| loaded.set.get(id).name.as_str())
        .collect();
    let types = named_types();
    let listed: BTreeSet<&str> = types.iter().map(|checked| checked.name).collect();
    assert_eq!(listed, defined);
}
