//! Values of an input as search attributes, and as entries of a memo.

use temporalio_common::MemoValues;
use temporalio_common::search_attributes::{
    SearchAttributeKey, SearchAttributeUpdate, SearchAttributeValue, Timestamp,
};

use super::options_error::OptionsError;
use super::payload::Avro;
use crate::AvroType;
use crate::logical::{TimestampMicros, TimestampMillis, TimestampNanos, Uuid};

/// A value of an input that a search attribute of the type `T` holds.
pub trait SearchValue<T> {
    /// The attribute's value, if there is one.
    ///
    /// # Errors
    ///
    /// Why the attribute can't hold it.
    fn value(&self) -> Result<Option<T>, &'static str>;
}

/// The search attribute of a value; none if the value isn't there.
///
/// # Errors
///
/// If the attribute can't hold the value.
#[allow(
    clippy::needless_pass_by_value,
    reason = "generated code makes the key where it calls this"
)]
pub fn search_attribute<T: SearchAttributeValue>(
    key: SearchAttributeKey<T>,
    value: &impl SearchValue<T>,
) -> Result<Option<SearchAttributeUpdate>, OptionsError> {
    let name = key.name();
    let refused = |reason| OptionsError::SearchAttribute { name, reason };
    let Some(value) = value.value().map_err(refused)? else {
        return Ok(None);
    };
    match key.try_value_set(value) {
        Ok(update) => Ok(Some(update)),
        // What the SDK says may hold the value.
        Err(_) => Err(refused("it can't be written as one")),
    }
}

/// Adds a value of an input to a memo.
pub fn memo_entry<T>(memo: &mut MemoValues, key: &'static str, value: &T)
where
    T: AvroType + Clone + Send + Sync + 'static,
{
    memo.insert(key, Avro(value.clone()));
}

macro_rules! converted {
    ($($from:ty => $to:ty),*) => {
        $(impl SearchValue<$to> for $from {
            fn value(&self) -> Result<Option<$to>, &'static str> {
                Ok(Some(self.to_owned().into()))
            }
        })*
    };
}

converted!(bool => bool, i32 => i64, i64 => i64, str => String, String => String);
converted!(Vec<String> => Vec<String>);

macro_rules! finite {
    ($($from:ty),*) => {
        $(impl SearchValue<f64> for $from {
            fn value(&self) -> Result<Option<f64>, &'static str> {
                if self.is_finite() {
                    Ok(Some((*self).into()))
                } else {
                    Err("it isn't finite")
                }
            }
        })*
    };
}

finite!(f32, f64);

impl SearchValue<String> for Uuid {
    fn value(&self) -> Result<Option<String>, &'static str> {
        Ok(Some(self.to_string()))
    }
}

/// The first and the last second of the years 1 to 9999, which RFC 3339 can write.
const SECONDS: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_300_799;

macro_rules! timestamp {
    ($($from:ident: $per_second:literal),*) => {
        $(impl SearchValue<Timestamp> for $from {
            fn value(&self) -> Result<Option<Timestamp>, &'static str> {
                let seconds = self.0.div_euclid($per_second);
                let rest = self.0.rem_euclid($per_second) * (1_000_000_000 / $per_second);
                match i32::try_from(rest) {
                    Ok(nanos) if SECONDS.contains(&seconds) => {
                        Ok(Some(Timestamp::new(seconds, nanos)))
                    }
                    _ => Err("it isn't in the years 1 to 9999"),
                }
            }
        })*
    };
}

timestamp!(TimestampMillis: 1_000, TimestampMicros: 1_000_000, TimestampNanos: 1_000_000_000);

impl<T, V: SearchValue<T>> SearchValue<T> for Option<V> {
    fn value(&self) -> Result<Option<T>, &'static str> {
        self.as_ref().map_or(Ok(None), SearchValue::value)
    }
}

impl<T, V: SearchValue<T> + ?Sized> SearchValue<T> for &V {
    fn value(&self) -> Result<Option<T>, &'static str> {
        V::value(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The JSON that an attribute is sent as.
    fn sent<T: SearchAttributeValue>(
        key: SearchAttributeKey<T>,
        value: &impl SearchValue<T>,
    ) -> Option<String> {
        let update = search_attribute(key, value).expect("the attribute holds the value")?;
        let attributes = temporalio_common::search_attributes::SearchAttributes::new([update]);
        let payload = attributes.raw_payload("A").expect("the attribute is set");
        Some(String::from_utf8_lossy(&payload.data).into_owned())
    }

    fn refused<T: SearchAttributeValue>(
        key: SearchAttributeKey<T>,
        value: &impl SearchValue<T>,
    ) -> String {
        let error = search_attribute(key, value).expect_err("the attribute can't hold the value");
        error.to_string()
    }

    #[test]
    fn values_are_sent_as_the_server_reads_them() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(sent(SearchAttributeKey::bool("A"), &true), some("true"));
        assert_eq!(sent(SearchAttributeKey::int("A"), &-7_i32), some("-7"));
        assert_eq!(
            sent(SearchAttributeKey::int("A"), &i64::MAX),
            some("9223372036854775807")
        );
        assert_eq!(sent(SearchAttributeKey::float("A"), &0.5_f32), some("0.5"));
        assert_eq!(
            sent(SearchAttributeKey::keyword("A"), &"a\"b"),
            some(r#""a\"b""#)
        );
        assert_eq!(
            sent(SearchAttributeKey::text("A"), &String::new()),
            some(r#""""#)
        );
        let list = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(
            sent(SearchAttributeKey::keyword_list("A"), &list),
            some(r#"["a","b"]"#)
        );
        let uuid = Uuid::from_bytes([0xab; 16]);
        let text = some(r#""abababab-abab-abab-abab-abababababab""#);
        assert_eq!(sent(SearchAttributeKey::keyword("A"), &uuid), text);
        let datetime = SearchAttributeKey::datetime("A");
        let text = some(r#""1969-12-31T23:59:59.999000000Z""#);
        assert_eq!(sent(datetime, &TimestampMillis(-1)), text);
        let datetime = SearchAttributeKey::datetime("A");
        let text = some(r#""1970-01-01T00:00:01.000001000Z""#);
        assert_eq!(sent(datetime, &TimestampMicros(1_000_001)), text);
    }

    #[test]
    fn what_is_not_there_is_not_sent() {
        assert_eq!(sent(SearchAttributeKey::int("A"), &None::<i32>), None);
        assert_eq!(
            sent(SearchAttributeKey::int("A"), &Some(1)),
            Some("1".to_owned())
        );
    }

    #[test]
    fn what_an_attribute_cant_hold_is_refused_without_the_value() {
        let float = || SearchAttributeKey::float("A");
        let text = "the search attribute `A` can't hold the value: it isn't finite";
        assert_eq!(refused(float(), &f64::NAN), text);
        assert_eq!(refused(float(), &Some(f32::INFINITY)), text);
        let text = "the search attribute `A` can't hold the value: it isn't in the years 1 to 9999";
        for millis in [253_402_300_800_000, -62_135_596_800_001, i64::MIN, i64::MAX] {
            let datetime = SearchAttributeKey::datetime("A");
            assert_eq!(refused(datetime, &TimestampMillis(millis)), text);
        }
    }
}
