#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_676772ECB4FBC075: &::core::primitive::str = "[{\"name\":\"acme.Sha256\",\"type\":\"fixed\",\"size\":32},{\"name\":\"acme.Frame\",\"type\":\"fixed\",\"size\":1500}]";
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
    /// A digest.
    ///
    /// Avro `acme.Sha256`, from `fixed.avsc:2:3`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Sha256(
        /// The bytes.
        pub [::core::primitive::u8; 32],
    );
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for Sha256 {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "acme.Sha256",
                identity: [
                    214, 170, 36, 121, 73, 105, 159, 222, 174, 243, 44, 209, 134, 160,
                    116, 214,
                ],
                schemas: super::AVRO_SCHEMAS_676772ECB4FBC075,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 32;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            out.raw(&self.0);
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            ::avro_temporal_runtime::codec::Reader::array(input).map(Self)
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            ::avro_temporal_runtime::codec::fixed_resolved(input, plan).map(Self)
        }
    }
    /// Too large for the stack.
    ///
    /// Avro `acme.Frame`, from `fixed.avsc:3:3`.
    #[derive(
        ::core::fmt::Debug,
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
        ::core::cmp::PartialOrd,
        ::core::cmp::Ord
    )]
    pub struct Frame(
        /// The bytes.
        pub ::std::boxed::Box<[::core::primitive::u8; 1_500]>,
    );
    #[automatically_derived]
    #[allow(
        clippy::similar_names,
        clippy::too_many_lines,
        reason = "one local and one step for each field, however many there are"
    )]
    impl ::avro_temporal_runtime::AvroType for Frame {
        const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
            &::avro_temporal_runtime::NamedDesc {
                name: "acme.Frame",
                identity: [
                    12, 219, 189, 70, 86, 25, 99, 141, 97, 75, 76, 243, 253, 93, 160, 130,
                ],
                schemas: super::AVRO_SCHEMAS_676772ECB4FBC075,
            },
        );
        const MINIMUM_SIZE: ::core::primitive::usize = 1_500;
        fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
            out.raw(&*self.0);
        }
        fn decode(
            input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            ::avro_temporal_runtime::codec::boxed_fixed(input).map(Self)
        }
        fn decode_resolved<'a>(
            input: &mut ::avro_temporal_runtime::codec::Reader<'a>,
            plan: ::avro_temporal_runtime::codec::PlanRef<'a>,
        ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
            ::avro_temporal_runtime::codec::boxed_fixed_resolved(input, plan).map(Self)
        }
    }
}
