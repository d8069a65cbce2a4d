//! Reading, safe on any bytes.

use super::stack::{Room, on_a_new_piece};
use super::varint::{self, Malformed};
use super::{DecodeError, DecodeErrorKind, MAX_DEPTH, MAX_EMPTY_ELEMENTS};

/// How many bytes in memory a value may take for each byte here, and besides.
const MEMORY_PER_BYTE: usize = 64;
const FREE_MEMORY: usize = 1 << 28;

/// Avro binary that is read from its start.
///
/// Every length and count is checked against the bytes that remain before anything is allocated.
#[derive(Debug)]
pub struct Reader<'a> {
    input: &'a [u8],
    /// What isn't read yet: the end of `input`.
    pub(super) rest: &'a [u8],
    depth: u32,
    room: Room,
    empty_elements: u64,
    fields: usize,
    /// What is left of it.
    memory: usize,
}

impl<'a> Reader<'a> {
    /// A reader of bytes.
    #[inline]
    pub fn new(input: &'a [u8]) -> Self {
        Self {
            input,
            rest: input,
            depth: 0,
            room: Room::default(),
            empty_elements: 0,
            fields: 0,
            memory: input
                .len()
                .saturating_mul(MEMORY_PER_BYTE)
                .saturating_add(FREE_MEMORY),
        }
    }

    /// The byte offset that is read next.
    #[inline]
    pub fn offset(&self) -> usize {
        self.input.len() - self.rest.len()
    }

