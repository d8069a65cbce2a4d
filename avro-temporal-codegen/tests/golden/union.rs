#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_EBE7E591569A837E: &::core::primitive::str = "[{\"name\":\"acme.Order\",\"type\":\"record\",\"fields\":[{\"name\":\"payment\",\"type\":[\"null\",\"acme.Card\",\"string\"]},{\"name\":\"tags\",\"type\":{\"type\":\"array\",\"items\":[\"long\",{\"type\":\"map\",\"values\":[\"string\"]}]}}]},{\"name\":\"acme.Card\",\"type\":\"record\",\"fields\":[{\"name\":\"replaces\",\"type\":[\"acme.Order\",\"null\",\"string\"]}]}]";
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
    /// Avro `acme.Order`, from `union.avsc:1:1`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Order {
        /// Avro `payment`.
        pub payment: super::acme::OrderPayment,
        /// Avro `tags`.
        pub tags: ::std::vec::Vec<super::acme::OrderTagsItem>,
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
        /// A value of all its fields.
        #[must_use]
        pub fn new(
            payment: super::acme::OrderPayment,
            tags: ::std::vec::Vec<super::acme::OrderTagsItem>,
        ) -> Self {
            Self { payment, tags }
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
                name: "acme.Order",
                identity: [
                    38, 127, 224, 42, 68, 87, 125, 173, 156, 124, 33, 215, 251, 20, 179,
                    181,
                ],
                schemas: super::AVRO_SCHEMAS_EBE7E591569A837E,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 2;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            out.nested(|out| {
                ::avro_temporal_runtime::AvroType::encode(&self.payment, out);
                ::avro_temporal_runtime::codec::encode_items(out, &self.tags);
            });
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            input
                .nested(|input| ::core::result::Result::Ok(Self {
                    payment: <super::acme::OrderPayment as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("payment"))?,
                    tags: ::avro_temporal_runtime::codec::decode_items::<
                        super::acme::OrderTagsItem,
                    >(input)
                        .map_err(|error| error.within("tags"))?,
                }))
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            input
                .nested(|input| {
                    let ::core::option::Option::Some(record) = plan.record(input)? else {
                        return <Self as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        );
                    };
                    let mut field_0 = ::core::option::Option::None;
                    let mut field_1 = ::core::option::Option::None;
                    record
                        .each(
                            input,
                            &["payment", "tags"],
                            |field, input, plan| {
                                match field {
                                    0 => {
                                        field_0 = ::core::option::Option::Some(
                                            <super::acme::OrderPayment as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                                input,
                                                plan,
                                            )?,
                                        );
                                    }
                                    1 => {
                                        field_1 = ::core::option::Option::Some(
                                            ::avro_temporal_runtime::codec::items_resolved::<
                                                super::acme::OrderTagsItem,
                                            >(input, plan)?,
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
                        payment: ::avro_temporal_runtime::codec::field(
                            field_0,
                            "payment",
                            input,
                        )?,
                        tags: ::avro_temporal_runtime::codec::field(
                            field_1,
                            "tags",
                            input,
                        )?,
                    })
                })
        }
    }
    /// The union of the field `payment` of `acme.Order`, from `union.avsc:6:33`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub enum OrderPayment {
        /// The branch `null`.
        Null,
        /// The branch `acme.Card`.
        Card(super::acme::Card),
        /// The branch `string`.
        String(::std::string::String),
    }
    #[automatically_derived]
    impl ::core::convert::From<super::acme::Card> for OrderPayment {
        fn from(value: super::acme::Card) -> Self {
            Self::Card(value)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for OrderPayment {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for OrderPayment {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Union(
            &[
                &::avro_temporal_runtime::TypeDesc::Null,
                &::avro_temporal_runtime::TypeDesc::Named(
                    &::avro_temporal_runtime::NamedDesc {
                        name: "acme.Card",
                        identity: [
                            4, 143, 69, 166, 62, 219, 233, 114, 212, 222, 73, 151, 156,
                            170, 68, 36,
                        ],
                        schemas: super::AVRO_SCHEMAS_EBE7E591569A837E,
                    },
                ),
                &::avro_temporal_runtime::TypeDesc::String,
            ],
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            match self {
                Self::Null => out.index(0),
                Self::Card(value) => {
                    out.index(1);
                    ::avro_temporal_runtime::AvroType::encode(value, out);
                }
                Self::String(value) => {
                    out.index(2);
                    ::avro_temporal_runtime::AvroType::encode(value, out);
                }
            }
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match input.branch(3)? {
                0 => ::core::result::Result::Ok(Self::Null),
                1 => {
                    ::core::result::Result::map(
                        <super::acme::Card as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        ),
                        Self::Card,
                    )
                }
                2 => {
                    ::core::result::Result::map(
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        ),
                        Self::String,
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match plan.next(input)? {
                ::avro_temporal_runtime::codec::Next::Same => {
                    <Self as ::avro_temporal_runtime::AvroType>::decode(input)
                }
                ::avro_temporal_runtime::codec::Next::Branch(0, _) => {
                    ::core::result::Result::Ok(Self::Null)
                }
                ::avro_temporal_runtime::codec::Next::Branch(1, plan) => {
                    ::core::result::Result::map(
                        <super::acme::Card as ::avro_temporal_runtime::AvroType>::decode_resolved(
                            input,
                            plan,
                        ),
                        Self::Card,
                    )
                }
                ::avro_temporal_runtime::codec::Next::Branch(2, plan) => {
                    ::core::result::Result::map(
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                            input,
                            plan,
                        ),
                        Self::String,
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
    }
    /// The union of the field `tags` of `acme.Order`, from `union.avsc:7:57`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub enum OrderTagsItem {
        /// The branch `long`.
        Long(::core::primitive::i64),
        /// The branch `map of union of string`.
        Map(
            ::std::collections::BTreeMap<
                ::std::string::String,
                super::acme::OrderTagsItemValue,
            >,
        ),
    }
    #[automatically_derived]
    impl ::core::convert::From<::core::primitive::i64> for OrderTagsItem {
        fn from(value: ::core::primitive::i64) -> Self {
            Self::Long(value)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<
        ::std::collections::BTreeMap<
            ::std::string::String,
            super::acme::OrderTagsItemValue,
        >,
    > for OrderTagsItem {
        fn from(
            value: ::std::collections::BTreeMap<
                ::std::string::String,
                super::acme::OrderTagsItemValue,
            >,
        ) -> Self {
            Self::Map(value)
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for OrderTagsItem {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Union(
            &[
                &::avro_temporal_runtime::TypeDesc::Long,
                &::avro_temporal_runtime::TypeDesc::Map(
                    &::avro_temporal_runtime::TypeDesc::Union(
                        &[&::avro_temporal_runtime::TypeDesc::String],
                    ),
                ),
            ],
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            match self {
                Self::Long(value) => {
                    out.index(0);
                    ::avro_temporal_runtime::AvroType::encode(value, out);
                }
                Self::Map(value) => {
                    out.index(1);
                    ::avro_temporal_runtime::codec::encode_map(
                        out,
                        value,
                        |out, value| ::avro_temporal_runtime::AvroType::encode(
                            value,
                            out,
                        ),
                    );
                }
            }
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match input.branch(2)? {
                0 => {
                    ::core::result::Result::map(
                        <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        ),
                        Self::Long,
                    )
                }
                1 => {
                    ::core::result::Result::map(
                        ::avro_temporal_runtime::codec::decode_map(
                            input,
                            1,
                            <super::acme::OrderTagsItemValue as ::avro_temporal_runtime::AvroType>::decode,
                        ),
                        Self::Map,
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match plan.next(input)? {
                ::avro_temporal_runtime::codec::Next::Same => {
                    <Self as ::avro_temporal_runtime::AvroType>::decode(input)
                }
                ::avro_temporal_runtime::codec::Next::Branch(0, plan) => {
                    ::core::result::Result::map(
                        <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode_resolved(
                            input,
                            plan,
                        ),
                        Self::Long,
                    )
                }
                ::avro_temporal_runtime::codec::Next::Branch(1, plan) => {
                    ::core::result::Result::map(
                        ::avro_temporal_runtime::codec::map_resolved(
                            input,
                            plan,
                            1,
                            <super::acme::OrderTagsItemValue as ::avro_temporal_runtime::AvroType>::decode_resolved,
                        ),
                        Self::Map,
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
    }
    /// The union of the field `tags` of `acme.Order`, from `union.avsc:7:92`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub enum OrderTagsItemValue {
        /// The branch `string`.
        String(::std::string::String),
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for OrderTagsItemValue {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for OrderTagsItemValue {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Union(
            &[&::avro_temporal_runtime::TypeDesc::String],
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            match self {
                Self::String(value) => {
                    out.index(0);
                    ::avro_temporal_runtime::AvroType::encode(value, out);
                }
            }
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match input.branch(1)? {
                0 => {
                    ::core::result::Result::map(
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        ),
                        Self::String,
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match plan.next(input)? {
                ::avro_temporal_runtime::codec::Next::Same => {
                    <Self as ::avro_temporal_runtime::AvroType>::decode(input)
                }
                ::avro_temporal_runtime::codec::Next::Branch(0, plan) => {
                    ::core::result::Result::map(
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                            input,
                            plan,
                        ),
                        Self::String,
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
    }
    /// Avro `acme.Card`, from `union.avsc:6:42`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Card {
        /// Avro `replaces`.
        pub replaces: super::acme::CardReplaces,
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
    impl Card {
        /// A value of all its fields.
        #[must_use]
        pub fn new(replaces: super::acme::CardReplaces) -> Self {
            Self { replaces }
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for Card {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "acme.Card",
                identity: [
                    4, 143, 69, 166, 62, 219, 233, 114, 212, 222, 73, 151, 156, 170, 68,
                    36,
                ],
                schemas: super::AVRO_SCHEMAS_EBE7E591569A837E,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            out.nested(|out| {
                ::avro_temporal_runtime::AvroType::encode(&self.replaces, out);
            });
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            input
                .nested(|input| ::core::result::Result::Ok(Self {
                    replaces: <super::acme::CardReplaces as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("replaces"))?,
                }))
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            input
                .nested(|input| {
                    let ::core::option::Option::Some(record) = plan.record(input)? else {
                        return <Self as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        );
                    };
                    let mut field_0 = ::core::option::Option::None;
                    record
                        .each(
                            input,
                            &["replaces"],
                            |field, input, plan| {
                                match field {
                                    0 => {
                                        field_0 = ::core::option::Option::Some(
                                            <super::acme::CardReplaces as ::avro_temporal_runtime::AvroType>::decode_resolved(
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
                        replaces: ::avro_temporal_runtime::codec::field(
                            field_0,
                            "replaces",
                            input,
                        )?,
                    })
                })
        }
    }
    /// The union of the field `replaces` of `acme.Card`, from `union.avsc:6:117`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub enum CardReplaces {
        /// The branch `acme.Order`.
        Order(::std::boxed::Box<super::acme::Order>),
        /// The branch `null`.
        Null,
        /// The branch `string`.
        String(::std::string::String),
    }
    #[automatically_derived]
    impl ::core::convert::From<super::acme::Order> for CardReplaces {
        fn from(value: super::acme::Order) -> Self {
            Self::Order(::std::boxed::Box::new(value))
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for CardReplaces {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for CardReplaces {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Union(
            &[
                &::avro_temporal_runtime::TypeDesc::Named(
                    &::avro_temporal_runtime::NamedDesc {
                        name: "acme.Order",
                        identity: [
                            38, 127, 224, 42, 68, 87, 125, 173, 156, 124, 33, 215, 251,
                            20, 179, 181,
                        ],
                        schemas: super::AVRO_SCHEMAS_EBE7E591569A837E,
                    },
                ),
                &::avro_temporal_runtime::TypeDesc::Null,
                &::avro_temporal_runtime::TypeDesc::String,
            ],
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            match self {
                Self::Order(value) => {
                    out.index(0);
                    ::avro_temporal_runtime::AvroType::encode(value, out);
                }
                Self::Null => out.index(1),
                Self::String(value) => {
                    out.index(2);
                    ::avro_temporal_runtime::AvroType::encode(value, out);
                }
            }
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match input.branch(3)? {
                0 => {
                    ::core::result::Result::map(
                        <::std::boxed::Box<
                            super::acme::Order,
                        > as ::avro_temporal_runtime::AvroType>::decode(input),
                        Self::Order,
                    )
                }
                1 => ::core::result::Result::Ok(Self::Null),
                2 => {
                    ::core::result::Result::map(
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        ),
                        Self::String,
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match plan.next(input)? {
                ::avro_temporal_runtime::codec::Next::Same => {
                    <Self as ::avro_temporal_runtime::AvroType>::decode(input)
                }
                ::avro_temporal_runtime::codec::Next::Branch(0, plan) => {
                    ::core::result::Result::map(
                        <::std::boxed::Box<
                            super::acme::Order,
                        > as ::avro_temporal_runtime::AvroType>::decode_resolved(
                            input,
                            plan,
                        ),
                        Self::Order,
                    )
                }
                ::avro_temporal_runtime::codec::Next::Branch(1, _) => {
                    ::core::result::Result::Ok(Self::Null)
                }
                ::avro_temporal_runtime::codec::Next::Branch(2, plan) => {
                    ::core::result::Result::map(
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                            input,
                            plan,
                        ),
                        Self::String,
                    )
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
    }
}
