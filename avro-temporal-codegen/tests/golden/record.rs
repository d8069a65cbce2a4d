#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_8D0D866537785B09: &::core::primitive::str = "[{\"name\":\"acme.ordersV1.order_line\",\"type\":\"record\",\"fields\":[{\"name\":\"sku\",\"type\":\"string\"},{\"name\":\"quantity\",\"type\":\"int\",\"default\":1},{\"name\":\"priceCents\",\"type\":[\"null\",\"long\"],\"default\":null},{\"name\":\"voucher\",\"type\":[\"string\",\"null\"],\"default\":\"none\"},{\"name\":\"photo\",\"type\":\"bytes\",\"default\":\"ÿ\"},{\"name\":\"weights\",\"type\":{\"type\":\"array\",\"items\":\"double\"}},{\"name\":\"labels\",\"type\":{\"type\":\"map\",\"values\":[\"null\",\"string\"]}},{\"name\":\"addedAt\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}}]}]";
::avro_temporal_runtime::__require_version!("0.1.0");
/// The Avro types of the namespace `acme`.
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
pub mod acme {
    /// The Avro types of the namespace `acme.ordersV1`.
    pub mod orders_v1 {
        /// One line of an order.
        ///
        /// \# Markdown is \*text\*: \`code\`, \[links\], \<b\>, https://example.com
        ///
        /// not a doctest
        ///
        /// Avro `acme.ordersV1.order_line`, from `record.avsc:1:1`.
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
        pub struct OrderLine {
            /// The article's number.
            ///
            /// Avro `sku`.
            pub sku: ::std::string::String,
            /// Avro `quantity`.
            pub quantity: ::core::primitive::i32,
            /// Avro `priceCents`.
            pub price_cents: ::core::option::Option<::core::primitive::i64>,
            /// Avro `voucher`.
            pub voucher: ::core::option::Option<::std::string::String>,
            /// Avro `photo`.
            pub photo: ::std::vec::Vec<::core::primitive::u8>,
            /// Avro `weights`.
            pub weights: ::std::vec::Vec<::core::primitive::f64>,
            /// Avro `labels`.
            pub labels: ::std::collections::BTreeMap<
                ::std::string::String,
                ::core::option::Option<::std::string::String>,
            >,
            /// Avro `addedAt`.
            pub added_at: ::avro_temporal_runtime::logical::TimestampMicros,
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
        impl OrderLine {
            /// A value of the fields that have no default; the others have theirs.
            #[must_use]
            pub fn new(
                sku: ::std::string::String,
                weights: ::std::vec::Vec<::core::primitive::f64>,
                labels: ::std::collections::BTreeMap<
                    ::std::string::String,
                    ::core::option::Option<::std::string::String>,
                >,
                added_at: ::avro_temporal_runtime::logical::TimestampMicros,
            ) -> Self {
                Self {
                    sku,
                    quantity: ::avro_temporal_runtime::codec::default_value(
                        b"\x02",
                        <::core::primitive::i32 as ::avro_temporal_runtime::AvroType>::decode,
                    ),
                    price_cents: ::avro_temporal_runtime::codec::default_value(
                        b"\0",
                        |input| ::avro_temporal_runtime::codec::decode_option(
                            input,
                            0,
                            <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode,
                        ),
                    ),
                    voucher: ::avro_temporal_runtime::codec::default_value(
                        b"\0\x08none",
                        |input| ::avro_temporal_runtime::codec::decode_option(
                            input,
                            1,
                            <::std::string::String as ::avro_temporal_runtime::AvroType>::decode,
                        ),
                    ),
                    photo: ::avro_temporal_runtime::codec::default_value(
                        b"\x02\xFF",
                        <::std::vec::Vec<
                            ::core::primitive::u8,
                        > as ::avro_temporal_runtime::AvroType>::decode,
                    ),
                    weights,
                    labels,
                    added_at,
                }
            }
        }
        #[automatically_derived]
        #[allow(
            clippy::similar_names,
            clippy::too_many_lines,
            reason = "one local and one step for each field, however many there are"
        )]
        impl ::avro_temporal_runtime::AvroType for OrderLine {
            const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                &::avro_temporal_runtime::NamedDesc {
                    name: "acme.ordersV1.order_line",
                    identity: [
                        146, 56, 20, 237, 156, 104, 76, 37, 225, 122, 8, 128, 249, 39,
                        203, 245,
                    ],
                    schemas: super::super::AVRO_SCHEMAS_8D0D866537785B09,
                },
            );
            const MINIMUM_SIZE: ::core::primitive::usize = 8;
            fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                ::avro_temporal_runtime::AvroType::encode(&self.sku, out);
                ::avro_temporal_runtime::AvroType::encode(&self.quantity, out);
                ::avro_temporal_runtime::codec::encode_option(
                    out,
                    self.price_cents.as_ref(),
                    0,
                    |out, value| ::avro_temporal_runtime::AvroType::encode(value, out),
                );
                ::avro_temporal_runtime::codec::encode_option(
                    out,
                    self.voucher.as_ref(),
                    1,
                    |out, value| ::avro_temporal_runtime::AvroType::encode(value, out),
                );
                ::avro_temporal_runtime::AvroType::encode(&self.photo, out);
                ::avro_temporal_runtime::codec::encode_items(out, &self.weights);
                ::avro_temporal_runtime::codec::encode_map(
                    out,
                    &self.labels,
                    |out, value| ::avro_temporal_runtime::codec::encode_option(
                        out,
                        value.as_ref(),
                        0,
                        |out, value| ::avro_temporal_runtime::AvroType::encode(
                            value,
                            out,
                        ),
                    ),
                );
                ::avro_temporal_runtime::AvroType::encode(&self.added_at, out);
            }
            fn decode(
                input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
            ) -> ::core::result::Result<
                Self,
                ::avro_temporal_runtime::codec::DecodeError,
            > {
                ::core::result::Result::Ok(Self {
                    sku: <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("sku"))?,
                    quantity: <::core::primitive::i32 as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("quantity"))?,
                    price_cents: ::avro_temporal_runtime::codec::decode_option(
                            input,
                            0,
                            <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode,
                        )
                        .map_err(|error| error.within("priceCents"))?,
                    voucher: ::avro_temporal_runtime::codec::decode_option(
                            input,
                            1,
                            <::std::string::String as ::avro_temporal_runtime::AvroType>::decode,
                        )
                        .map_err(|error| error.within("voucher"))?,
                    photo: <::std::vec::Vec<
                        ::core::primitive::u8,
                    > as ::avro_temporal_runtime::AvroType>::decode(input)
                        .map_err(|error| error.within("photo"))?,
                    weights: ::avro_temporal_runtime::codec::decode_items::<
                        ::core::primitive::f64,
                    >(input)
                        .map_err(|error| error.within("weights"))?,
                    labels: ::avro_temporal_runtime::codec::decode_map(
                            input,
                            1,
                            |input| ::avro_temporal_runtime::codec::decode_option(
                                input,
                                0,
                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode,
                            ),
                        )
                        .map_err(|error| error.within("labels"))?,
                    added_at: <::avro_temporal_runtime::logical::TimestampMicros as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("addedAt"))?,
                })
            }
            fn decode_resolved<'a>(
                input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
                plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
            ) -> ::core::result::Result<
                Self,
                ::avro_temporal_runtime::codec::DecodeError,
            > {
                let ::core::option::Option::Some(record) = plan.record(input)? else {
                    return <Self as ::avro_temporal_runtime::AvroType>::decode(input);
                };
                let mut field_0 = ::core::option::Option::None;
                let mut field_1 = ::core::option::Option::None;
                let mut field_2 = ::core::option::Option::None;
                let mut field_3 = ::core::option::Option::None;
                let mut field_4 = ::core::option::Option::None;
                let mut field_5 = ::core::option::Option::None;
                let mut field_6 = ::core::option::Option::None;
                let mut field_7 = ::core::option::Option::None;
                record
                    .each(
                        input,
                        &[
                            "sku",
                            "quantity",
                            "priceCents",
                            "voucher",
                            "photo",
                            "weights",
                            "labels",
                            "addedAt",
                        ],
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
                                        <::core::primitive::i32 as ::avro_temporal_runtime::AvroType>::decode_resolved(
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
                                        ::avro_temporal_runtime::codec::option_resolved(
                                            input,
                                            plan,
                                            1,
                                            <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved,
                                        )?,
                                    );
                                }
                                4 => {
                                    field_4 = ::core::option::Option::Some(
                                        <::std::vec::Vec<
                                            ::core::primitive::u8,
                                        > as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                            input,
                                            plan,
                                        )?,
                                    );
                                }
                                5 => {
                                    field_5 = ::core::option::Option::Some(
                                        ::avro_temporal_runtime::codec::items_resolved::<
                                            ::core::primitive::f64,
                                        >(input, plan)?,
                                    );
                                }
                                6 => {
                                    field_6 = ::core::option::Option::Some(
                                        ::avro_temporal_runtime::codec::map_resolved(
                                            input,
                                            plan,
                                            1,
                                            |input, plan| ::avro_temporal_runtime::codec::option_resolved(
                                                input,
                                                plan,
                                                0,
                                                <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved,
                                            ),
                                        )?,
                                    );
                                }
                                7 => {
                                    field_7 = ::core::option::Option::Some(
                                        <::avro_temporal_runtime::logical::TimestampMicros as ::avro_temporal_runtime::AvroType>::decode_resolved(
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
                    sku: ::avro_temporal_runtime::codec::field(field_0, "sku", input)?,
                    quantity: ::avro_temporal_runtime::codec::field(
                        field_1,
                        "quantity",
                        input,
                    )?,
                    price_cents: ::avro_temporal_runtime::codec::field(
                        field_2,
                        "priceCents",
                        input,
                    )?,
                    voucher: ::avro_temporal_runtime::codec::field(
                        field_3,
                        "voucher",
                        input,
                    )?,
                    photo: ::avro_temporal_runtime::codec::field(
                        field_4,
                        "photo",
                        input,
                    )?,
                    weights: ::avro_temporal_runtime::codec::field(
                        field_5,
                        "weights",
                        input,
                    )?,
                    labels: ::avro_temporal_runtime::codec::field(
                        field_6,
                        "labels",
                        input,
                    )?,
                    added_at: ::avro_temporal_runtime::codec::field(
                        field_7,
                        "addedAt",
                        input,
                    )?,
                })
            }
        }
    }
}