    /// The bytes that were read from an offset on.
    pub(crate) fn since(&self, start: usize) -> &'a [u8] {
        &self.input[start..self.offset()]
    }

    /// How many bytes remain.
    #[inline]
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// An error at the current offset.
    #[cold]
    #[inline(never)]
    pub fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, self.offset())
    }

    /// Ends the value.
    ///
    /// # Errors
    ///
    /// If bytes remain.
    #[inline]
    pub fn finish(&self) -> Result<(), DecodeError> {
        if self.remaining() == 0 {
            Ok(())
        } else {
            Err(self.error(DecodeErrorKind::TrailingBytes))
        }
    }

    /// Takes bytes.
    ///
    /// # Errors
    ///
    /// If fewer remain.
    #[inline]
    pub fn raw(&mut self, length: usize) -> Result<&'a [u8], DecodeError> {
        match self.rest.split_at_checked(length) {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(bytes)
            }
            None => Err(self.error(DecodeErrorKind::Truncated)),
        }
    }

    /// Takes an array of bytes.
    ///
    /// # Errors
    ///
    /// If fewer remain.
    #[inline]
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        match self.rest.split_first_chunk() {
            Some((bytes, rest)) => {
                self.rest = rest;
                Ok(*bytes)
            }
            None => Err(self.error(DecodeErrorKind::Truncated)),
        }
    }

    /// Reads a boolean.
    ///
    /// # Errors
    ///
    /// If the byte is neither 0 nor 1, or is missing.
    #[inline]
    pub fn boolean(&mut self) -> Result<bool, DecodeError> {
        match self.rest {
            [byte @ (0 | 1), rest @ ..] => {
                self.rest = rest;
                Ok(*byte == 1)
            }
            [] => Err(self.error(DecodeErrorKind::Truncated)),
            _ => Err(self.error(DecodeErrorKind::InvalidBoolean)),
        }
    }

    /// Reads an int.
    ///
    /// # Errors
    ///
    /// If it is truncated, or beyond 32 bits.
    #[inline]
    pub fn int(&mut self) -> Result<i32, DecodeError> {
        let start = self.offset();
        let value = self.long()?;
        i32::try_from(value).map_err(|_| DecodeError::new(DecodeErrorKind::IntOutOfRange, start))
    }

    /// Reads a long.
    ///
    /// # Errors
    ///
    /// If it is truncated, or beyond 64 bits. Padded varints are read, as every peer does.
    #[inline]
    pub fn long(&mut self) -> Result<i64, DecodeError> {
        if let [byte, rest @ ..] = self.rest
            && *byte < 0x80
        {
            self.rest = rest;
            return Ok(varint::unzigzag(u64::from(*byte)));
        }
        self.long_of_several_bytes()
    }

    #[inline(never)]
    fn long_of_several_bytes(&mut self) -> Result<i64, DecodeError> {
        match varint::read(self.rest) {
            Ok((value, rest)) => {
                self.rest = rest;
                Ok(value)
            }
            Err(malformed) => Err(self.malformed(malformed)),
        }
    }

    #[cold]
    pub(super) fn malformed(&self, malformed: Malformed) -> DecodeError {
        self.error(match malformed {
            Malformed::Truncated => DecodeErrorKind::Truncated,
            Malformed::TooLong => DecodeErrorKind::InvalidVarint,
        })
    }

    /// Reads a float.
    ///
    /// # Errors
    ///
    /// If it is truncated.
    #[inline]
    pub fn float(&mut self) -> Result<f32, DecodeError> {
        self.array().map(f32::from_le_bytes)
    }

    /// Reads a double.
    ///
    /// # Errors
    ///
    /// If it is truncated.
    #[inline]
    pub fn double(&mut self) -> Result<f64, DecodeError> {
        self.array().map(f64::from_le_bytes)
    }

    /// Reads bytes.
    ///
    /// # Errors
    ///
    /// If the length is negative or greater than what remains.
    #[inline]
    pub fn bytes(&mut self) -> Result<&'a [u8], DecodeError> {
        let start = self.offset();
        let length = self.long()?;
        let Ok(length) = usize::try_from(length) else {
            return Err(DecodeError::new(DecodeErrorKind::NegativeLength, start));
        };
        if length > self.remaining() {
            return Err(DecodeError::new(DecodeErrorKind::LengthBeyondInput, start));
        }
        self.raw(length)
    }

    /// Reads a string.
    ///
    /// # Errors
    ///
    /// As [`bytes`](Self::bytes), and if it is not UTF-8.
    #[inline]
    pub fn string(&mut self) -> Result<&'a str, DecodeError> {
        let start = self.offset();
        let bytes = self.bytes()?;
        std::str::from_utf8(bytes)
            .map_err(|_| DecodeError::new(DecodeErrorKind::InvalidUtf8, start))
    }

    /// Reads the index of a union's branch.
    ///
    /// # Errors
    ///
    /// If the union has not so many.
    #[inline]
    pub fn branch(&mut self, branches: usize) -> Result<usize, DecodeError> {
        self.index(branches, DecodeErrorKind::BranchOutOfRange)
    }

    /// Reads the index of an enum's symbol.
    ///
    /// # Errors
    ///
    /// If the enum has not so many.
    #[inline]
    pub fn symbol(&mut self, symbols: usize) -> Result<usize, DecodeError> {
        self.index(symbols, DecodeErrorKind::SymbolOutOfRange)
    }

    fn index(&mut self, count: usize, kind: DecodeErrorKind) -> Result<usize, DecodeError> {
        let start = self.offset();
        match usize::try_from(self.long()?) {
            Ok(index) if index < count => Ok(index),
            _ => Err(DecodeError::new(kind, start)),
        }
    }

    /// Reads the number of elements in the next block of an array or map; 0 ends it.
    ///
    /// `minimum` is the least number of bytes that an element takes. Elements without bytes are
    /// charged to a budget of the whole value.
    ///
    /// # Errors
    ///
    /// If the remaining bytes can't hold so many elements.
    #[inline]
    pub fn block(&mut self, minimum: usize) -> Result<usize, DecodeError> {
        let start = self.offset();
        let mut count = self.long()?;
        if count == 0 {
            return Ok(0);
        }
        if count < 0 {
            // A negative count is followed by the block's size in bytes, for skipping.
            let size = self.long()?;
            if size < 0 {
                return Err(DecodeError::new(DecodeErrorKind::NegativeLength, start));
            }
            if !usize::try_from(size).is_ok_and(|size| size <= self.remaining()) {
                return Err(DecodeError::new(DecodeErrorKind::LengthBeyondInput, start));
            }
            count = count.checked_neg().unwrap_or(i64::MAX);
        }
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        if minimum == 0 {
            self.empty_elements = self.empty_elements.saturating_add(count as u64);
            if self.empty_elements > MAX_EMPTY_ELEMENTS {
                return Err(DecodeError::new(
                    DecodeErrorKind::TooManyEmptyElements,
                    start,
                ));
            }
        } else if count > self.remaining() / minimum {
            return Err(DecodeError::new(DecodeErrorKind::LengthBeyondInput, start));
        }
        Ok(count)
    }

    /// How many elements of `size` bytes in memory to make room for, of a block of `count`: next to
    /// no more bytes than remain, so that a count alone allocates nothing.
    #[inline]
    pub fn capacity(&self, count: usize, size: usize) -> usize {
        /// What few elements take that are larger in memory than here.
        const FREE: usize = 1024;
        count.min(self.remaining().max(FREE) / size.max(1))
    }

    /// Counts the fields of a record of any writer's schema: records in records that take no bytes
    /// hold others without end, and those that take one byte hold thousands.
    ///
    /// # Errors
    ///
    /// If the value has many more of them than bytes.
    pub(crate) fn charge(&mut self, fields: usize) -> Result<(), DecodeError> {
        const FREE: usize = 1 << 20;
        const PER_BYTE: usize = 16;
        self.fields = self.fields.saturating_add(fields).saturating_add(1);
        if self.fields
            > self
                .input
                .len()
                .saturating_mul(PER_BYTE)
                .saturating_add(FREE)
        {
            return Err(self.error(DecodeErrorKind::TooManyFields));
        }
        Ok(())
    }

    /// Counts what parts take in memory that take next to nothing here: the null of an optional
    /// record is one byte, and room for the whole record.
    ///
    /// # Errors
    ///
    /// If the value takes many times more of it than it has bytes.
    #[inline]
    pub fn charge_memory(&mut self, bytes: usize) -> Result<(), DecodeError> {
        match self.memory.checked_sub(bytes) {
            Some(left) => {
                self.memory = left;
                Ok(())
            }
            None => Err(self.error(DecodeErrorKind::TooMuchMemory)),
        }
    }

    /// Reads a part that may hold parts of its own kind: a record that recursion runs through.
    ///
    /// A reader through which a panic unwound is of no more use.
    ///
    /// # Errors
    ///
    /// If it is too deep, and what `read` returns.
    pub fn nested<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        if self.depth == MAX_DEPTH {
            return Err(self.error(DecodeErrorKind::TooDeep));
        }
        self.depth += 1;
        let before = self.room;
        let result = if let Some(room) = before.here() {
            self.room = room;
            read(self)
        } else {
            on_a_new_piece(|| read(self))
        };
        // Not kept: the stack that it is of may end before the next part is read.
        self.room = before;
        self.depth -= 1;
        result
    }
}
