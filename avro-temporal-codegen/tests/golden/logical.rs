#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_212FF81ABD3E60A5: &::core::primitive::str = "[{\"name\":\"Invoice\",\"type\":\"record\",\"fields\":[{\"name\":\"id\",\"type\":{\"type\":\"string\",\"logicalType\":\"uuid\"}},{\"name\":\"key\",\"type\":\"Key\"},{\"name\":\"total\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":10,\"scale\":2}},{\"name\":\"price\",\"type\":[\"null\",\"Price\"]},{\"name\":\"any\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"big-decimal\"}},{\"name\":\"term\",\"type\":\"Term\"},{\"name\":\"day\",\"type\":{\"type\":\"int\",\"logicalType\":\"date\"}}]},{\"name\":\"Key\",\"type\":\"fixed\",\"size\":16,\"logicalType\":\"uuid\"},{\"name\":\"Price\",\"type\":\"fixed\",\"size\":8,\"logicalType\":\"decimal\",\"precision\":18,\"scale\":4},{\"name\":\"Term\",\"type\":\"fixed\",\"size\":12,\"logicalType\":\"duration\"}]";
::avro_temporal_runtime::__require_version!("0.1.0");
/// Avro `Invoice`, from `logical.avsc:1:1`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord
)]
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
pub struct Invoice {
    /// Avro `id`.
    pub id: ::avro_temporal_runtime::logical::Uuid,
    /// Avro `key`.
    pub key: self::Key,
    /// Avro `total`.
    pub total: ::avro_temporal_runtime::logical::Decimal<10, 2>,
    /// Avro `price`.
    pub price: ::core::option::Option<self::Price>,
    /// Avro `any`.
    pub any: ::avro_temporal_runtime::logical::BigDecimal,
    /// Avro `term`.
    pub term: self::Term,
    /// Avro `day`.
    pub day: ::avro_temporal_runtime::logical::Date,
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
#[allow(clippy::self_named_constructors, reason = "names and types are the schema's")]
impl Invoice {
    /// A value of all its fields.
    #[must_use]
    pub fn new(
        id: ::avro_temporal_runtime::logical::Uuid,
        key: self::Key,
        total: ::avro_temporal_runtime::logical::Decimal<10, 2>,
        price: ::core::option::Option<self::Price>,
        any: ::avro_temporal_runtime::logical::BigDecimal,
        term: self::Term,
        day: ::avro_temporal_runtime::logical::Date,
    ) -> Self {
        Self {
            id,
            key,
            total,
            price,
            any,
            term,
            day,
        }
    }
}
#[automatically_derived]
#[allow(
    clippy::similar_names,
    clippy::too_many_lines,
    reason = "one local and one step for each field, however many there are"
)]
impl ::avro_temporal_runtime::AvroType for Invoice {
    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
        &::avro_temporal_runtime::NamedDesc {
            name: "Invoice",
            identity: [
                37, 145, 11, 93, 210, 146, 17, 151, 192, 119, 54, 88, 219, 127, 134, 109,
            ],
            schemas: AVRO_SCHEMAS_212FF81ABD3E60A5,
        },
    );
    const MINIMUM_SIZE: ::core::primitive::usize = 33;
    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
        ::avro_temporal_runtime::AvroType::encode(&self.id, out);
        ::avro_temporal_runtime::AvroType::encode(&self.key, out);
        ::avro_temporal_runtime::AvroType::encode(&self.total, out);
        ::avro_temporal_runtime::codec::encode_option(
            out,
            self.price.as_ref(),
            0,
            |out, value| ::avro_temporal_runtime::AvroType::encode(value, out),
        );
        ::avro_temporal_runtime::AvroType::encode(&self.any, out);
        ::avro_temporal_runtime::AvroType::encode(&self.term, out);
        ::avro_temporal_runtime::AvroType::encode(&self.day, out);
    }
    fn decode(
        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        ::core::result::Result::Ok(Self {
            id: <::avro_temporal_runtime::logical::Uuid as ::avro_temporal_runtime::AvroType>::decode(
                    input,
                )
                .map_err(|error| error.within("id"))?,
            key: <self::Key as ::avro_temporal_runtime::AvroType>::decode(input)
                .map_err(|error| error.within("key"))?,
            total: <::avro_temporal_runtime::logical::Decimal<
                10,
                2,
            > as ::avro_temporal_runtime::AvroType>::decode(input)
                .map_err(|error| error.within("total"))?,
            price: ::avro_temporal_runtime::codec::decode_option(
                    input,
                    0,
                    <self::Price as ::avro_temporal_runtime::AvroType>::decode,
                )
                .map_err(|error| error.within("price"))?,
            any: <::avro_temporal_runtime::logical::BigDecimal as ::avro_temporal_runtime::AvroType>::decode(
                    input,
                )
                .map_err(|error| error.within("any"))?,
            term: <self::Term as ::avro_temporal_runtime::AvroType>::decode(input)
                .map_err(|error| error.within("term"))?,
            day: <::avro_temporal_runtime::logical::Date as ::avro_temporal_runtime::AvroType>::decode(
                    input,
                )
                .map_err(|error| error.within("day"))?,
        })
    }
    fn decode_resolved<'a>(
        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
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
        record
            .each(
                input,
                &["id", "key", "total", "price", "any", "term", "day"],
                |field, input, plan| {
                    match field {
                        0 => {
                            field_0 = ::core::option::Option::Some(
                                <::avro_temporal_runtime::logical::Uuid as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                    input,
                                    plan,
                                )?,
                            );
                        }
                        1 => {
                            field_1 = ::core::option::Option::Some(
                                <self::Key as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                    input,
                                    plan,
                                )?,
                            );
                        }
                        2 => {
                            field_2 = ::core::option::Option::Some(
                                <::avro_temporal_runtime::logical::Decimal<
                                    10,
                                    2,
                                > as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                    input,
                                    plan,
                                )?,
                            );
                        }
                        3 => {
                            field_3 = ::core::option::Option::Some(
                                ::avro_temporal_runtime::codec::option_resolved(
                                    input,
                                    plan,
                                    0,
                                    <self::Price as ::avro_temporal_runtime::AvroType>::decode_resolved,
                                )?,
                            );
                        }
                        4 => {
                            field_4 = ::core::option::Option::Some(
                                <::avro_temporal_runtime::logical::BigDecimal as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                    input,
                                    plan,
                                )?,
                            );
                        }
                        5 => {
                            field_5 = ::core::option::Option::Some(
                                <self::Term as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                    input,
                                    plan,
                                )?,
                            );
                        }
                        6 => {
                            field_6 = ::core::option::Option::Some(
                                <::avro_temporal_runtime::logical::Date as ::avro_temporal_runtime::AvroType>::decode_resolved(
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
            id: ::avro_temporal_runtime::codec::field(field_0, "id", input)?,
            key: ::avro_temporal_runtime::codec::field(field_1, "key", input)?,
            total: ::avro_temporal_runtime::codec::field(field_2, "total", input)?,
            price: ::avro_temporal_runtime::codec::field(field_3, "price", input)?,
            any: ::avro_temporal_runtime::codec::field(field_4, "any", input)?,
            term: ::avro_temporal_runtime::codec::field(field_5, "term", input)?,
            day: ::avro_temporal_runtime::codec::field(field_6, "day", input)?,
        })
    }
}
/// Avro `Key`, from `logical.avsc:6:29`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord
)]
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
pub struct Key(
    /// The UUID.
    pub ::avro_temporal_runtime::logical::Uuid,
);
#[automatically_derived]
#[allow(
    clippy::similar_names,
    clippy::too_many_lines,
    reason = "one local and one step for each field, however many there are"
)]
impl ::avro_temporal_runtime::AvroType for Key {
    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
        &::avro_temporal_runtime::NamedDesc {
            name: "Key",
            identity: [
                180, 2, 209, 128, 253, 30, 117, 149, 110, 7, 85, 56, 136, 53, 201, 138,
            ],
            schemas: AVRO_SCHEMAS_212FF81ABD3E60A5,
        },
    );
    const MINIMUM_SIZE: ::core::primitive::usize = 16;
    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
        ::avro_temporal_runtime::codec::encode_fixed_uuid(out, &self.0);
    }
    fn decode(
        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        ::avro_temporal_runtime::codec::decode_fixed_uuid(input).map(Self)
    }
    fn decode_resolved<'a>(
        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        ::avro_temporal_runtime::codec::fixed_uuid_resolved(input, plan).map(Self)
    }
}
/// Avro `Price`, from `logical.avsc:8:40`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord
)]
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
pub struct Price(
    /// The decimal.
    pub ::avro_temporal_runtime::logical::Decimal<18, 4>,
);
#[automatically_derived]
#[allow(
    clippy::similar_names,
    clippy::too_many_lines,
    reason = "one local and one step for each field, however many there are"
)]
impl ::avro_temporal_runtime::AvroType for Price {
    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
        &::avro_temporal_runtime::NamedDesc {
            name: "Price",
            identity: [
                182, 247, 45, 138, 161, 110, 1, 82, 140, 66, 33, 62, 135, 160, 240, 34,
            ],
            schemas: AVRO_SCHEMAS_212FF81ABD3E60A5,
        },
    );
    const MINIMUM_SIZE: ::core::primitive::usize = 8;
    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
        ::avro_temporal_runtime::codec::encode_fixed_decimal::<8, 18, 4>(out, &self.0);
    }
    fn decode(
        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        ::avro_temporal_runtime::codec::decode_fixed_decimal::<8, 18, 4>(input).map(Self)
    }
    fn decode_resolved<'a>(
        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        ::avro_temporal_runtime::codec::fixed_decimal_resolved::<8, 18, 4>(input, plan)
            .map(Self)
    }
}
/// Avro `Term`, from `logical.avsc:10:30`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialOrd,
    ::core::cmp::Ord
)]
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
pub struct Term(
    /// The duration.
    pub ::avro_temporal_runtime::logical::Duration,
);
#[automatically_derived]
#[allow(
    clippy::similar_names,
    clippy::too_many_lines,
    reason = "one local and one step for each field, however many there are"
)]
impl ::avro_temporal_runtime::AvroType for Term {
    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
        &::avro_temporal_runtime::NamedDesc {
            name: "Term",
            identity: [
                76, 61, 164, 219, 199, 131, 70, 172, 117, 36, 52, 46, 230, 73, 104, 25,
            ],
            schemas: AVRO_SCHEMAS_212FF81ABD3E60A5,
        },
    );
    const MINIMUM_SIZE: ::core::primitive::usize = 12;
    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
        ::avro_temporal_runtime::codec::encode_duration(out, &self.0);
    }
    fn decode(
        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        ::avro_temporal_runtime::codec::decode_duration(input).map(Self)
    }
    fn decode_resolved<'a>(
        input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
        plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        ::avro_temporal_runtime::codec::duration_resolved(input, plan).map(Self)
    }
}
