//! The trait of every type that Avro data becomes.

use std::collections::BTreeMap;

use avro_temporal_contract::binary::{DecodeError, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;

use crate::codec;
use crate::desc::TypeDesc;
use crate::info::TypeInfo;
use crate::releases::Releases;

/// A Rust type with an Avro schema.
///
/// Implemented for `bool`, `i32`, `i64`, `f32`, `f64`, `()`, `String`, `Vec<u8>` (bytes) and the
/// types of [`logical`](crate::logical), for `Option` (`["null", T]`), `Vec` and
/// `BTreeMap<String, _>` of Avro types, and by [`include_avro!`](crate::include_avro) and
/// [`derive(Avro)`](macro@crate::Avro).
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no Avro schema [no_schema]",
    label = "not an Avro type",
    note = "generate the type with `include_avro!(\"….avsc\")`, or derive `Avro` with `#[avro(schema = \"….avsc\")]`",
    note = "Avro has no unsigned and no 8, 16 or 128 bit integers: use `i32` or `i64`"
)]
pub trait AvroType: Sized + Send + Sync + 'static {
    /// The schema.
    const TYPE: &'static TypeDesc;

    /// What it was in releases; of a list, map or option, what it holds was.
    const RELEASES: &'static Releases = &Releases::NONE;

    /// The least number of bytes that a value takes.
    const MINIMUM_SIZE: usize;

    /// Writes Avro binary.
    fn encode(&self, out: &mut Writer);

    /// Reads Avro binary of this schema.
    ///
    /// # Errors
    ///
    /// If the bytes are not what the schema says.
    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError>;

    /// Reads Avro binary of another version of this schema, by a plan.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode), and if the value has a symbol or branch that this schema lacks.
    fn decode_resolved<'a>(input: &mut Reader<'a>, plan: PlanRef<'a>) -> Result<Self, DecodeError>;

    /// Writes the elements of an array, without their number.
    #[inline]
    fn encode_elements(items: &[Self], out: &mut Writer) {
        for item in items {
            item.encode(out);
        }
    }

    /// Reads so many elements of an array, whose number was checked against the bytes that remain.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[inline]
    fn decode_elements(
        input: &mut Reader<'_>,
        count: usize,
        items: &mut Vec<Self>,
    ) -> Result<(), DecodeError> {
        codec::decode_each(input, count, items, Self::decode)
    }

    /// What is known of the schema at run time; computed once.
    fn info() -> &'static TypeInfo {
        TypeInfo::of::<Self>()
    }
}

macro_rules! primitive {
    (
        $rust:ty, $desc:ident, $minimum:expr,
        |$value:ident, $out:ident| $encode:expr, $decode:path, $resolved:path
        $(, $encode_elements:path, $decode_elements:path)?
    ) => {
        // A list of the types that have one says nothing of the one that hasn't.
        #[diagnostic::do_not_recommend]
        impl AvroType for $rust {
            const TYPE: &'static TypeDesc = &TypeDesc::$desc;
            const MINIMUM_SIZE: usize = $minimum;

            #[inline]
            fn encode(&self, $out: &mut Writer) {
                let $value = self;
                $encode
            }

            #[inline]
            fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
                $decode(input)
            }

            fn decode_resolved(
                input: &mut Reader<'_>,
                plan: PlanRef<'_>,
            ) -> Result<Self, DecodeError> {
                $resolved(input, plan)
            }

            $(
                fn encode_elements(items: &[Self], out: &mut Writer) {
                    $encode_elements(out, items);
                }

                fn decode_elements(
                    input: &mut Reader<'_>,
                    count: usize,
                    items: &mut Vec<Self>,
                ) -> Result<(), DecodeError> {
                    $decode_elements(input, count, items)
                }
            )?
        }
    };
}

