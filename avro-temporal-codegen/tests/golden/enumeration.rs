#[doc(hidden)]
#[allow(dead_code, reason = "a file may hold no type that has a codec")]
const AVRO_SCHEMAS_FCB22BF312A2685C: &::core::primitive::str = "[{\"name\":\"Status\",\"aliases\":[\"State\"],\"type\":\"enum\",\"symbols\":[\"NEW\",\"PAID_IN_FULL\",\"Self\",\"ERR\"],\"default\":\"NEW\"}]";
::avro_temporal_runtime::__require_version!("0.1.0");
/// Where an order is.
///
/// Avro `Status`, from `enumeration.avsc:1:1`.
#[derive(
    ::core::fmt::Debug,
    ::core::clone::Clone,
    ::core::marker::Copy,
    ::core::default::Default,
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
pub enum Status {
    /// `NEW`
    #[default]
    New,
    /// `PAID_IN_FULL`
    PaidInFull,
    /// `Self`
    Self_,
    /// `ERR`
    Err,
}
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
impl Status {
    /// The symbol.
    #[must_use]
    pub const fn as_str(self) -> &'static ::core::primitive::str {
        match self {
            Self::New => "NEW",
            Self::PaidInFull => "PAID_IN_FULL",
            Self::Self_ => "Self",
            Self::Err => "ERR",
        }
    }
}
#[automatically_derived]
impl ::core::fmt::Display for Status {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(self.as_str())
    }
}
#[automatically_derived]
impl ::core::str::FromStr for Status {
    type Err = ::avro_temporal_runtime::UnknownSymbol;
    fn from_str(
        symbol: &::core::primitive::str,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::UnknownSymbol> {
        match symbol {
            "NEW" => ::core::result::Result::Ok(Self::New),
            "PAID_IN_FULL" => ::core::result::Result::Ok(Self::PaidInFull),
            "Self" => ::core::result::Result::Ok(Self::Self_),
            "ERR" => ::core::result::Result::Ok(Self::Err),
            _ => {
                ::core::result::Result::Err(
                    ::avro_temporal_runtime::UnknownSymbol::new("Status"),
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
impl ::avro_temporal_runtime::AvroType for Status {
    const TYPE: &'static ::avro_temporal_runtime::TypeDesc = &::avro_temporal_runtime::TypeDesc::Named(
        &::avro_temporal_runtime::NamedDesc {
            name: "Status",
            identity: [
                213, 136, 154, 8, 226, 108, 145, 132, 178, 97, 186, 163, 9, 138, 102, 238,
            ],
            schemas: AVRO_SCHEMAS_FCB22BF312A2685C,
        },
    );
    const MINIMUM_SIZE: ::core::primitive::usize = 1;
    fn encode(&self, out: &mut ::avro_temporal_runtime::codec::Writer) {
        out.index(
            match self {
                Self::New => 0usize,
                Self::PaidInFull => 1usize,
                Self::Self_ => 2usize,
                Self::Err => 3usize,
            },
        );
    }
    fn decode(
        input: &mut ::avro_temporal_runtime::codec::Reader<'_>,
    ) -> ::core::result::Result<Self, ::avro_temporal_runtime::codec::DecodeError> {
        match input.symbol(4usize)? {
            0usize => ::core::result::Result::Ok(Self::New),
            1usize => ::core::result::Result::Ok(Self::PaidInFull),
            2usize => ::core::result::Result::Ok(Self::Self_),
            3usize => ::core::result::Result::Ok(Self::Err),
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
                    0usize => ::core::result::Result::Ok(Self::New),
                    1usize => ::core::result::Result::Ok(Self::PaidInFull),
                    2usize => ::core::result::Result::Ok(Self::Self_),
                    3usize => ::core::result::Result::Ok(Self::Err),
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
