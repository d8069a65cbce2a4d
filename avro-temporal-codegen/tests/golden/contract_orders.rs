/// Orders from end to end.
///
/// The contract `acme.orders.v1.Orders`, from `contract_orders.avpr`.
#[allow(
    dead_code,
    unreachable_pub,
    reason = "schemas hold more types than one program uses"
)]
#[allow(
    clippy::enum_variant_names,
    clippy::just_underscores_and_digits,
    clippy::large_enum_variant,
    clippy::module_inception,
    clippy::pub_underscore_fields,
    clippy::struct_excessive_bools,
    clippy::struct_field_names,
    clippy::type_complexity,
    clippy::upper_case_acronyms,
    clippy::used_underscore_binding,
    clippy::zero_sized_map_values,
    reason = "names and types are the schema's"
)]
#[allow(
    clippy::doc_markdown,
    rustdoc::bare_urls,
    reason = "a schema's documentation is plain text"
)]
#[allow(clippy::module_name_repetitions, reason = "names are the contract's")]
#[allow(unused_imports, reason = "not every program implements the contract")]
pub mod orders {
    #[doc(hidden)]
    #[allow(dead_code, reason = "a file may hold no type that has a codec")]
    const AVRO_SCHEMAS_7933ECC118A3DB1C: &::core::primitive::str = "[{\"name\":\"acme.orders.v1.Order\",\"type\":\"record\",\"fields\":[{\"name\":\"orderId\",\"type\":\"string\"},{\"name\":\"customerId\",\"type\":{\"type\":\"string\",\"logicalType\":\"uuid\"}},{\"name\":\"amountCents\",\"type\":[\"null\",\"long\"],\"default\":null},{\"name\":\"card\",\"type\":\"string\"}]},{\"name\":\"acme.orders.v1.Receipt\",\"type\":\"record\",\"fields\":[{\"name\":\"number\",\"type\":\"long\"}]},{\"name\":\"acme.orders.v1.Progress\",\"type\":\"record\",\"fields\":[{\"name\":\"done\",\"type\":\"int\"}]},{\"name\":\"acme.orders.v1.CardDeclined\",\"type\":\"error\",\"fields\":[{\"name\":\"code\",\"type\":\"string\"}]},{\"name\":\"acme.orders.v1.CancelOrderRequest\",\"type\":\"record\",\"fields\":[{\"name\":\"reason\",\"type\":\"string\"}]},{\"name\":\"acme.orders.v1.ChangeNoteRequest\",\"type\":\"record\",\"fields\":[{\"name\":\"note\",\"type\":\"string\"},{\"name\":\"by\",\"type\":\"string\",\"default\":\"us\"}]}]";
    ::avro_temporal_runtime::__require_version!("0.1.0");
    /// The Avro types of the namespace `acme`.
    pub mod acme {
        /// The Avro types of the namespace `acme.orders`.
        pub mod orders {
            /// The Avro types of the namespace `acme.orders.v1`.
            pub mod v1 {
                /// Avro `acme.orders.v1.Order`, from `contract_orders.avpr:6:5`.
                #[derive(
                    ::core::clone::Clone,
                    ::core::cmp::PartialEq,
                    ::core::cmp::Eq,
                    ::core::hash::Hash,
                    ::core::cmp::PartialOrd,
                    ::core::cmp::Ord
                )]
                pub struct Order {
                    /// Avro `orderId`.
                    pub order_id: ::std::string::String,
                    /// Avro `customerId`.
                    pub customer_id: ::avro_temporal_runtime::logical::Uuid,
                    /// Avro `amountCents`.
                    pub amount_cents: ::core::option::Option<::core::primitive::i64>,
                    /// Avro `card`.
                    pub card: ::std::string::String,
                }
                #[automatically_derived]
                impl ::core::fmt::Debug for Order {
                    fn fmt(
                        &self,
                        f: &mut ::core::fmt::Formatter<'_>,
                    ) -> ::core::fmt::Result {
                        f.debug_struct("Order")
                            .field("order_id", &self.order_id)
                            .field("customer_id", &self.customer_id)
                            .field("amount_cents", &self.amount_cents)
                            .field("card", &::core::format_args!("***"))
                            .finish()
                    }
                }
                #[allow(
                    dead_code,
                    unreachable_pub,
                    clippy::fn_params_excessive_bools,
                    clippy::just_underscores_and_digits,
                    clippy::many_single_char_names,
                    clippy::similar_names,
                    clippy::too_many_arguments,
                    clippy::too_many_lines,
                    clippy::type_complexity,
                    clippy::used_underscore_binding,
                    clippy::zero_sized_map_values,
                    reason = "one parameter for each field without a default, however many there are"
                )]
                #[allow(
                    clippy::self_named_constructors,
                    reason = "names and types are the schema's"
                )]
                impl Order {
                    /// A value of the fields that have no default; the others have theirs.
                    #[must_use]
                    pub fn new(
                        order_id: ::std::string::String,
                        customer_id: ::avro_temporal_runtime::logical::Uuid,
                        card: ::std::string::String,
                    ) -> Self {
                        Self {
                            order_id,
                            customer_id,
                            amount_cents: ::avro_temporal_runtime::codec::default_value(
                                b"\0",
                                |input| ::avro_temporal_runtime::codec::decode_option(
                                    input,
                                    0,
                                    <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode,
                                ),
                            ),
                            card,
                        }
                    }
                }
                #[automatically_derived]
                #[allow(
                    clippy::similar_names,
                    clippy::too_many_lines,
                    reason = "one local and one step for each field, however many there are"
                )]
                impl ::avro_temporal_runtime::AvroType for Order {
                    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                        &::avro_temporal_runtime::NamedDesc {
                            name: "acme.orders.v1.Order",
                            identity: [
                                2, 3, 151, 182, 187, 172, 101, 199, 141, 90, 39, 45, 23,
                                211, 145, 127,
                            ],
                            schemas: super::super::super::AVRO_SCHEMAS_7933ECC118A3DB1C,
                        },
                    );
                    const MINIMUM_SIZE: ::core::primitive::usize = 4;
                    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                        ::avro_temporal_runtime::AvroType::encode(&self.order_id, out);
                        ::avro_temporal_runtime::AvroType::encode(
                            &self.customer_id,
                            out,
                        );
                        ::avro_temporal_runtime::codec::encode_option(
                            out,
                            self.amount_cents.as_ref(),
                            0,
                            |out, value| ::avro_temporal_runtime::AvroType::encode(
                                value,
                                out,
                            ),
                        );
                        ::avro_temporal_runtime::AvroType::encode(&self.card, out);
                    }
                    fn decode(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        ::core::result::Result::Ok(Self {
                            order_id: <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("orderId"))?,
                            customer_id: <::avro_temporal_runtime::logical::Uuid as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("customerId"))?,
                            amount_cents: ::avro_temporal_runtime::codec::decode_option(
                                    input,
                                    0,
                                    <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode,
                                )
                                .map_err(|error| error.within("amountCents"))?,
                            card: <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("card"))?,
                        })
                    }
                    fn decode_resolved<'a>(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
                        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        let ::core::option::Option::Some(record) = plan.record(input)?
                        else {
                            return <Self as ::avro_temporal_runtime::AvroType>::decode(
                                input,
                            );
                        };
                        let mut field_0 = ::core::option::Option::None;
                        let mut field_1 = ::core::option::Option::None;
                        let mut field_2 = ::core::option::Option::None;
                        let mut field_3 = ::core::option::Option::None;
                        record
                            .each(
                                input,
                                &["orderId", "customerId", "amountCents", "card"],
                                |field, input, plan| {
                                    match field {
                                        0 => {
                                            field_0 = ::core::option::Option::Some(
                                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        1 => {
                                            field_1 = ::core::option::Option::Some(
                                                <::avro_temporal_runtime::logical::Uuid as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        2 => {
                                            field_2 = ::core::option::Option::Some(
                                                ::avro_temporal_runtime::codec::option_resolved(
                                                    input,
                                                    plan,
                                                    0,
                                                    <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode_resolved,
                                                )?,
                                            );
                                        }
                                        3 => {
                                            field_3 = ::core::option::Option::Some(
                                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        _ => {
                                            return ::core::result::Result::Err(
                                                ::avro_temporal_runtime::codec::mismatched_plan(input),
                                            );
                                        }
                                    }
                                    ::core::result::Result::Ok(())
                                },
                            )?;
                        ::core::result::Result::Ok(Self {
                            order_id: ::avro_temporal_runtime::codec::field(
                                field_0,
                                "orderId",
                                input,
                            )?,
                            customer_id: ::avro_temporal_runtime::codec::field(
                                field_1,
                                "customerId",
                                input,
                            )?,
                            amount_cents: ::avro_temporal_runtime::codec::field(
                                field_2,
                                "amountCents",
                                input,
                            )?,
                            card: ::avro_temporal_runtime::codec::field(
                                field_3,
                                "card",
                                input,
                            )?,
                        })
                    }
                }
                /// Avro `acme.orders.v1.Receipt`, from `contract_orders.avpr:11:5`.
                #[derive(
                    ::core::fmt::Debug,
                    ::core::clone::Clone,
                    ::core::cmp::PartialEq,
                    ::core::cmp::Eq,
                    ::core::hash::Hash,
                    ::core::cmp::PartialOrd,
                    ::core::cmp::Ord
                )]
                pub struct Receipt {
                    /// Avro `number`.
                    pub number: ::core::primitive::i64,
                }
                #[allow(
                    dead_code,
                    unreachable_pub,
                    clippy::fn_params_excessive_bools,
                    clippy::just_underscores_and_digits,
                    clippy::many_single_char_names,
                    clippy::similar_names,
                    clippy::too_many_arguments,
                    clippy::too_many_lines,
                    clippy::type_complexity,
                    clippy::used_underscore_binding,
                    clippy::zero_sized_map_values,
                    reason = "one parameter for each field without a default, however many there are"
                )]
                #[allow(
                    clippy::self_named_constructors,
                    reason = "names and types are the schema's"
                )]
                impl Receipt {
                    /// A value of all its fields.
                    #[must_use]
                    pub fn new(number: ::core::primitive::i64) -> Self {
                        Self { number }
                    }
                }
                #[automatically_derived]
                #[allow(
                    clippy::similar_names,
                    clippy::too_many_lines,
                    reason = "one local and one step for each field, however many there are"
                )]
                impl ::avro_temporal_runtime::AvroType for Receipt {
                    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                        &::avro_temporal_runtime::NamedDesc {
                            name: "acme.orders.v1.Receipt",
                            identity: [
                                238, 237, 232, 171, 75, 96, 50, 64, 191, 108, 87, 105, 66,
                                27, 89, 177,
                            ],
                            schemas: super::super::super::AVRO_SCHEMAS_7933ECC118A3DB1C,
                        },
                    );
                    const MINIMUM_SIZE: ::core::primitive::usize = 1;
                    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                        ::avro_temporal_runtime::AvroType::encode(&self.number, out);
                    }
                    fn decode(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        ::core::result::Result::Ok(Self {
                            number: <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("number"))?,
                        })
                    }
                    fn decode_resolved<'a>(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
                        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        let ::core::option::Option::Some(record) = plan.record(input)?
                        else {
                            return <Self as ::avro_temporal_runtime::AvroType>::decode(
                                input,
                            );
                        };
                        let mut field_0 = ::core::option::Option::None;
                        record
                            .each(
                                input,
                                &["number"],
                                |field, input, plan| {
                                    match field {
                                        0 => {
                                            field_0 = ::core::option::Option::Some(
                                                <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        _ => {
                                            return ::core::result::Result::Err(
                                                ::avro_temporal_runtime::codec::mismatched_plan(input),
                                            );
                                        }
                                    }
                                    ::core::result::Result::Ok(())
                                },
                            )?;
                        ::core::result::Result::Ok(Self {
                            number: ::avro_temporal_runtime::codec::field(
                                field_0,
                                "number",
                                input,
                            )?,
                        })
                    }
                }
                /// Avro `acme.orders.v1.Progress`, from `contract_orders.avpr:12:5`.
                #[derive(
                    ::core::fmt::Debug,
                    ::core::clone::Clone,
                    ::core::cmp::PartialEq,
                    ::core::cmp::Eq,
                    ::core::hash::Hash,
                    ::core::cmp::PartialOrd,
                    ::core::cmp::Ord
                )]
                pub struct Progress {
                    /// Avro `done`.
                    pub done: ::core::primitive::i32,
                }
                #[allow(
                    dead_code,
                    unreachable_pub,
                    clippy::fn_params_excessive_bools,
                    clippy::just_underscores_and_digits,
                    clippy::many_single_char_names,
                    clippy::similar_names,
                    clippy::too_many_arguments,
                    clippy::too_many_lines,
                    clippy::type_complexity,
                    clippy::used_underscore_binding,
                    clippy::zero_sized_map_values,
                    reason = "one parameter for each field without a default, however many there are"
                )]
                #[allow(
                    clippy::self_named_constructors,
                    reason = "names and types are the schema's"
                )]
                impl Progress {
                    /// A value of all its fields.
                    #[must_use]
                    pub fn new(done: ::core::primitive::i32) -> Self {
                        Self { done }
                    }
                }
                #[automatically_derived]
                #[allow(
                    clippy::similar_names,
                    clippy::too_many_lines,
                    reason = "one local and one step for each field, however many there are"
                )]
                impl ::avro_temporal_runtime::AvroType for Progress {
                    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                        &::avro_temporal_runtime::NamedDesc {
                            name: "acme.orders.v1.Progress",
                            identity: [
                                158, 40, 252, 236, 106, 61, 38, 135, 220, 171, 135, 71, 117,
                                175, 210, 9,
                            ],
                            schemas: super::super::super::AVRO_SCHEMAS_7933ECC118A3DB1C,
                        },
                    );
                    const MINIMUM_SIZE: ::core::primitive::usize = 1;
                    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                        ::avro_temporal_runtime::AvroType::encode(&self.done, out);
                    }
                    fn decode(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        ::core::result::Result::Ok(Self {
                            done: <::core::primitive::i32 as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("done"))?,
                        })
                    }
                    fn decode_resolved<'a>(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
                        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        let ::core::option::Option::Some(record) = plan.record(input)?
                        else {
                            return <Self as ::avro_temporal_runtime::AvroType>::decode(
                                input,
                            );
                        };
                        let mut field_0 = ::core::option::Option::None;
                        record
                            .each(
                                input,
                                &["done"],
                                |field, input, plan| {
                                    match field {
                                        0 => {
                                            field_0 = ::core::option::Option::Some(
                                                <::core::primitive::i32 as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        _ => {
                                            return ::core::result::Result::Err(
                                                ::avro_temporal_runtime::codec::mismatched_plan(input),
                                            );
                                        }
                                    }
                                    ::core::result::Result::Ok(())
                                },
                            )?;
                        ::core::result::Result::Ok(Self {
                            done: ::avro_temporal_runtime::codec::field(
                                field_0,
                                "done",
                                input,
                            )?,
                        })
                    }
                }
                /// Avro `acme.orders.v1.CardDeclined`, from `contract_orders.avpr:13:5`.
                #[derive(
                    ::core::fmt::Debug,
                    ::core::clone::Clone,
                    ::core::cmp::PartialEq,
                    ::core::cmp::Eq,
                    ::core::hash::Hash,
                    ::core::cmp::PartialOrd,
                    ::core::cmp::Ord
                )]
                pub struct CardDeclined {
                    /// Avro `code`.
                    pub code: ::std::string::String,
                }
                #[allow(
                    dead_code,
                    unreachable_pub,
                    clippy::fn_params_excessive_bools,
                    clippy::just_underscores_and_digits,
                    clippy::many_single_char_names,
                    clippy::similar_names,
                    clippy::too_many_arguments,
                    clippy::too_many_lines,
                    clippy::type_complexity,
                    clippy::used_underscore_binding,
                    clippy::zero_sized_map_values,
                    reason = "one parameter for each field without a default, however many there are"
                )]
                #[allow(
                    clippy::self_named_constructors,
                    reason = "names and types are the schema's"
                )]
                impl CardDeclined {
                    /// A value of all its fields.
                    #[must_use]
                    pub fn new(code: ::std::string::String) -> Self {
                        Self { code }
                    }
                }
                #[automatically_derived]
                #[allow(
                    clippy::similar_names,
                    clippy::too_many_lines,
                    reason = "one local and one step for each field, however many there are"
                )]
                impl ::avro_temporal_runtime::AvroType for CardDeclined {
                    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                        &::avro_temporal_runtime::NamedDesc {
                            name: "acme.orders.v1.CardDeclined",
                            identity: [
                                200, 212, 250, 243, 6, 222, 108, 240, 173, 196, 193, 238,
                                227, 84, 214, 236,
                            ],
                            schemas: super::super::super::AVRO_SCHEMAS_7933ECC118A3DB1C,
                        },
                    );
                    const MINIMUM_SIZE: ::core::primitive::usize = 1;
                    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                        ::avro_temporal_runtime::AvroType::encode(&self.code, out);
                    }
                    fn decode(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        ::core::result::Result::Ok(Self {
                            code: <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("code"))?,
                        })
                    }
                    fn decode_resolved<'a>(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
                        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        let ::core::option::Option::Some(record) = plan.record(input)?
                        else {
                            return <Self as ::avro_temporal_runtime::AvroType>::decode(
                                input,
                            );
                        };
                        let mut field_0 = ::core::option::Option::None;
                        record
                            .each(
                                input,
                                &["code"],
                                |field, input, plan| {
                                    match field {
                                        0 => {
                                            field_0 = ::core::option::Option::Some(
                                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        _ => {
                                            return ::core::result::Result::Err(
                                                ::avro_temporal_runtime::codec::mismatched_plan(input),
                                            );
                                        }
                                    }
                                    ::core::result::Result::Ok(())
                                },
                            )?;
                        ::core::result::Result::Ok(Self {
                            code: ::avro_temporal_runtime::codec::field(
                                field_0,
                                "code",
                                input,
                            )?,
                        })
                    }
                }
                #[automatically_derived]
                impl ::core::fmt::Display for CardDeclined {
                    fn fmt(
                        &self,
                        f: &mut ::core::fmt::Formatter<'_>,
                    ) -> ::core::fmt::Result {
                        f.write_str("acme.orders.v1.CardDeclined")
                    }
                }
                #[automatically_derived]
                impl ::core::error::Error for CardDeclined {}
                /// The request of \`cancelOrder\`.
                ///
                /// Avro `acme.orders.v1.CancelOrderRequest`, from `contract_orders.avpr:23:33`.
                #[derive(
                    ::core::fmt::Debug,
                    ::core::clone::Clone,
                    ::core::cmp::PartialEq,
                    ::core::cmp::Eq,
                    ::core::hash::Hash,
                    ::core::cmp::PartialOrd,
                    ::core::cmp::Ord
                )]
                pub struct CancelOrderRequest {
                    /// Avro `reason`.
                    pub reason: ::std::string::String,
                }
                #[allow(
                    dead_code,
                    unreachable_pub,
                    clippy::fn_params_excessive_bools,
                    clippy::just_underscores_and_digits,
                    clippy::many_single_char_names,
                    clippy::similar_names,
                    clippy::too_many_arguments,
                    clippy::too_many_lines,
                    clippy::type_complexity,
                    clippy::used_underscore_binding,
                    clippy::zero_sized_map_values,
                    reason = "one parameter for each field without a default, however many there are"
                )]
                #[allow(
                    clippy::self_named_constructors,
                    reason = "names and types are the schema's"
                )]
                impl CancelOrderRequest {
                    /// A value of all its fields.
                    #[must_use]
                    pub fn new(reason: ::std::string::String) -> Self {
                        Self { reason }
                    }
                }
                #[automatically_derived]
                #[allow(
                    clippy::similar_names,
                    clippy::too_many_lines,
                    reason = "one local and one step for each field, however many there are"
                )]
                impl ::avro_temporal_runtime::AvroType for CancelOrderRequest {
                    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                        &::avro_temporal_runtime::NamedDesc {
                            name: "acme.orders.v1.CancelOrderRequest",
                            identity: [
                                93, 212, 129, 189, 227, 109, 23, 24, 18, 12, 93, 42, 46,
                                223, 40, 143,
                            ],
                            schemas: super::super::super::AVRO_SCHEMAS_7933ECC118A3DB1C,
                        },
                    );
                    const MINIMUM_SIZE: ::core::primitive::usize = 1;
                    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                        ::avro_temporal_runtime::AvroType::encode(&self.reason, out);
                    }
                    fn decode(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        ::core::result::Result::Ok(Self {
                            reason: <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("reason"))?,
                        })
                    }
                    fn decode_resolved<'a>(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
                        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        let ::core::option::Option::Some(record) = plan.record(input)?
                        else {
                            return <Self as ::avro_temporal_runtime::AvroType>::decode(
                                input,
                            );
                        };
                        let mut field_0 = ::core::option::Option::None;
                        record
                            .each(
                                input,
                                &["reason"],
                                |field, input, plan| {
                                    match field {
                                        0 => {
                                            field_0 = ::core::option::Option::Some(
                                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        _ => {
                                            return ::core::result::Result::Err(
                                                ::avro_temporal_runtime::codec::mismatched_plan(input),
                                            );
                                        }
                                    }
                                    ::core::result::Result::Ok(())
                                },
                            )?;
                        ::core::result::Result::Ok(Self {
                            reason: ::avro_temporal_runtime::codec::field(
                                field_0,
                                "reason",
                                input,
                            )?,
                        })
                    }
                }
                /// The request of \`changeNote\`.
                ///
                /// Avro `acme.orders.v1.ChangeNoteRequest`, from `contract_orders.avpr:25:33`.
                #[derive(
                    ::core::fmt::Debug,
                    ::core::clone::Clone,
                    ::core::cmp::PartialEq,
                    ::core::cmp::Eq,
                    ::core::hash::Hash,
                    ::core::cmp::PartialOrd,
                    ::core::cmp::Ord
                )]
                pub struct ChangeNoteRequest {
                    /// Avro `note`.
                    pub note: ::std::string::String,
                    /// Avro `by`.
                    pub by: ::std::string::String,
                }
                #[allow(
                    dead_code,
                    unreachable_pub,
                    clippy::fn_params_excessive_bools,
                    clippy::just_underscores_and_digits,
                    clippy::many_single_char_names,
                    clippy::similar_names,
                    clippy::too_many_arguments,
                    clippy::too_many_lines,
                    clippy::type_complexity,
                    clippy::used_underscore_binding,
                    clippy::zero_sized_map_values,
                    reason = "one parameter for each field without a default, however many there are"
                )]
                #[allow(
                    clippy::self_named_constructors,
                    reason = "names and types are the schema's"
                )]
                impl ChangeNoteRequest {
                    /// A value of the fields that have no default; the others have theirs.
                    #[must_use]
                    pub fn new(note: ::std::string::String) -> Self {
                        Self {
                            note,
                            by: ::avro_temporal_runtime::codec::default_value(
                                b"\x04us",
                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode,
                            ),
                        }
                    }
                }
                #[automatically_derived]
                #[allow(
                    clippy::similar_names,
                    clippy::too_many_lines,
                    reason = "one local and one step for each field, however many there are"
                )]
                impl ::avro_temporal_runtime::AvroType for ChangeNoteRequest {
                    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                        &::avro_temporal_runtime::NamedDesc {
                            name: "acme.orders.v1.ChangeNoteRequest",
                            identity: [
                                106, 40, 24, 61, 43, 227, 172, 167, 180, 230, 203, 152, 2,
                                44, 234, 251,
                            ],
                            schemas: super::super::super::AVRO_SCHEMAS_7933ECC118A3DB1C,
                        },
                    );
                    const MINIMUM_SIZE: ::core::primitive::usize = 2;
                    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                        ::avro_temporal_runtime::AvroType::encode(&self.note, out);
                        ::avro_temporal_runtime::AvroType::encode(&self.by, out);
                    }
                    fn decode(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        ::core::result::Result::Ok(Self {
                            note: <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("note"))?,
                            by: <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                                    input,
                                )
                                .map_err(|error| error.within("by"))?,
                        })
                    }
                    fn decode_resolved<'a>(
                        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
                        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
                    ) -> ::core::result::Result<
                        Self,
                        ::avro_temporal_runtime::codec::DecodeError,
                    > {
                        let ::core::option::Option::Some(record) = plan.record(input)?
                        else {
                            return <Self as ::avro_temporal_runtime::AvroType>::decode(
                                input,
                            );
                        };
                        let mut field_0 = ::core::option::Option::None;
                        let mut field_1 = ::core::option::Option::None;
                        record
                            .each(
                                input,
                                &["note", "by"],
                                |field, input, plan| {
                                    match field {
                                        0 => {
                                            field_0 = ::core::option::Option::Some(
                                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        1 => {
                                            field_1 = ::core::option::Option::Some(
                                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                    input,
                                                    plan,
                                                )?,
                                            );
                                        }
                                        _ => {
                                            return ::core::result::Result::Err(
                                                ::avro_temporal_runtime::codec::mismatched_plan(input),
                                            );
                                        }
                                    }
                                    ::core::result::Result::Ok(())
                                },
                            )?;
                        ::core::result::Result::Ok(Self {
                            note: ::avro_temporal_runtime::codec::field(
                                field_0,
                                "note",
                                input,
                            )?,
                            by: ::avro_temporal_runtime::codec::field(
                                field_1,
                                "by",
                                input,
                            )?,
                        })
                    }
                }
            }
        }
    }
    #[doc(inline)]
    pub use self::acme::orders::v1::*;
    /// The contract's fullname.
    pub const NAME: &::core::primitive::str = "acme.orders.v1.Orders";
    /// The contract's task queue.
    pub const TASK_QUEUE: &::core::primitive::str = "orders";
    #[allow(dead_code, reason = "a contract may have no workflow")]
    const __RELEASES: &::avro_temporal_runtime::Releases = &::avro_temporal_runtime::Releases::unreleased(
        "acme.orders.v1.Orders",
    );
    ::avro_temporal_runtime::__error_record!(CardDeclined, true);
    /// The activity `acme.orders.v1.Orders.chargeCard`: takes `acme.orders.v1.Order`, gives `acme.orders.v1.Receipt`, fails with `acme.orders.v1.CardDeclined`.
    pub struct ChargeCard;
    ::avro_temporal_runtime::__operation_error! {
        #[doc = " What `chargeCard` fails with."] activity ChargeCardError { CardDeclined
        : CardDeclined }
    }
    impl ::avro_temporal_runtime::ActivityType for ChargeCard {
        const NAME: &'static ::core::primitive::str = "acme.orders.v1.Orders.chargeCard";
        const DEFAULTS: ::avro_temporal_runtime::ActivityDefaults<Self::Input> = ::avro_temporal_runtime::ActivityDefaults {
            task_queue: ::core::option::Option::Some("payments"),
            schedule_to_close: ::core::option::Option::Some(
                ::core::time::Duration::from_mins(5),
            ),
            start_to_close: ::core::option::Option::Some(
                ::core::time::Duration::from_secs(30),
            ),
            heartbeat: ::core::option::Option::Some(
                ::core::time::Duration::from_secs(10),
            ),
            retry: ::core::option::Option::Some(::avro_temporal_runtime::RetryDefaults {
                initial_interval: ::core::option::Option::Some(
                    ::core::time::Duration::from_secs(1),
                ),
                maximum_attempts: ::core::option::Option::Some(5),
                ..::avro_temporal_runtime::RetryDefaults::NONE
            }),
            ..::avro_temporal_runtime::ActivityDefaults::NONE
        };
        type Input = Order;
        type Output = Receipt;
        type Error<__Undeclared> = ChargeCardError<__Undeclared>;
    }
    ::avro_temporal_runtime::__heartbeats!(ChargeCard, Progress);
    /// The activity `acme.orders.v1.Orders.ship`: takes `acme.orders.v1.Order`, gives nothing.
    pub struct Ship;
    ::avro_temporal_runtime::__operation_error! {
        #[doc = " What `ship` fails with."] activity ShipError {}
    }
    impl ::avro_temporal_runtime::ActivityType for Ship {
        const NAME: &'static ::core::primitive::str = "acme.orders.v1.Orders.ship";
        const DEFAULTS: ::avro_temporal_runtime::ActivityDefaults<Self::Input> = ::avro_temporal_runtime::ActivityDefaults {
            task_queue: ::core::option::Option::Some("orders"),
            start_to_close: ::core::option::Option::Some(
                ::core::time::Duration::from_secs(30),
            ),
            retry: ::core::option::Option::Some(::avro_temporal_runtime::RetryDefaults {
                initial_interval: ::core::option::Option::Some(
                    ::core::time::Duration::from_secs(1),
                ),
                maximum_attempts: ::core::option::Option::Some(10),
                ..::avro_temporal_runtime::RetryDefaults::NONE
            }),
            ..::avro_temporal_runtime::ActivityDefaults::NONE
        };
        type Input = Order;
        type Output = ();
        type Error<__Undeclared> = ShipError<__Undeclared>;
    }
    /// The signal `cancelOrder`: takes `acme.orders.v1.CancelOrderRequest`.
    pub struct CancelOrder<__Workflow = ProcessOrder>(
        ::core::marker::PhantomData<fn() -> __Workflow>,
    );
    impl<
        __Workflow: ::avro_temporal_runtime::WorkflowType,
    > ::avro_temporal_runtime::SignalType for CancelOrder<__Workflow> {
        const NAME: &'static ::core::primitive::str = "cancelOrder";
        type Workflow = __Workflow;
        type Input = CancelOrderRequest;
    }
    /// The query `getProgress`: takes nothing, gives `acme.orders.v1.Progress`.
    pub struct GetProgress<__Workflow = ProcessOrder>(
        ::core::marker::PhantomData<fn() -> __Workflow>,
    );
    impl<
        __Workflow: ::avro_temporal_runtime::WorkflowType,
    > ::avro_temporal_runtime::QueryType for GetProgress<__Workflow> {
        const NAME: &'static ::core::primitive::str = "getProgress";
        type Workflow = __Workflow;
        type Input = ();
        type Output = Progress;
    }
    /// The update `changeNote`: takes `acme.orders.v1.ChangeNoteRequest`, gives `acme.orders.v1.Progress`.
    pub struct ChangeNote<__Workflow = ProcessOrder>(
        ::core::marker::PhantomData<fn() -> __Workflow>,
    );
    impl<
        __Workflow: ::avro_temporal_runtime::WorkflowType,
    > ::avro_temporal_runtime::UpdateType for ChangeNote<__Workflow> {
        const NAME: &'static ::core::primitive::str = "changeNote";
        type Workflow = __Workflow;
        type Input = ChangeNoteRequest;
        const DEFAULTS: ::avro_temporal_runtime::UpdateDefaults<Self::Input> = ::avro_temporal_runtime::UpdateDefaults {
            id: ::core::option::Option::Some(
                ::avro_temporal_runtime::Template::new(
                    &[
                        ::avro_temporal_runtime::TemplatePart::Literal("note-"),
                        ::avro_temporal_runtime::TemplatePart::Value {
                            path: "by",
                            end: ::core::option::Option::None,
                            value: |input| ::core::convert::From::from(&input.by),
                        },
                    ],
                ),
            ),
        };
        type Output = Progress;
        type Error<__Undeclared> = ChangeNoteError<__Undeclared>;
    }
    ::avro_temporal_runtime::__operation_error! {
        #[doc = " What `changeNote` fails with."] update ChangeNoteError {}
    }
    /// Charges and ships one order.
    ///
    /// The workflow `acme.ProcessOrder`: takes `acme.orders.v1.Order`, gives `acme.orders.v1.Receipt`, fails with `acme.orders.v1.CardDeclined`.
    pub struct ProcessOrder;
    ::avro_temporal_runtime::__operation_error! {
        #[doc = " What `processOrder` fails with."] workflow ProcessOrderError {
        CardDeclined : CardDeclined }
    }
    impl ::avro_temporal_runtime::WorkflowType for ProcessOrder {
        const NAME: &'static ::core::primitive::str = "acme.ProcessOrder";
        const ALIASES: &'static [&'static ::core::primitive::str] = &["ProcessOrder"];
        const DEFAULTS: ::avro_temporal_runtime::WorkflowDefaults<Self::Input> = ::avro_temporal_runtime::WorkflowDefaults {
            task_queue: ::core::option::Option::Some("orders"),
            id: ::core::option::Option::Some(
                ::avro_temporal_runtime::Template::new(
                    &[
                        ::avro_temporal_runtime::TemplatePart::Literal("order/"),
                        ::avro_temporal_runtime::TemplatePart::Value {
                            path: "order.customerId",
                            end: ::core::option::Option::Some('/'),
                            value: |input| ::core::convert::From::from(
                                &input.customer_id,
                            ),
                        },
                        ::avro_temporal_runtime::TemplatePart::Literal("/"),
                        ::avro_temporal_runtime::TemplatePart::Value {
                            path: "order.orderId",
                            end: ::core::option::Option::None,
                            value: |input| ::core::convert::From::from(&input.order_id),
                        },
                    ],
                ),
            ),
            id_reuse_policy: ::core::option::Option::Some(
                ::avro_temporal_runtime::WorkflowIdReusePolicy::AllowDuplicateFailedOnly,
            ),
            id_conflict_policy: ::core::option::Option::Some(
                ::avro_temporal_runtime::WorkflowIdConflictPolicy::UseExisting,
            ),
            execution_timeout: ::core::option::Option::Some(
                ::core::time::Duration::from_hours(720),
            ),
            run_timeout: ::core::option::Option::Some(
                ::core::time::Duration::from_hours(168),
            ),
            parent_close_policy: ::core::option::Option::Some(
                ::avro_temporal_runtime::sdk::workflow::ParentClosePolicy::Abandon,
            ),
            search_attributes: &[
                |input| ::avro_temporal_runtime::__private::search_attribute(
                    ::avro_temporal_runtime::__private::SearchAttributeKey::keyword(
                        "CustomerId",
                    ),
                    &input.customer_id,
                ),
                |input| ::avro_temporal_runtime::__private::search_attribute(
                    ::avro_temporal_runtime::__private::SearchAttributeKey::int(
                        "AmountCents",
                    ),
                    &input.amount_cents,
                ),
            ],
            memo: &[
                |input, memo| ::avro_temporal_runtime::__private::memo_entry(
                    memo,
                    "order",
                    &input.order_id,
                ),
            ],
            ..::avro_temporal_runtime::WorkflowDefaults::NONE
        };
        const RELEASES: &'static ::avro_temporal_runtime::Releases = __RELEASES;
        type Input = Order;
        type Output = Receipt;
        type Error<__Undeclared> = ProcessOrderError<__Undeclared>;
        type Handle = ProcessOrderHandle;
        type Signals = ProcessOrderSignals;
    }
    impl ::avro_temporal_runtime::StartsWorkflow<ProcessOrder>
    for CancelOrder<ProcessOrder> {}
    impl ::avro_temporal_runtime::StartsWorkflow<ProcessOrder>
    for ChangeNote<ProcessOrder> {}
    ::avro_temporal_runtime::__contract_handle! {
        ProcessOrder ProcessOrderHandle ProcessOrderSignals { #[doc =
        " The signal [`struct@CancelOrder`]."] signal cancel_order
        CancelOrder(CancelOrderRequest); #[doc = " The query [`struct@GetProgress`]."]
        query get_progress GetProgress() -> Progress; #[doc =
        " The update [`struct@ChangeNote`]."] update change_note
        ChangeNote(ChangeNoteRequest); }
    }
    ::avro_temporal_runtime::__contract_client! {
        "acme.orders.v1.Orders" { #[doc = " Charges and ships one order."] #[doc = ""]
        #[doc = " The workflow [`struct@ProcessOrder`]."] process_order
        ProcessOrder(Order); }
    }
    ::avro_temporal_runtime::__contract_calls! {
        "acme.orders.v1.Orders" { #[doc = " The activity [`struct@ChargeCard`]."]
        activity charge_card ChargeCard(Order); #[doc = " The activity [`struct@Ship`]."]
        activity ship Ship(Order); }
    }
    /// The workflows of the contract.
    pub const WORKFLOWS: ::avro_temporal_runtime::Served = ::avro_temporal_runtime::Served {
        contract: NAME,
        part: "the workflows",
        workflows: &["acme.ProcessOrder", "ProcessOrder"],
        activities: &[],
    };
    /// The activities of the group `payments`.
    pub const PAYMENTS: ::avro_temporal_runtime::Served = ::avro_temporal_runtime::Served {
        contract: NAME,
        part: "the group `payments`",
        workflows: &[],
        activities: &["acme.orders.v1.Orders.chargeCard"],
    };
    /// The activities of the group `Orders`.
    pub const ORDERS: ::avro_temporal_runtime::Served = ::avro_temporal_runtime::Served {
        contract: NAME,
        part: "the group `Orders`",
        workflows: &[],
        activities: &["acme.orders.v1.Orders.ship"],
    };
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __avro_temporal_acme_orders_v1_Orders__ProcessOrder {
        (($($runtime:tt)*) $($rest:tt)*) => {
            $($runtime)* ::__contract_workflow! { { workflow "processOrder"
            ProcessOrder(at "contract_orders.avpr:15:21 (/messages/processOrder)")
            input("acme.orders.v1.Order", Order,
            "contract_orders.avpr:16:18 (/messages/processOrder/request)")
            output("acme.orders.v1.Receipt", Receipt,
            "contract_orders.avpr:16:68 (/messages/processOrder/response)")
            errors(ProcessOrderError) handlers { signal "cancelOrder" cancel_order
            CancelOrder(at "contract_orders.avpr:23:20 (/messages/cancelOrder)")
            input("acme.orders.v1.CancelOrderRequest", CancelOrderRequest,
            "contract_orders.avpr:23:33 (/messages/cancelOrder/request)"); query
            "getProgress" get_progress GetProgress(at
            "contract_orders.avpr:24:20 (/messages/getProgress)") input()
            output("acme.orders.v1.Progress", Progress,
            "contract_orders.avpr:24:49 (/messages/getProgress/response)"); update
            "changeNote" change_note ChangeNote(at
            "contract_orders.avpr:25:20 (/messages/changeNote)")
            input("acme.orders.v1.ChangeNoteRequest", ChangeNoteRequest,
            "contract_orders.avpr:25:33 (/messages/changeNote/request)")
            output("acme.orders.v1.Progress", Progress,
            "contract_orders.avpr:25:134 (/messages/changeNote/response)")
            errors(ChangeNoteError); } } $($rest)* }
        };
    }
    #[doc(hidden)]
    pub use __avro_temporal_acme_orders_v1_Orders__ProcessOrder as ProcessOrder;
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __avro_temporal_acme_orders_v1_Orders__Payments {
        (($($runtime:tt)*) $($rest:tt)*) => {
            $($runtime)* ::__contract_activities! { { group "payments" PAYMENTS(at
            "contract_orders.avpr:27:49 (/messages/chargeCard/temporal/group)")
            activities { activity "chargeCard" charge_card ChargeCard(at
            "contract_orders.avpr:26:20 (/messages/chargeCard)")
            input("acme.orders.v1.Order", Order,
            "contract_orders.avpr:26:33 (/messages/chargeCard/request)")
            output("acme.orders.v1.Receipt", Receipt,
            "contract_orders.avpr:26:83 (/messages/chargeCard/response)")
            errors(ChargeCardError); } } $($rest)* }
        };
    }
    #[doc(hidden)]
    pub use __avro_temporal_acme_orders_v1_Orders__Payments as Payments;
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __avro_temporal_acme_orders_v1_Orders__Orders {
        (($($runtime:tt)*) $($rest:tt)*) => {
            $($runtime)* ::__contract_activities! { { group "Orders" ORDERS(at
            "contract_orders.avpr:1:15 (/protocol)") activities { activity "ship" ship
            Ship(at "contract_orders.avpr:28:14 (/messages/ship)")
            input("acme.orders.v1.Order", Order,
            "contract_orders.avpr:28:27 (/messages/ship/request)") output()
            errors(ShipError); } } $($rest)* }
        };
    }
    #[doc(hidden)]
    pub use __avro_temporal_acme_orders_v1_Orders__Orders as Orders;
}
