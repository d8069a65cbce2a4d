#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_E07796C9DEDEEBAA: &::core::primitive::str = "[{\"name\":\"list.Node\",\"type\":\"record\",\"fields\":[{\"name\":\"value\",\"type\":\"long\"},{\"name\":\"next\",\"type\":[\"null\",\"list.Node\"]}]},{\"name\":\"tree.Folder\",\"type\":\"record\",\"fields\":[{\"name\":\"parent\",\"type\":[\"tree.File\",\"null\"]},{\"name\":\"folders\",\"type\":{\"type\":\"array\",\"items\":\"tree.Folder\"}}]},{\"name\":\"tree.File\",\"type\":\"record\",\"fields\":[{\"name\":\"folder\",\"type\":\"tree.Folder\"}]}]";
::avro_temporal_runtime::__require_version!("0.1.0");
/// The Avro types of the namespace `list`.
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
pub mod list {
    /// Avro `list.Node`, from `recursion.avsc:2:3`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Node {
        /// Avro `value`.
        pub value: ::core::primitive::i64,
        /// Avro `next`.
        pub next: ::core::option::Option<::std::boxed::Box<super::list::Node>>,
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
    impl Node {
        /// A value of all its fields.
        #[must_use]
        pub fn new(
            value: ::core::primitive::i64,
            next: ::core::option::Option<::std::boxed::Box<super::list::Node>>,
        ) -> Self {
            Self { value, next }
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for Node {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "list.Node",
                identity: [
                    246, 22, 0, 43, 83, 114, 185, 183, 236, 177, 203, 180, 102, 69, 128,
                    104,
                ],
                schemas: super::AVRO_SCHEMAS_E07796C9DEDEEBAA,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 2;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            out.nested(|out| {
                ::avro_temporal_runtime::AvroType::encode(&self.value, out);
                ::avro_temporal_runtime::codec::encode_option(
                    out,
                    self.next.as_ref(),
                    0,
                    |out, value| ::avro_temporal_runtime::AvroType::encode(value, out),
                );
            });
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            input
                .nested(|input| ::core::result::Result::Ok(Self {
                    value: <::core::primitive::i64 as ::avro_temporal_runtime::AvroType>::decode(
                            input,
                        )
                        .map_err(|error| error.within("value"))?,
                    next: ::avro_temporal_runtime::codec::decode_option(
                            input,
                            0,
                            <::std::boxed::Box<
                                super::list::Node,
                            > as ::avro_temporal_runtime::AvroType>::decode,
                        )
                        .map_err(|error| error.within("next"))?,
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
                            &["value", "next"],
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
                                            ::avro_temporal_runtime::codec::option_resolved(
                                                input,
                                                plan,
                                                0,
                                                <::std::boxed::Box<
                                                    super::list::Node,
                                                > as ::avro_temporal_runtime::AvroType>::decode_resolved,
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
                        value: ::avro_temporal_runtime::codec::field(
                            field_0,
                            "value",
                            input,
                        )?,
                        next: ::avro_temporal_runtime::codec::field(
                            field_1,
                            "next",
                            input,
                        )?,
                    })
                })
        }
    }
}
/// The Avro types of the namespace `tree`.
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
pub mod tree {
    /// Avro `tree.Folder`, from `recursion.avsc:6:3`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Folder {
        /// Avro `parent`.
        pub parent: ::core::option::Option<super::tree::File>,
        /// Avro `folders`.
        pub folders: ::std::vec::Vec<super::tree::Folder>,
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
    impl Folder {
        /// A value of all its fields.
        #[must_use]
        pub fn new(
            parent: ::core::option::Option<super::tree::File>,
            folders: ::std::vec::Vec<super::tree::Folder>,
        ) -> Self {
            Self { parent, folders }
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for Folder {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "tree.Folder",
                identity: [
                    114, 31, 237, 31, 216, 34, 136, 27, 98, 117, 25, 239, 108, 15, 41,
                    253,
                ],
                schemas: super::AVRO_SCHEMAS_E07796C9DEDEEBAA,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 2;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            out.nested(|out| {
                ::avro_temporal_runtime::codec::encode_option(
                    out,
                    self.parent.as_ref(),
                    1,
                    |out, value| ::avro_temporal_runtime::AvroType::encode(value, out),
                );
                ::avro_temporal_runtime::codec::encode_items(out, &self.folders);
            });
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            input
                .nested(|input| ::core::result::Result::Ok(Self {
                    parent: ::avro_temporal_runtime::codec::decode_option(
                            input,
                            1,
                            <super::tree::File as ::avro_temporal_runtime::AvroType>::decode,
                        )
                        .map_err(|error| error.within("parent"))?,
                    folders: ::avro_temporal_runtime::codec::decode_items::<
                        super::tree::Folder,
                    >(input)
                        .map_err(|error| error.within("folders"))?,
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
                            &["parent", "folders"],
                            |field, input, plan| {
                                match field {
                                    0 => {
                                        field_0 = ::core::option::Option::Some(
                                            ::avro_temporal_runtime::codec::option_resolved(
                                                input,
                                                plan,
                                                1,
                                                <super::tree::File as ::avro_temporal_runtime::AvroType>::decode_resolved,
                                            )?,
                                        );
                                    }
                                    1 => {
                                        field_1 = ::core::option::Option::Some(
                                            ::avro_temporal_runtime::codec::items_resolved::<
                                                super::tree::Folder,
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
                        parent: ::avro_temporal_runtime::codec::field(
                            field_0,
                            "parent",
                            input,
                        )?,
                        folders: ::avro_temporal_runtime::codec::field(
                            field_1,
                            "folders",
                            input,
                        )?,
                    })
                })
        }
    }
    /// Avro `tree.File`, from `recursion.avsc:10:3`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct File {
        /// Avro `folder`.
        pub folder: ::std::boxed::Box<super::tree::Folder>,
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
    impl File {
        /// A value of all its fields.
        #[must_use]
        pub fn new(folder: ::std::boxed::Box<super::tree::Folder>) -> Self {
            Self { folder }
        }
    }
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for File {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "tree.File",
                identity: [
                    147, 13, 85, 136, 42, 246, 151, 218, 168, 22, 86, 70, 139, 167, 223,
                    62,
                ],
                schemas: super::AVRO_SCHEMAS_E07796C9DEDEEBAA,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 2;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            out.nested(|out| {
                ::avro_temporal_runtime::AvroType::encode(&self.folder, out);
            });
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            input
                .nested(|input| ::core::result::Result::Ok(Self {
                    folder: <::std::boxed::Box<
                        super::tree::Folder,
                    > as ::avro_temporal_runtime::AvroType>::decode(input)
                        .map_err(|error| error.within("folder"))?,
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
                            &["folder"],
                            |field, input, plan| {
                                match field {
                                    0 => {
                                        field_0 = ::core::option::Option::Some(
                                            <::std::boxed::Box<
                                                super::tree::Folder,
                                            > as ::avro_temporal_runtime::AvroType>::decode_resolved(
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
                        folder: ::avro_temporal_runtime::codec::field(
                            field_0,
                            "folder",
                            input,
                        )?,
                    })
                })
        }
    }
}
