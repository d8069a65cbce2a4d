//! Arrays, maps and optional values.

use std::collections::BTreeMap;

use crate::avro_type::AvroType;

use super::{DecodeError, Next, PlanRef, Reader, Writer, mismatched_plan};

/// Writes an array in one block.
#[inline]
pub fn encode_array<T>(out: &mut Writer, items: &[T], mut encode: impl FnMut(&mut Writer, &T)) {
    encode_block(out, items, |out, items| {
        for item in items {
            encode(out, item);
        }
    });
}

/// Writes an array of what has a codec of its own, in one block.
#[inline]
pub fn encode_items<T: AvroType>(out: &mut Writer, items: &[T]) {
    encode_block(out, items, |out, items| T::encode_elements(items, out));
}

#[inline]
fn encode_block<T>(out: &mut Writer, items: &[T], encode: impl FnOnce(&mut Writer, &[T])) {
    if !items.is_empty() {
        out.block(items.len());
        out.elements(items.len(), |out| encode(out, items));
    }
    out.block(0);
}

/// Writes a map in one block.
#[inline]
pub fn encode_map<T>(
    out: &mut Writer,
    entries: &BTreeMap<String, T>,
    mut encode: impl FnMut(&mut Writer, &T),
) {
    if !entries.is_empty() {
        out.block(entries.len());
        for (key, value) in entries {
            out.string(key);
            encode(out, value);
        }
    }
    out.block(0);
}

/// Writes a union of null, which is branch `null`, and one other.
#[inline]
pub fn encode_option<T: ?Sized>(
    out: &mut Writer,
    value: Option<&T>,
    null: usize,
    encode: impl FnOnce(&mut Writer, &T),
) {
    match value {
        None => out.index(null),
        Some(value) => {
            out.index(1 - null);
            encode(out, value);
        }
    }
}

/// How many entries a map has room for at the least, as the standard library's does.
const NODE: usize = 11;

/// How many elements a list has room for at the least, as the standard library's does.
const fn least_room<T>() -> usize {
    match size_of::<T>() {
        ..=1 => 8,
        2..=1024 => 4,
        _ => 1,
    }
}

/// Reads an array whose elements take at least `minimum` bytes.
///
/// # Errors
///
/// As [`Reader::block`], and what `decode` returns.
#[inline]
pub fn decode_array<'a, T>(
    input: &mut Reader<'a>,
    minimum: usize,
    mut decode: impl FnMut(&mut Reader<'a>) -> Result<T, DecodeError>,
) -> Result<Vec<T>, DecodeError> {
    decode_blocks(input, minimum, |input, count, items| {
        decode_each(input, count, items, &mut decode)
    })
}

/// Reads an array of what has a codec of its own.
///
/// # Errors
///
/// As [`decode_array`].
#[inline]
pub fn decode_items<T: AvroType>(input: &mut Reader<'_>) -> Result<Vec<T>, DecodeError> {
    decode_blocks(input, T::MINIMUM_SIZE, T::decode_elements)
}

#[inline]
fn decode_blocks<'a, T>(
    input: &mut Reader<'a>,
    minimum: usize,
    mut decode: impl FnMut(&mut Reader<'a>, usize, &mut Vec<T>) -> Result<(), DecodeError>,
) -> Result<Vec<T>, DecodeError> {
    let mut items = Vec::new();
    loop {
        let count = input.block(minimum)?;
        if count == 0 {
            return Ok(items);
        }
        input.charge_memory(count.max(least_room::<T>()).saturating_mul(size_of::<T>()))?;
        decode(input, count, &mut items).map_err(|error| error.within("[]"))?;
    }
}

/// Reads so many elements, one after the other.
///
/// # Errors
///
/// What `decode` returns.
#[inline]
pub fn decode_each<'a, T>(
    input: &mut Reader<'a>,
    count: usize,
    items: &mut Vec<T>,
    mut decode: impl FnMut(&mut Reader<'a>) -> Result<T, DecodeError>,
) -> Result<(), DecodeError> {
    items.reserve(input.capacity(count, size_of::<T>()));
    for _ in 0..count {
        items.push(decode(input)?);
    }
    Ok(())
}

