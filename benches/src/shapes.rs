//! The values: an order, a small record, texts, numbers, a list of twenty, three hundred fields.

use crate::measure::Case;
use crate::peers::{cases, other_version, with_prost};

mod avro {
    avro_temporal_runtime::include_avro!(
        "schemas/small.avsc",
        "schemas/texts.avsc",
        "schemas/numbers.avsc",
        "schemas/deep.avsc",
    );
    include!(concat!(env!("OUT_DIR"), "/wide_avro.rs"));

    pub(crate) mod new {
        avro_temporal_runtime::include_avro!("schemas/order.avsc");
    }

    pub(crate) mod old {
        avro_temporal_runtime::include_avro!("schemas/order_old.avsc");
    }
}

mod order;
mod plain;
mod wide;

pub(crate) fn all() -> anyhow::Result<Vec<Case>> {
    let mut all = Vec::new();
    let mut order = cases("order", order::avro(), &order::serde())?;
    with_prost(&mut order, order::prost())?;
    all.extend(order);
    let mut small = cases("small", plain::small_avro(), &plain::small_serde())?;
    with_prost(&mut small, plain::small_prost())?;
    all.extend(small);
    let mut texts = cases("texts", plain::texts_avro(), &plain::texts_serde())?;
    with_prost(&mut texts, plain::texts_prost())?;
    all.extend(texts);
    let mut numbers = cases("numbers", plain::numbers_avro(), &plain::numbers_serde())?;
    with_prost(&mut numbers, plain::numbers_prost())?;
    all.extend(numbers);
    all.extend(cases("deep", plain::deep_avro(), &plain::deep_serde())?);
    let mut wide = cases("wide", wide::avro(), &wide::serde())?;
    with_prost(&mut wide, wide::prost())?;
    all.extend(wide);
    all.push(other_version(
        "order",
        &order::from_old(),
        &order::old(),
        include_str!("../schemas/order.avsc"),
    )?);
    Ok(all)
}
