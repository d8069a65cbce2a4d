//! Types of schema files, and of one's own.

use std::collections::BTreeMap;

use avro_temporal_runtime as runtime;
use runtime::logical::TimestampMicros;

mod generated {
    avro_temporal_runtime::include_avro!("schemas/line.avsc", crate = "crate::types::runtime");
}
use generated::acme::orders::v1::Line;

/// The fields in another order than the schema's, and paths before the types.
#[derive(runtime::Avro)]
#[avro(schema = "schemas/basket.avsc", crate = "runtime")]
pub struct Cart {
    /// A map.
    pub labels: BTreeMap<String, std::string::String>,
    /// A field of another name.
    #[avro(name = "filledAt")]
    pub at: TimestampMicros,
    /// An array of what another macro generated.
    pub lines: std::vec::Vec<Line>,
}

/// The variants in another order than the symbols, and without `Copy`.
#[derive(runtime::Avro)]
#[avro(schema = "schemas/order_status.avsc")]
pub enum Status {
    /// A variant of another name.
    #[avro(name = "CARD_DECLINED")]
    Refused,
    /// A variant of the symbol's name.
    Placed,
}

/// A name that is a keyword.
#[derive(runtime::Avro)]
#[avro(schema = "schemas/keyword.avsc", name = "Keyword")]
pub struct Keyword {
    /// The field `type`.
    pub r#type: i32,
}

/// A struct that comes out of a macro of one's own, which keeps its names to itself.
macro_rules! receipt {
    ($name:ident, $field:ident) => {
        /// A receipt.
        #[derive(runtime::Avro)]
        #[avro(schema = "schemas/receipt.avsc")]
        pub struct $name {
            /// Typed by the macro.
            pub $field: $crate::types::OrderId,
        }
    };
}

/// A string under another name.
pub type OrderId = String;

receipt!(Receipt, order_id);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_files_and_ones_own_are_avro_types() {
        fn is_avro<T: runtime::AvroType>() {}
        is_avro::<Cart>();
        is_avro::<Status>();
        is_avro::<Keyword>();
        is_avro::<Receipt>();
    }
}