primitive!(
    (),
    Null,
    0,
    |_value, _out| {},
    codec::null,
    codec::null_resolved
);
primitive!(
    bool,
    Boolean,
    1,
    |value, out| out.boolean(*value),
    Reader::boolean,
    codec::boolean_resolved
);
primitive!(
    i32,
    Int,
    1,
    |value, out| out.int(*value),
    Reader::int,
    codec::int_resolved,
    Writer::ints,
    Reader::ints
);
primitive!(
    i64,
    Long,
    1,
    |value, out| out.long(*value),
    Reader::long,
    codec::long_resolved,
    Writer::longs,
    Reader::longs
);
primitive!(
    f32,
    Float,
    4,
    |value, out| out.float(*value),
    Reader::float,
    codec::float_resolved,
    Writer::floats,
    Reader::floats
);
primitive!(
    f64,
    Double,
    8,
    |value, out| out.double(*value),
    Reader::double,
    codec::double_resolved,
    Writer::doubles,
    Reader::doubles
);
primitive!(
    String,
    String,
    1,
    |value, out| out.string(value),
    codec::string,
    codec::string_resolved
);
primitive!(
    Vec<u8>,
    Bytes,
    1,
    |value, out| out.bytes(value),
    codec::bytes,
    codec::bytes_resolved
);

/// An array; `Vec<u8>` is `bytes`.
#[diagnostic::do_not_recommend]
impl<T: AvroType> AvroType for Vec<T> {
    const TYPE: &'static TypeDesc = &TypeDesc::Array(T::TYPE);
    const RELEASES: &'static Releases = T::RELEASES;
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        codec::encode_items(out, self);
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        codec::decode_items(input)
    }

    fn decode_resolved<'a>(input: &mut Reader<'a>, plan: PlanRef<'a>) -> Result<Self, DecodeError> {
        codec::items_resolved(input, plan)
    }
}

/// A map; its keys are written in order, so that equal maps are equal bytes.
#[diagnostic::do_not_recommend]
impl<T: AvroType> AvroType for BTreeMap<String, T> {
    const TYPE: &'static TypeDesc = &TypeDesc::Map(T::TYPE);
    const RELEASES: &'static Releases = T::RELEASES;
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        codec::encode_map(out, self, |out, value| value.encode(out));
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        codec::decode_map(input, T::MINIMUM_SIZE, T::decode)
    }

    fn decode_resolved<'a>(input: &mut Reader<'a>, plan: PlanRef<'a>) -> Result<Self, DecodeError> {
        codec::map_resolved(input, plan, T::MINIMUM_SIZE, T::decode_resolved)
    }
}

/// The union `["null", T]`.
#[diagnostic::do_not_recommend]
impl<T: AvroType> AvroType for Option<T> {
    const TYPE: &'static TypeDesc = {
        assert!(
            !matches!(T::TYPE, TypeDesc::Null | TypeDesc::Union(_)),
            "an `Option` of null or of a union has no Avro schema: a union is no branch of a union"
        );
        &TypeDesc::Union(&[&TypeDesc::Null, T::TYPE])
    };
    const RELEASES: &'static Releases = T::RELEASES;
    const MINIMUM_SIZE: usize = 1;

    fn encode(&self, out: &mut Writer) {
        codec::encode_option(out, self.as_ref(), 0, |out, value| value.encode(out));
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        codec::decode_option(input, 0, T::decode)
    }

    fn decode_resolved<'a>(input: &mut Reader<'a>, plan: PlanRef<'a>) -> Result<Self, DecodeError> {
        codec::option_resolved(input, plan, 0, T::decode_resolved)
    }
}

/// What it holds: recursion runs through boxes.
#[diagnostic::do_not_recommend]
impl<T: AvroType> AvroType for Box<T> {
    const TYPE: &'static TypeDesc = T::TYPE;
    const RELEASES: &'static Releases = T::RELEASES;
    const MINIMUM_SIZE: usize = T::MINIMUM_SIZE;

    fn encode(&self, out: &mut Writer) {
        T::encode(self, out);
    }

    fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
        input.charge_memory(size_of::<T>())?;
        T::decode(input).map(Box::new)
    }

    fn decode_resolved<'a>(input: &mut Reader<'a>, plan: PlanRef<'a>) -> Result<Self, DecodeError> {
        input.charge_memory(size_of::<T>())?;
        T::decode_resolved(input, plan).map(Box::new)
    }
}
