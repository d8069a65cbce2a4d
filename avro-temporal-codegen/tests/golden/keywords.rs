#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_8DD2AA82DA241EF4: &::core::primitive::str = "[{\"name\":\"type.crate.self\",\"type\":\"error\",\"fields\":[{\"name\":\"type\",\"type\":\"float\"},{\"name\":\"self\",\"type\":\"null\"},{\"name\":\"gen\",\"type\":\"type.crate.gen\"},{\"name\":\"input\",\"type\":\"boolean\"},{\"name\":\"field_0\",\"type\":\"boolean\"}]},{\"name\":\"type.crate.gen\",\"type\":\"enum\",\"symbols\":[\"self\",\"crate\",\"gen\",\"async\",\"_1\"]}]";
::avro_temporal_runtime::__require_version!("0.1.0");
/// The Avro types of the namespace `type`.
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
pub mod r#type {
    /// The Avro types of the namespace `type.crate`.
    pub mod crate_ {
        /// Avro `type.crate.self`, from `keywords.avsc:2:3`.
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::cmp::PartialEq)]
        pub struct Self_ {
            /// Avro `type`.
            pub r#type: ::core::primitive::f32,
            /// Avro `self`.
            pub self_: (),
            /// Avro `gen`.
            pub r#gen: super::super::r#type::crate_::Gen,
            /// Avro `input`.
            pub input: ::core::primitive::bool,
            /// Avro `field_0`.
            pub field_0: ::core::primitive::bool,
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
        impl Self_ {
            /// A value of all its fields.
            #[must_use]
            pub fn new(
                r#type: ::core::primitive::f32,
                self_: (),
                r#gen: super::super::r#type::crate_::Gen,
                input: ::core::primitive::bool,
                field_0: ::core::primitive::bool,
            ) -> Self {
                Self {
                    r#type,
                    self_,
                    r#gen,
                    input,
                    field_0,
                }
            }
        }
        #[automatically_derived]
        #[allow(
            clippy::similar_names,
            clippy::too_many_lines,
            reason = "one local and one step for each field, however many there are"
        )]
        impl ::avro_temporal_runtime::AvroType for Self_ {
            const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                &::avro_temporal_runtime::NamedDesc {
                    name: "type.crate.self",
                    identity: [
                        178, 76, 62, 3, 211, 45, 80, 212, 48, 221, 166, 97, 28, 133, 69,
                        122,
                    ],
                    schemas: super::super::AVRO_SCHEMAS_8DD2AA82DA241EF4,
                },
            );
            const MINIMUM_SIZE: ::core::primitive::usize = 7;
            fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                ::avro_temporal_runtime::AvroType::encode(&self.r#type, out);
                ::avro_temporal_runtime::AvroType::encode(&self.self_, out);
                ::avro_temporal_runtime::AvroType::encode(&self.r#gen, out);
                ::avro_temporal_runtime::AvroType::encode(&self.input, out);
                ::avro_temporal_runtime::AvroType::encode(&self.field_0, out);
            }
            fn decode(
                input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
            ) -> ::core::result::Result<
                Self,
                ::avro_temporal_runtime::codec::DecodeError,
            > {
                ::core::result::Result::Ok(Self {
                    r#type: <::core::primitive::f32 as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("type"))?,
                    self_: <() as ::avro_temporal_runtime::AvroType>::decode(input)
                        .map_err(|error| error.within("self"))?,
                    r#gen: <super::super::r#type::crate_::Gen as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("gen"))?,
                    input: <::core::primitive::bool as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("input"))?,
                    field_0: <::core::primitive::bool as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("field_0"))?,
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
                record
                    .each(
                        input,
                        &["type", "self", "gen", "input", "field_0"],
                        |field, input, plan| {
                            match field {
                                0 => {
                                    field_0 = ::core::option::Option::Some(
                                        <::core::primitive::f32 as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                            input,
                                            plan,
                                        )?,
                                    );
                                }
                                1 => {
                                    field_1 = ::core::option::Option::Some(
                                        <() as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                            input,
                                            plan,
                                        )?,
                                    );
                                }
                                2 => {
                                    field_2 = ::core::option::Option::Some(
                                        <super::super::r#type::crate_::Gen as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                            input,
                                            plan,
                                        )?,
                                    );
                                }
                                3 => {
                                    field_3 = ::core::option::Option::Some(
                                        <::core::primitive::bool as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                            input,
                                            plan,
                                        )?,
                                    );
                                }
                                4 => {
                                    field_4 = ::core::option::Option::Some(
                                        <::core::primitive::bool as ::avro_temporal_runtime::AvroType>::decode_resolved(
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
                    r#type: ::avro_temporal_runtime::codec::field(
                        field_0,
                        "type",
                        input,
                    )?,
                    self_: ::avro_temporal_runtime::codec::field(
                        field_1,
                        "self",
                        input,
                    )?,
                    r#gen: ::avro_temporal_runtime::codec::field(field_2, "gen", input)?,
                    input: ::avro_temporal_runtime::codec::field(
                        field_3,
                        "input",
                        input,
                    )?,
                    field_0: ::avro_temporal_runtime::codec::field(
                        field_4,
                        "field_0",
                        input,
                    )?,
                })
            }
        }
        #[automatically_derived]
        impl ::core::fmt::Display for Self_ {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str("type.crate.self")
            }
        }
        #[automatically_derived]
        impl ::core::error::Error for Self_ {}
        /// Avro `type.crate.gen`, from `keywords.avsc:9:3`.
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
        pub enum Gen {
            /// `self`
            Self_,
            /// `crate`
            Crate,
            /// `gen`
            Gen,
            /// `async`
            Async,
            /// `_1`
            _1,
        }
        impl Gen {
            /// The symbol.
            #[must_use]
            pub const fn as_str(self) -> &'static ::core::primitive::str {
                match self {
                    Self::Self_ => "self",
                    Self::Crate => "crate",
                    Self::Gen => "gen",
                    Self::Async => "async",
                    Self::_1 => "_1",
                }
            }
        }
        #[automatically_derived]
        impl ::core::fmt::Display for Gen {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
        #[automatically_derived]
        impl ::core::str::FromStr for Gen {
            type Err = ::avro_temporal_runtime::UnknownSymbol;
            fn from_str(
                symbol: &::core::primitive::str,
            ) -> ::core::result::Result<Self, ::avro_temporal_runtime::UnknownSymbol> {
                match symbol {
                    "self" => ::core::result::Result::Ok(Self::Self_),
                    "crate" => ::core::result::Result::Ok(Self::Crate),
                    "gen" => ::core::result::Result::Ok(Self::Gen),
                    "async" => ::core::result::Result::Ok(Self::Async),
                    "_1" => ::core::result::Result::Ok(Self::_1),
                    _ => {
                        ::core::result::Result::Err(
                            ::avro_temporal_runtime::UnknownSymbol::new("type.crate.gen"),
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
        impl ::avro_temporal_runtime::AvroType for Gen {
            const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
                &::avro_temporal_runtime::NamedDesc {
                    name: "type.crate.gen",
                    identity: [
                        247, 93, 188, 157, 223, 126, 166, 117, 237, 175, 176, 37, 161,
                        199, 41, 124,
                    ],
                    schemas: super::super::AVRO_SCHEMAS_8DD2AA82DA241EF4,
                },
            );
            const MINIMUM_SIZE: ::core::primitive::usize = 1;
            fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
                out.index(
                    match self {
                        Self::Self_ => 0usize,
                        Self::Crate => 1usize,
                        Self::Gen => 2usize,
                        Self::Async => 3usize,
                        Self::_1 => 4usize,
                    },
                );
            }
            fn decode(
                input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
            ) -> ::core::result::Result<
                Self,
                ::avro_temporal_runtime::codec::DecodeError,
            > {
                match input.symbol(5usize)? {
                    0usize => ::core::result::Result::Ok(Self::Self_),
                    1usize => ::core::result::Result::Ok(Self::Crate),
                    2usize => ::core::result::Result::Ok(Self::Gen),
                    3usize => ::core::result::Result::Ok(Self::Async),
                    4usize => ::core::result::Result::Ok(Self::_1),
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
            ) -> ::core::result::Result<
                Self,
                ::avro_temporal_runtime::codec::DecodeError,
            > {
                match plan.next(input)? {
                    ::avro_temporal_runtime::codec::Next::Same => {
                        <Self as ::avro_temporal_runtime::AvroType>::decode(input)
                    }
                    ::avro_temporal_runtime::codec::Next::Enum(symbols) => {
                        match symbols.read(input)? {
                            0usize => ::core::result::Result::Ok(Self::Self_),
                            1usize => ::core::result::Result::Ok(Self::Crate),
                            2usize => ::core::result::Result::Ok(Self::Gen),
                            3usize => ::core::result::Result::Ok(Self::Async),
                            4usize => ::core::result::Result::Ok(Self::_1),
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
    }
}
