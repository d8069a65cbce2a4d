#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_352933955CADC2CC: &::core::primitive::str = "[{\"name\":\"acme.Patient\",\"type\":\"record\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"},{\"name\":\"name\",\"type\":\"string\"},{\"name\":\"visits\",\"type\":{\"type\":\"array\",\"items\":[\"null\",\"string\",\"int\"]}},{\"name\":\"ward\",\"type\":[\"null\",\"string\"],\"default\":null}]}]";
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
    /// Avro `acme.Patient`, from `sensitive.avsc:1:1`.
    #[derive(
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Patient {
        /// Avro `id`.
        pub id: ::core::primitive::i64,
        /// Avro `name`.
        pub name: ::std::string::String,
        /// Avro `visits`.
        pub visits: ::std::vec::Vec<super::acme::PatientVisitsItem>,
        /// Avro `ward`.
        pub ward: ::core::option::Option<::std::string::String>,
    }
    #[automatically_derived]
    impl ::core::fmt::Debug for Patient {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.debug_struct("Patient")
                .field("id", &self.id)
                .field("name", &::core::format_args!("***"))
                .field("visits", &::core::format_args!("***"))
                .field("ward", &self.ward)
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
    impl Patient {
        /// A value of the fields that have no default; the others have theirs.
        #[must_use]
        pub fn new(
            id: ::core::primitive::i64,
            name: ::std::string::String,
            visits: ::std::vec::Vec<super::acme::PatientVisitsItem>,
        ) -> Self {
            Self {
                id,
                name,
                visits,
                ward: ::avro_temporal_runtime::codec::default_value(
                    b"\0",
                    |input| ::avro_temporal_runtime::codec::decode_option(
                        input,
                        0,
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode,
                    ),
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
    impl ::avro_temporal_runtime::AvroType for Patient {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "acme.Patient",
                identity: [
                    153, 185, 169, 175, 229, 236, 233, 184, 11, 38, 228, 18, 12, 181,
                    141, 141,
                ],
                schemas: super::AVRO_SCHEMAS_352933955CADC2CC,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 4;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            ::avro_temporal_runtime::AvroType::encode(&self.id, out);
            ::avro_temporal_runtime::AvroType::encode(&self.name, out);
            ::avro_temporal_runtime::codec::encode_items(out, &self.visits);
            ::avro_temporal_runtime::codec::encode_option(
                out,
                self.ward.as_ref(),
                0,
                |out, value| ::avro_temporal_runtime::AvroType::encode(value, out),
            );
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            ::core::result::Result::Ok(Self {
                id: <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode(
                        input,
                    )
                    .map_err(|error| error.within("id"))?,
                name: <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                        input,
                    )
                    .map_err(|error| error.within("name"))?,
                visits: ::avro_temporal_runtime::codec::decode_items::<
                    super::acme::PatientVisitsItem,
                >(input)
                    .map_err(|error| error.within("visits"))?,
                ward: ::avro_temporal_runtime::codec::decode_option(
                        input,
                        0,
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode,
                    )
                    .map_err(|error| error.within("ward"))?,
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
            record
                .each(
                    input,
                    &["id", "name", "visits", "ward"],
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
                            1 => {
                                field_1 = ::core::option::Option::Some(
                                    <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                                        input,
                                        plan,
                                    )?,
                                );
                            }
                            2 => {
                                field_2 = ::core::option::Option::Some(
                                    ::avro_temporal_runtime::codec::items_resolved::<
                                        super::acme::PatientVisitsItem,
                                    >(input, plan)?,
                                );
                            }
                            3 => {
                                field_3 = ::core::option::Option::Some(
                                    ::avro_temporal_runtime::codec::option_resolved(
                                        input,
                                        plan,
                                        0,
                                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved,
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
                name: ::avro_temporal_runtime::codec::field(field_1, "name", input)?,
                visits: ::avro_temporal_runtime::codec::field(field_2, "visits", input)?,
                ward: ::avro_temporal_runtime::codec::field(field_3, "ward", input)?,
            })
        }
    }
    /// The union of the field `visits` of `acme.Patient`, from `sensitive.avsc:4:57`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub enum PatientVisitsItem {
        /// The branch `null`.
        Null,
        /// The branch `string`.
        String(::std::string::String),
        /// The branch `int`.
        Int(::core::primitive::i32),
    }
    #[automatically_derived]
    impl ::core::convert::From<::std::string::String> for PatientVisitsItem {
        fn from(value: ::std::string::String) -> Self {
            Self::String(value)
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<::core::primitive::i32> for PatientVisitsItem {
        fn from(value: ::core::primitive::i32) -> Self {
            Self::Int(value)
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for PatientVisitsItem {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Union(
            &[
                &::avro_temporal_runtime::TypeDesc::Null,
                &::avro_temporal_runtime::TypeDesc::String,
                &::avro_temporal_runtime::TypeDesc::Int,
            ],
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            match self {
                Self::Null => out.index(0),
                Self::String(value) => {
                    out.index(1);
                    ::avro_temporal_runtime::AvroType::encode(value, out);
                }
                Self::Int(value) => {
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
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        ),
                        Self::String,
                    )
                }
                2 => {
                    ::core::result::Result::map(
                        <::core::primitive::i32 as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        ),
                        Self::Int,
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
                        <::std::string::String as ::avro_temporal_runtime::AvroType>::decode_resolved(
                            input,
                            plan,
                        ),
                        Self::String,
                    )
                }
                ::avro_temporal_runtime::codec::Next::Branch(2, plan) => {
                    ::core::result::Result::map(
                        <::core::primitive::i32 as ::avro_temporal_runtime::AvroType>::decode_resolved(
                            input,
                            plan,
                        ),
                        Self::Int,
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
