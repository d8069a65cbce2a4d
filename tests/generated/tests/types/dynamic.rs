//! Resolution without generated code, held against generated decoders.

use avro_temporal_runtime::contract::plain_json::render_value;
use avro_temporal_runtime::contract::resolution::Resolver;
use avro_temporal_runtime::{AvroType, PayloadError, PayloadErrorKind};

use crate::shared::support::{decode, encode};

/// Without generated code, the same comes out.
pub(crate) fn check_dynamic<W: AvroType, R: AvroType>(
    binary: &[u8],
    result: &Result<R, PayloadError>,
) {
    let resolver =
        Resolver::new(W::info().schema(), R::info().schema()).expect("some data is read");
    match (resolver.resolve(binary), result) {
        (Ok(resolved), Ok(value)) => {
            // Through the type, as a map may stand in any order.
            let dynamic: R = decode(&resolved).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(encode(&dynamic), encode(value));
            let schema = R::info().schema();
            let json = render_value(&schema.set, &schema.ty, &resolved);
            assert_eq!(resolver.render(binary), json);
        }
        (Err(error), Err(refused)) => {
            let (PayloadErrorKind::Corrupt(inner) | PayloadErrorKind::UnknownValue(inner)) =
                refused.kind()
            else {
                panic!("{refused}")
            };
            assert_eq!(error, *inner);
            assert_eq!(resolver.render(binary), Err(error));
        }
        (dynamic, result) => panic!("{dynamic:?}, and generated: {}", result.is_ok()),
    }
}
