//! Dates and times, each a type of its own over the exact number on the wire.

use avro_temporal_contract::binary::{DecodeError, Reader, Writer};
use avro_temporal_contract::resolution::PlanRef;

use crate::avro_type::AvroType;
use crate::desc::TypeDesc;

macro_rules! logical {
    ($(#[$doc:meta])* $name:ident($inner:ty), $base:ident, $logical:literal) => {
        $(#[$doc])*
        ///
        /// Source: Avro 1.12, "Logical Types".
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub $inner);

        #[diagnostic::do_not_recommend]
        impl AvroType for $name {
            const TYPE: &'static TypeDesc = &TypeDesc::Logical(&TypeDesc::$base, $logical);
            const MINIMUM_SIZE: usize = 1;

            #[inline]
            fn encode(&self, out: &mut Writer) {
                self.0.encode(out);
            }

            #[inline]
            fn decode(input: &mut Reader<'_>) -> Result<Self, DecodeError> {
                <$inner>::decode(input).map(Self)
            }

            fn decode_resolved<'a>(
                input: &mut Reader<'a>,
                plan: PlanRef<'a>,
            ) -> Result<Self, DecodeError> {
                <$inner>::decode_resolved(input, plan).map(Self)
            }
        }

        impl From<$inner> for $name {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl From<$name> for $inner {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

logical!(
    /// Days since 1970-01-01, without time zone.
    Date(i32), Int, "date"
);
logical!(
    /// Milliseconds since midnight, without time zone.
    TimeMillis(i32), Int, "time-millis"
);
logical!(
    /// Microseconds since midnight, without time zone.
    TimeMicros(i64), Long, "time-micros"
);
logical!(
    /// Milliseconds since 1970-01-01T00:00:00Z.
    TimestampMillis(i64), Long, "timestamp-millis"
);
logical!(
    /// Microseconds since 1970-01-01T00:00:00Z.
    TimestampMicros(i64), Long, "timestamp-micros"
);
logical!(
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    TimestampNanos(i64), Long, "timestamp-nanos"
);
logical!(
    /// Milliseconds since 1970-01-01T00:00:00, without time zone.
    LocalTimestampMillis(i64), Long, "local-timestamp-millis"
);
logical!(
    /// Microseconds since 1970-01-01T00:00:00, without time zone.
    LocalTimestampMicros(i64), Long, "local-timestamp-micros"
);
logical!(
    /// Nanoseconds since 1970-01-01T00:00:00, without time zone.
    LocalTimestampNanos(i64), Long, "local-timestamp-nanos"
);
