//! Arrays of primitives, many elements at once.
//!
//! A reader's functions append the elements of one block, whose number [`Reader::block`] checked
//! against the bytes that remain; after an error, what they appended means nothing. A writer's write
//! all elements of a slice.

use super::varint;
use super::{DecodeError, DecodeErrorKind, Reader, Writer};

impl Reader<'_> {
    /// Reads so many longs.
    ///
    /// # Errors
    ///
    /// As [`long`](Self::long).
    pub fn longs(&mut self, count: usize, longs: &mut Vec<i64>) -> Result<(), DecodeError> {
        self.varints(count, longs, Some)
    }

    /// Reads so many ints.
    ///
    /// # Errors
    ///
    /// As [`int`](Self::int).
    pub fn ints(&mut self, count: usize, ints: &mut Vec<i32>) -> Result<(), DecodeError> {
        self.varints(count, ints, |long| i32::try_from(long).ok())
    }

    /// Reads so many floats.
    ///
    /// # Errors
    ///
    /// If they are truncated.
    pub fn floats(&mut self, count: usize, floats: &mut Vec<f32>) -> Result<(), DecodeError> {
        let chunks = self.chunks(count)?;
        floats.extend(chunks.iter().copied().map(f32::from_le_bytes));
        Ok(())
    }

    /// Reads so many doubles.
    ///
    /// # Errors
    ///
    /// If they are truncated.
    pub fn doubles(&mut self, count: usize, doubles: &mut Vec<f64>) -> Result<(), DecodeError> {
        let chunks = self.chunks(count)?;
        doubles.extend(chunks.iter().copied().map(f64::from_le_bytes));
        Ok(())
    }

    fn chunks<const N: usize>(&mut self, count: usize) -> Result<&[[u8; N]], DecodeError> {
        let bytes = self.raw(count.saturating_mul(N))?;
        Ok(bytes.as_chunks().0)
    }

    #[inline]
    fn varints<T: Copy + Default + From<i16>>(
        &mut self,
        count: usize,
        items: &mut Vec<T>,
        narrow: impl Fn(i64) -> Option<T>,
    ) -> Result<(), DecodeError> {
        // Each takes a byte at least.
        let start = items.len();
        items.resize(start + count.min(self.remaining()), T::default());
        // Not in `self`: a register is faster.
        let mut rest = self.rest;
        let out = &mut items[start..];
        let mut at = 0;
        while at < out.len() {
            // Small numbers come in numbers.
            if let Some((small, after)) = varint::eight(rest)
                && let Some(eight) = out[at..].first_chunk_mut()
            {
                *eight = small.map(T::from);
                (at, rest) = (at + small.len(), after);
                continue;
            }
            if let Some((small, after)) = varint::four(rest)
                && let Some(four) = out[at..].first_chunk_mut()
            {
                *four = small.map(T::from);
                (at, rest) = (at + small.len(), after);
                continue;
            }
            let (long, after) = match varint::read(rest) {
                Ok(read) => read,
                Err(malformed) => {
                    self.rest = rest;
                    return Err(self.malformed(malformed));
                }
            };
            let Some(item) = narrow(long) else {
                self.rest = rest;
                return Err(self.error(DecodeErrorKind::IntOutOfRange));
            };
            out[at] = item;
            (at, rest) = (at + 1, after);
        }
        self.rest = rest;
        if at < count {
            return Err(self.error(DecodeErrorKind::Truncated));
        }
        Ok(())
    }
}

impl Writer {
    /// Writes longs.
    pub fn longs(&mut self, longs: &[i64]) {
        self.varints(longs.iter().copied());
    }

    /// Writes ints.
    pub fn ints(&mut self, ints: &[i32]) {
        self.varints(ints.iter().copied().map(i64::from));
    }

    /// Writes floats.
    pub fn floats(&mut self, floats: &[f32]) {
        self.chunks(floats, f32::to_le_bytes);
    }

    /// Writes doubles.
    pub fn doubles(&mut self, doubles: &[f64]) {
        self.chunks(doubles, f64::to_le_bytes);
    }

    fn varints(&mut self, values: impl Iterator<Item = i64>) {
        const SIZE: usize = 512;
        // Not at once to the vector, whose length and room are in memory.
        let mut buffer = [0; SIZE];
        let mut at = 0;
        for value in values {
            varint::write(value, |bytes, length| {
                buffer[at..at + 8].copy_from_slice(&bytes);
                at += length;
            });
            // Room for two pieces of the next.
            if at > SIZE - 2 * 8 {
                self.out.extend_from_slice(&buffer[..at]);
                at = 0;
            }
        }
        self.out.extend_from_slice(&buffer[..at]);
    }

    fn chunks<const N: usize, T: Copy>(&mut self, items: &[T], bytes: impl Fn(T) -> [u8; N]) {
        let start = self.out.len();
        self.out.resize(start + items.len() * N, 0);
        let (chunks, _) = self.out[start..].as_chunks_mut();
        for (chunk, item) in chunks.iter_mut().zip(items) {
            *chunk = bytes(*item);
        }
    }
}
