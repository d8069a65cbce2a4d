#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_F21E00B6363A4737: &::core::primitive::str = "[{\"name\":\"Root\",\"type\":\"record\",\"fields\":[{\"name\":\"left\",\"type\":\"acme.Left\"},{\"name\":\"right\",\"type\":[\"null\",\"acme.inner.Right\"]}]},{\"name\":\"acme.Left\",\"type\":\"record\",\"fields\":[{\"name\":\"right\",\"type\":\"acme.inner.Right\"}]},{\"name\":\"acme.inner.Right\",\"type\":\"record\",\"fields\":[{\"name\":\"sides\",\"type\":{\"type\":\"array\",\"items\":\"other.Side\"}}]},{\"name\":\"other.Side\",\"type\":\"enum\",\"symbols\":[\"UP\"]},{\"name\":\"other.Nothing\",\"type\":\"record\",\"fields\":[]}]";
::avro_temporal_runtime::__require_version!("0.1.0");
/// Avro `Root`, from `namespaces.avsc:2:3`.
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
pub struct Root {
    /// Avro `left`.
    pub left: self::acme::Left,
    /// Avro `right`.
    pub right: ::core::option::Option<self::acme::inner::Right>,
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
impl Root {
    /// A value of all its fields.
    #[must_use]
    pub fn new(
        left: self::acme::Left,
        right: ::core::option::Option<self::acme::inner::Right>,
    ) -> Self {
        Self { left, right }
    }
}
#[automatically_derived]
#[allow(
    clippy::similar_names,
    clippy::too_many_lines,
    reason = "one local and one step for each field, however many there are"
)]
impl ::avro_temporal_runtime::AvroType for Root {
    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
        &::avro_temporal_runtime::NamedDesc {
            name: "Root",
            identity: [
                87, 89, 55, 33, 232, 155, 139, 33, 233, 170, 57, 216, 230, 171, 104, 120,
            ],
            schemas: AVRO_SCHEMAS_F21E00B6363A4737,
        },
    );
    const MINIMUM_SIZE: ::core::primitive::usize = 2;
    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
        ::avro_temporal_runtime::AvroType::encode(&self.left, out);
        ::avro_temporal_runtime::codec::encode_option(
            out,
            self.right.as_ref(),
            0,
            |out, value| ::avro_temporal_runtime::AvroType::encode(value, out),
        );
    }
    fn decode(
        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        ::core::result::Result::Ok(Self {
            left: <self::acme::Left as ::avro_temporal_runtime::AvroType>::decode(input)
                .map_err(|error| error.within("left"))?,
            right: ::avro_temporal_runtime::codec::decode_option(
                    input,
                    0,
                    <self::acme::inner::Right as ::avro_temporal_runtime::AvroType>::decode,
                )
                .map_err(|error| error.within("right"))?,
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
        record
            .each(
                input,
                &["left", "right"],
                |field, input, plan| {
                    match field {
                        0 => {
                            field_0 = ::core::option::Option::Some(
                                <self::acme::Left as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                    input,
                                    plan,
                                )?,
                            );
                        }
                        1 => {
                            field_1 = ::core::option::Option::Some(
                                ::avro_temporal_runtime::codec::option_resolved(
                                    input,
                                    plan,
                                    0,
                                    <self::acme::inner::Right as ::avro_temporal_runtime::AvroType>::decode_resolved,
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
            left: ::avro_temporal_runtime::codec::field(field_0, "left", input)?,
            right: ::avro_temporal_runtime::codec::field(field_1, "right", input)?,
        })
    }
}
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
    /// Avro `acme.Left`, from `namespaces.avsc:6:3`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Left {
        /// Avro `right`.
        pub right: super::acme::inner::Right,
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
    impl Left {
        /// A value of all its fields.
        #[must_use]
        pub fn new(right: super::acme::inner::Right) -> Self {
            Self { right }
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for Left {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "acme.Left",
                identity: [
                    39, 41, 184, 54, 109, 19, 194, 180, 105, 96, 119, 205, 227, 150, 223,
                    129,
                ],
                schemas: super::AVRO_SCHEMAS_F21E00B6363A4737,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            ::avro_temporal_runtime::AvroType::encode(&self.right, out);
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            ::core::result::Result::Ok(Self {
                right: <super::acme::inner::Right as ::avro_temporal_runtime::AvroType>::decode(
                        input,
                    )
                    .map_err(|error| error.within("right"))?,
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
            record
                .each(
                    input,
                    &["right"],
                    |field, input, plan| {
                        match field {
                            0 => {
                                field_0 = ::core::option::Option::Some(
                                    <super::acme::inner::Right as ::avro_temporal_runtime::AvroType>::decode_resolved(
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
                right: ::avro_temporal_runtime::codec::field(field_0, "right", input)?,
            })
        }
    }
    /// The Avro types of the namespace `acme.inner`.
    pub mod inner {
        /// Avro `acme.inner.Right`, from `namespaces.avsc:7:3`.
        #[derive(
            ::core::fmt::Debug,
            ::core::clone::Clone,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord
        )]
        pub struct Right {
            /// Avro `sides`.
            pub sides: ::std::vec::Vec<super::super::other::Side>,
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
        impl Right {
            /// A value of all its fields.
            #[must_use]
            pub fn new(sides: ::std::vec::Vec<super::super::other::Side>) -> Self {
                Self { sides }
            }
        }
        #[automatically_derived]
        #[allow(
            clippy::similar_names,
            clippy::too_many_lines,
            reason = "one local and one step for each field, however many there are"
        )]
        impl ::avro_temporal_runtime::AvroType for Right {
            const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                &::avro_temporal_runtime::NamedDesc {
                    name: "acme.inner.Right",
                    identity: [
                        59, 243, 248, 147, 140, 54, 246, 16, 155, 203, 236, 131, 226,
                        203, 89, 193,
                    ],
                    schemas: super::super::AVRO_SCHEMAS_F21E00B6363A4737,
                },
            );
            const MINIMUM_SIZE: ::core::primitive::usize = 1;
            fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                ::avro_temporal_runtime::codec::encode_items(out, &self.sides);
            }
            fn decode(
                input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
            ) -> ::core::result::Result<
                Self,
                ::avro_temporal_runtime::codec::DecodeError,
            > {
                ::core::result::Result::Ok(Self {
                    sides: ::avro_temporal_runtime::codec::decode_items::<
                        super::super::other::Side,
                    >(input)
                        .map_err(|error| error.within("sides"))?,
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
                record
                    .each(
                        input,
                        &["sides"],
                        |field, input, plan| {
                            match field {
                                0 => {
                                    field_0 = ::core::option::Option::Some(
                                        ::avro_temporal_runtime::codec::items_resolved::<
                                            super::super::other::Side,
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
                    sides: ::avro_temporal_runtime::codec::field(
                        field_0,
                        "sides",
                        input,
                    )?,
                })
            }
        }
    }
}
/// The Avro types of the namespace `other`.
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
pub mod other {
    /// Avro `other.Side`, from `namespaces.avsc:8:3`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub enum Side {
        /// `UP`
        Up,
    }
    impl Side {
        /// The symbol.
        #[must_use]
        pub const fn as_str(self) -> &'static ::core::primitive::str {
            match self {
                Self::Up => "UP",
            }
        }
    }
    #[automatically_derived]
    impl ::core::fmt::Display for Side {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(self.as_str())
        }
    }
    #[automatically_derived]
    impl ::core::str::FromStr for Side {
        type Err = ::avro_temporal_runtime::UnknownSymbol;
        fn from_str(
            symbol: &::core::primitive::str,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::UnknownSymbol> {
            match symbol {
                "UP" => ::core::result::Result::Ok(Self::Up),
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::UnknownSymbol::new("other.Side"),
                    )
                }
            }
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for Side {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "other.Side",
                identity: [
                    3, 85, 77, 247, 103, 0, 226, 44, 21, 198, 232, 231, 221, 69, 178, 124,
                ],
                schemas: super::AVRO_SCHEMAS_F21E00B6363A4737,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            out.index(
                match self {
                    Self::Up => 0usize,
                },
            );
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            match input.symbol(1usize)? {
                0usize => ::core::result::Result::Ok(Self::Up),
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
                ::avro_temporal_runtime::codec::Next::Enum(symbols) => {
                    match symbols.read(input)? {
                        0usize => ::core::result::Result::Ok(Self::Up),
                        _ => {
                            ::core::result::Result::Err(
                                ::avro_temporal_runtime::codec::mismatched_plan(input),
                            )
                        }
                    }
                }
                _ => {
                    ::core::result::Result::Err(
                        ::avro_temporal_runtime::codec::mismatched_plan(input),
                    )
                }
            }
        }
    }
    /// Avro `other.Nothing`, from `namespaces.avsc:9:3`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::default::Default,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Nothing {}
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for Nothing {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "other.Nothing",
                identity: [
                    76, 145, 193, 140, 204, 196, 236, 219, 132, 5, 198, 58, 83, 2, 237,
                    207,
                ],
                schemas: super::AVRO_SCHEMAS_F21E00B6363A4737,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 0;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            let _ = out;
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            let _ = input;
            ::core::result::Result::Ok(Self {})
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            if let ::avro_temporal_runtime::codec::Next::Record(record) = plan
                .next(input)?
            {
                record
                    .each(
                        input,
                        &[],
                        |_, input, _| {
                            ::core::result::Result::Err(
                                ::avro_temporal_runtime::codec::mismatched_plan(input),
                            )
                        },
                    )?;
            }
            ::core::result::Result::Ok(Self {})
        }
    }
}