/// Reads a map whose values take at least `minimum` bytes; of two equal keys, the later.
///
/// # Errors
///
/// As [`Reader::block`], and what `decode` returns.
#[inline]
pub fn decode_map<'a, T>(
    input: &mut Reader<'a>,
    minimum: usize,
    mut decode: impl FnMut(&mut Reader<'a>) -> Result<T, DecodeError>,
) -> Result<BTreeMap<String, T>, DecodeError> {
    let mut entries = Vec::new();
    loop {
        // A key takes at least the byte of its length.
        let count = input.block(minimum.saturating_add(1))?;
        if count == 0 {
            // Sorted as a whole, which is no work if a sorted map wrote them; of two equal keys
            // the later stays.
            return Ok(BTreeMap::from_iter(entries));
        }
        let room = if entries.is_empty() { NODE } else { 0 };
        // Twice: the entries as they are read, and as they are in order.
        input.charge_memory(
            count
                .saturating_add(room)
                .saturating_mul(2 * size_of::<(String, T)>()),
        )?;
        entries.reserve(input.capacity(count, size_of::<(String, T)>()));
        for _ in 0..count {
            let key = input.string().map_err(|error| error.within("[]"))?;
            let value = decode(input).map_err(|error| error.within("[]"))?;
            entries.push((key.to_owned(), value));
        }
    }
}

/// Reads a union of null, which is branch `null`, and one other.
///
/// # Errors
///
/// If there is no such branch, and what `decode` returns.
#[inline]
pub fn decode_option<'a, T>(
    input: &mut Reader<'a>,
    null: usize,
    decode: impl FnOnce(&mut Reader<'a>) -> Result<T, DecodeError>,
) -> Result<Option<T>, DecodeError> {
    if input.branch(2)? == null {
        Ok(None)
    } else {
        decode(input).map(Some)
    }
}

/// Reads an array by a plan.
///
/// # Errors
///
/// As [`decode_array`].
pub fn array_resolved<'a, T>(
    input: &mut Reader<'a>,
    plan: PlanRef<'a>,
    minimum: usize,
    mut decode: impl FnMut(&mut Reader<'a>, PlanRef<'a>) -> Result<T, DecodeError>,
) -> Result<Vec<T>, DecodeError> {
    match plan.next(input)? {
        Next::Same => decode_array(input, minimum, |input| decode(input, PlanRef::SAME)),
        Next::Elements(items, minimum) => {
            decode_array(input, minimum, |input| decode(input, items))
        }
        _ => Err(mismatched_plan(input)),
    }
}

/// Reads an array of what has a codec of its own, by a plan.
///
/// # Errors
///
/// As [`decode_array`].
pub fn items_resolved<'a, T: AvroType>(
    input: &mut Reader<'a>,
    plan: PlanRef<'a>,
) -> Result<Vec<T>, DecodeError> {
    match plan.next(input)? {
        Next::Same => decode_items(input),
        Next::Elements(items, minimum) => {
            decode_array(input, minimum, |input| T::decode_resolved(input, items))
        }
        _ => Err(mismatched_plan(input)),
    }
}

/// Reads a map by a plan.
///
/// # Errors
///
/// As [`decode_map`].
pub fn map_resolved<'a, T>(
    input: &mut Reader<'a>,
    plan: PlanRef<'a>,
    minimum: usize,
    mut decode: impl FnMut(&mut Reader<'a>, PlanRef<'a>) -> Result<T, DecodeError>,
) -> Result<BTreeMap<String, T>, DecodeError> {
    match plan.next(input)? {
        Next::Same => decode_map(input, minimum, |input| decode(input, PlanRef::SAME)),
        // The plan's least size counts the key; `decode_map` adds it again.
        Next::Elements(values, minimum) => decode_map(input, minimum.saturating_sub(1), |input| {
            decode(input, values)
        }),
        _ => Err(mismatched_plan(input)),
    }
}

/// Reads an optional value by a plan; null is branch `null` of the reader's union.
///
/// # Errors
///
/// As [`decode_option`].
pub fn option_resolved<'a, T>(
    input: &mut Reader<'a>,
    plan: PlanRef<'a>,
    null: usize,
    decode: impl FnOnce(&mut Reader<'a>, PlanRef<'a>) -> Result<T, DecodeError>,
) -> Result<Option<T>, DecodeError> {
    match plan.next(input)? {
        Next::Same => decode_option(input, null, |input| decode(input, PlanRef::SAME)),
        Next::Branch(branch, _) if branch == null => Ok(None),
        Next::Branch(_, inner) => decode(input, inner).map(Some),
        _ => Err(mismatched_plan(input)),
    }
}
