//! Writing.

use std::ops::Range;

use super::stack::{Room, on_a_new_piece};
use super::{EncodeError, MAX_DEPTH, MAX_EMPTY_ELEMENTS, varint};

/// Avro binary as it is written.
///
/// A value that can't be written is remembered and told by [`finish`](Self::finish), so that
/// encoders have no error path of their own.
#[derive(Debug, Default)]
pub struct Writer {
    pub(super) out: Vec<u8>,
    depth: u32,
    room: Room,
    empty_elements: u64,
    error: Option<EncodeError>,
}

impl Writer {
    /// An empty writer.
    #[inline]
    pub fn new() -> Self {
        Self::default()
    }

    /// A writer that continues after `out`.
    #[inline]
    pub fn after(out: Vec<u8>) -> Self {
        Self {
            out,
            ..Self::default()
        }
    }

    /// The bytes.
    ///
    /// # Errors
    ///
    /// If a part of the value can't be written.
    #[inline]
    pub fn finish(self) -> Result<Vec<u8>, EncodeError> {
        match self.error {
            None => Ok(self.out),
            Some(error) => Err(error),
        }
    }

    /// How many bytes are written.
    pub(crate) fn written(&self) -> usize {
        self.out.len()
    }

    /// Puts the parts that were written from `start` on into another order.
    pub(crate) fn arrange(&mut self, start: usize, parts: &[Range<usize>]) {
        let written = self.out.split_off(start);
        for part in parts {
            self.raw(&written[part.start - start..part.end - start]);
        }
    }

    /// Remembers that a part of the value can't be written.
    #[cold]
    pub fn fail(&mut self, error: EncodeError) {
        self.error.get_or_insert(error);
    }

    /// Writes bytes as they are.
    #[inline]
    pub fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Writes a boolean.
    #[inline]
    pub fn boolean(&mut self, value: bool) {
        self.out.push(u8::from(value));
    }

    /// Writes an int.
    #[inline]
    pub fn int(&mut self, value: i32) {
        self.long(i64::from(value));
    }

    /// Writes a long: zigzag, then seven bits a byte.
    #[inline]
    pub fn long(&mut self, value: i64) {
        if let Ok(value) = u8::try_from(varint::zigzag(value))
            && value < 0x80
        {
            self.out.push(value);
        } else {
            self.long_of_several_bytes(value);
        }
    }

    #[inline(never)]
    fn long_of_several_bytes(&mut self, value: i64) {
        varint::write(value, |bytes, length| {
            self.out.extend_from_slice(&bytes[..length]);
        });
    }

    /// Writes a float.
    #[inline]
    pub fn float(&mut self, value: f32) {
        self.raw(&value.to_le_bytes());
    }

    /// Writes a double.
    #[inline]
    pub fn double(&mut self, value: f64) {
        self.raw(&value.to_le_bytes());
    }

    /// Writes bytes with their length.
    #[inline]
    pub fn bytes(&mut self, value: &[u8]) {
        self.block(value.len());
        self.raw(value);
    }

    /// Writes a string.
    #[inline]
    pub fn string(&mut self, value: &str) {
        self.bytes(value.as_bytes());
    }

    /// Writes the number of elements of an array's or map's block, or another length.
    #[inline]
    pub fn block(&mut self, count: usize) {
        // Nothing in memory has more than i64::MAX bytes or elements.
        self.long(i64::try_from(count).unwrap_or(i64::MAX));
    }

    /// Writes the elements of a block of an array, whose number was written before. Elements without
    /// bytes are charged to the budget that readers have for them.
    #[inline]
    pub fn elements(&mut self, count: usize, write: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        write(self);
        if self.out.len() == start {
            self.empty_elements = self.empty_elements.saturating_add(count as u64);
            if self.empty_elements > MAX_EMPTY_ELEMENTS {
                self.fail(EncodeError::TooManyEmptyElements);
            }
        }
    }

    /// Writes the index of a union's branch or an enum's symbol.
    #[inline]
    pub fn index(&mut self, index: usize) {
        self.block(index);
    }

    /// Writes a part that may hold parts of its own kind: a record that recursion runs through.
    pub fn nested(&mut self, write: impl FnOnce(&mut Self)) {
        if self.depth == MAX_DEPTH {
            self.fail(EncodeError::TooDeep);
            return;
        }
        self.depth += 1;
        let before = self.room;
        if let Some(room) = before.here() {
            self.room = room;
            write(self);
        } else {
            on_a_new_piece(|| write(self));
        }
        // Not kept: the stack that it is of may end before the next part is written.
        self.room = before;
        self.depth -= 1;
    }
}
