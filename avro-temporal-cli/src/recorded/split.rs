//! A history's JSON, event by event: a file of any size takes the memory of its largest event.

use std::io::{self, Read};

use memchr::memchr2;

/// The most bytes of an event: the server's limit for a whole history is less.
const LARGEST: usize = 64 << 20;

/// How much is read at once.
const CHUNK: u64 = 256 << 10;

/// The length of a string that is looked through eight bytes at a time.
const SHORT: usize = 32;

/// Why there is no event.
#[derive(Debug)]
pub(crate) enum NotSplit {
    /// The file can't be read.
    Io(io::Error),
    /// The file is no history.
    NoHistory(String),
}

/// The elements of `events` of a JSON object.
pub(crate) struct Events<R> {
    input: R,
    buffer: Vec<u8>,
    /// What is handed out or skipped already.
    start: usize,
    /// How far the scan came.
    at: usize,
    is_ended: bool,
    has_begun: bool,
    read: u64,
}

impl<R: Read> Events<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            buffer: Vec::new(),
            start: 0,
            at: 0,
            is_ended: false,
            has_begun: false,
            read: 0,
        }
    }

    /// How many bytes were read.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.read
    }

    /// The text of the next event; `None` after the last.
    ///
    /// # Errors
    ///
    /// If the file can't be read, or is no history.
    pub(crate) fn next(&mut self) -> Result<Option<&[u8]>, NotSplit> {
        if !self.has_begun {
            self.find_events()?;
            self.has_begun = true;
        }
        match self.token()? {
            Some(b']') => Ok(None),
            Some(b',') => match self.token()? {
                Some(b'{') => self.object().map(Some),
                _ => Err(no_history("an element of `events` is no object")),
            },
            Some(b'{') => self.object().map(Some),
            Some(_) => Err(no_history("an element of `events` is no object")),
            None => Err(no_history("it ends inside of `events`")),
        }
    }

    /// Goes to the elements of the member `events`.
    fn find_events(&mut self) -> Result<(), NotSplit> {
        match self.token()? {
            Some(b'{') => {}
            None => return Err(no_history("it is empty")),
            Some(b'[' | b'"' | b'0'..=b'9' | b'-' | b't' | b'f' | b'n') => {
                return Err(without_events());
            }
            Some(_) => return Err(no_history("it is not JSON")),
        }
        loop {
            match self.token()? {
                Some(b'"') => {}
                Some(b',') => continue,
                Some(b'}') => return Err(without_events()),
                Some(_) => return Err(no_history("it is not JSON")),
                None => return Err(no_history("it ends inside of the JSON")),
            }
            let key = self.string()?;
            let is_events = key == b"events\"";
            match self.token()? {
                Some(b':') => {}
                _ => return Err(no_history("it is not JSON")),
            }
            match self.token()? {
                Some(b'[') if is_events => return Ok(()),
                Some(_) if is_events => return Err(without_events()),
                Some(b'{' | b'[') => drop(self.object()?),
                Some(b'"') => drop(self.string()?),
                // A number or a word: up to the next mark.
                Some(_) => {}
                None => return Err(no_history("it ends inside of the JSON")),
            }
            self.skip_word()?;
        }
    }

    /// The next byte that isn't white space, which is taken.
    fn token(&mut self) -> Result<Option<u8>, NotSplit> {
        loop {
            while let Some(byte) = self.buffer.get(self.at) {
                self.at += 1;
                // A byte order mark is none of the text.
                if !byte.is_ascii_whitespace() && !matches!(byte, 0xef | 0xbb | 0xbf) {
                    return Ok(Some(*byte));
                }
            }
            self.start = self.at;
            if !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn skip_word(&mut self) -> Result<(), NotSplit> {
        loop {
            while let Some(byte) = self.buffer.get(self.at) {
                if matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace() {
                    return Ok(());
                }
                self.at += 1;
            }
            self.start = self.at;
            if !self.fill()? {
                return Ok(());
            }
        }
    }

    /// The rest of a string, with the mark that ends it.
    fn string(&mut self) -> Result<&[u8], NotSplit> {
        self.start = self.at;
        self.skip_string()?;
        Ok(&self.buffer[self.start..self.at])
    }

    fn skip_string(&mut self) -> Result<(), NotSplit> {
        // Most strings are short, and setting up a search costs more than it saves.
        let rest = &self.buffer[self.at..];
        for (index, eight) in rest.chunks_exact(8).take(SHORT / 8).enumerate() {
            let eight = u64::from_le_bytes(eight.try_into().unwrap_or_default());
            let found = holds(eight, b'"') | holds(eight, b'\\');
            if found == 0 {
                continue;
            }
            let at = index * 8 + (found.trailing_zeros() / 8) as usize;
            self.at += at;
            if rest[at] == b'"' {
                self.at += 1;
                return Ok(());
            }
            break;
        }
        loop {
            match memchr2(b'"', b'\\', &self.buffer[self.at..]) {
                Some(found) if self.buffer[self.at + found] == b'"' => {
                    self.at += found + 1;
                    return Ok(());
                }
                // What follows a backslash ends no string.
                Some(found) if self.at + found + 1 < self.buffer.len() => self.at += found + 2,
                Some(found) => {
                    self.at += found;
                    self.more()?;
                }
                None => {
                    self.at = self.buffer.len();
                    self.more()?;
                }
            }
        }
    }

    /// The object or list whose first mark was taken, with its marks.
    fn object(&mut self) -> Result<&[u8], NotSplit> {
        self.start = self.at - 1;
        let mut depth = 1_usize;
        while depth > 0 {
            let rest = &self.buffer[self.at..];
            let is_mark = |byte: &u8| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']');
            let Some(found) = rest.iter().position(is_mark) else {
                self.at = self.buffer.len();
                self.more()?;
                continue;
            };
            let mark = rest[found];
            self.at += found + 1;
            match mark {
                b'"' => self.skip_string()?,
                b'{' | b'[' => depth += 1,
                _ => depth -= 1,
            }
        }
        Ok(&self.buffer[self.start..self.at])
    }

    /// Reads more of what has begun.
    fn more(&mut self) -> Result<(), NotSplit> {
        if self.at - self.start > LARGEST {
            let reason = format!("an event has more than {} MiB", LARGEST >> 20);
            return Err(NotSplit::NoHistory(reason));
        }
        if self.fill()? {
            Ok(())
        } else {
            Err(no_history("it ends inside of the JSON"))
        }
    }

    /// Reads more; `false` if there is none.
    fn fill(&mut self) -> Result<bool, NotSplit> {
        if self.is_ended {
            return Ok(false);
        }
        // What was handed out makes way.
        self.buffer.drain(..self.start);
        self.at -= self.start;
        self.start = 0;
        let mut chunk = self.input.by_ref().take(CHUNK);
        let read = chunk.read_to_end(&mut self.buffer).map_err(NotSplit::Io)?;
        self.read += read as u64;
        self.is_ended = read == 0;
        Ok(read > 0)
    }
}

/// The bits of the lowest byte of eight that is this one are set, and those of no byte below it; 0 if
/// none is. Bytes above it may be told by mistake.
fn holds(eight: u64, byte: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = ONES << 7;
    let equal = eight ^ (ONES * u64::from(byte));
    equal.wrapping_sub(ONES) & !equal & HIGH
}

fn no_history(reason: &str) -> NotSplit {
    NotSplit::NoHistory(reason.to_owned())
}

fn without_events() -> NotSplit {
    no_history("it has no `events`, and is no history")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time.
    struct Slow<'t>(&'t [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn split(text: &str, at_once: usize) -> Result<Vec<String>, String> {
        let mut events = Events::new(Slow(text.as_bytes(), at_once));
        let mut all = Vec::new();
        loop {
            match events.next() {
                Ok(Some(event)) => all.push(String::from_utf8_lossy(event).into_owned()),
                Ok(None) => return Ok(all),
                Err(NotSplit::NoHistory(reason)) => return Err(reason),
                Err(NotSplit::Io(error)) => return Err(error.to_string()),
            }
        }
    }

    #[test]
    fn events_are_found_however_the_file_is_read() {
        let text = "\u{feff} {\"before\": [1, {\"]\": \"}\"}], \"a\\\"b\": -1.5e3, \"n\":null, \"s\": \"events\",
            \"events\" : [ {\"a\": \"}\\\\\"} , {\"b\": [{\"c\": \"\\\"{\"}]},{}], \"after\": 1}";
        let expected = [r#"{"a": "}\\"}"#, r#"{"b": [{"c": "\"{"}]}"#, "{}"];
        for at_once in [1, 2, 3, 7, 64, 4096] {
            let events = split(text, at_once).expect("events");
            assert_eq!(events, expected, "{at_once}");
        }
    }

    #[test]
    fn what_is_no_history_is_told() {
        for (text, reason) in [
            (" \n", "it is empty"),
            ("history", "it is not JSON"),
            ("[]", "it has no `events`, and is no history"),
            ("{}", "it has no `events`, and is no history"),
            (r#"{"events": 5}"#, "it has no `events`, and is no history"),
            (r#"{"events": [5]}"#, "an element of `events` is no object"),
            (
                r#"{"events": [{}, []]}"#,
                "an element of `events` is no object",
            ),
            (r#"{"events": [{}"#, "it ends inside of `events`"),
            (r#"{"events": [{"a": "}"#, "it ends inside of the JSON"),
            (r#"{"other": {"#, "it ends inside of the JSON"),
            (r#"{"other" 1}"#, "it is not JSON"),
        ] {
            assert_eq!(split(text, 5), Err(reason.to_owned()), "{text}");
        }
    }

    #[test]
    fn memory_is_that_of_an_event_and_not_of_the_file() {
        let event = format!(r#"{{"a": "{}"}},"#, "x".repeat(1000));
        let text = format!(r#"{{"events": [{}{{}}]}}"#, event.repeat(20_000));
        let mut events = Events::new(text.as_bytes());
        let mut count = 0;
        while events.next().expect("sound").is_some() {
            count += 1;
            assert!(events.buffer.capacity() < 1 << 20);
        }
        assert_eq!(count, 20_001);
        assert_eq!(events.bytes_read(), text.len() as u64);
    }
}
