//! Where something stands: file, span and JSON pointer.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A schema file, or another text that schemas are read from.
#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Source {
    /// The name that diagnostics show, usually a path relative to the package.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Where each line begins: a contract asks for the place of everything in it.
    line_starts: Vec<usize>,
}

impl Source {
    /// A source with the name that diagnostics show and its text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        let text = text.into();
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(breaks).collect();
        Arc::new(Self {
            name: name.into(),
            text,
            line_starts,
        })
    }

    /// The line and column of a byte offset, both from 1; the column counts characters, without
    /// the byte order mark.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let before = &self.text[self.line_starts[line - 1]..offset];
        let before = before
            .strip_prefix('\u{feff}')
            .filter(|_| line == 1)
            .unwrap_or(before);
        (line, before.chars().count() + 1)
    }
}

/// The place of a value in a source.
#[derive(Clone, PartialEq, Eq)]
pub struct Site {
    source: Arc<Source>,
    span: Range<usize>,
    pointer: Option<Arc<Pointer>>,
}

/// A JSON pointer, from its last step to its first: values share what stands before, so that a
/// long key costs its length once, and not once for each value below it.
#[derive(PartialEq, Eq)]
struct Pointer {
    parent: Option<Arc<Pointer>>,
    step: Box<str>,
}

impl Site {
    /// The place of the bytes `span` of a source, as its root.
    pub fn new(source: &Arc<Source>, span: Range<usize>) -> Self {
        Self {
            source: Arc::clone(source),
            span,
            pointer: None,
        }
    }

    /// The place of the bytes `span`, which are the member or element `step` of this one.
    #[must_use]
    pub fn child(&self, span: Range<usize>, step: &str) -> Self {
        Self {
            source: Arc::clone(&self.source),
            span,
            pointer: Some(Arc::new(Pointer {
                parent: self.pointer.clone(),
                step: step.into(),
            })),
        }
    }

    /// Another place of the same member or element: its name beside its value.
    #[must_use]
    pub fn beside(&self, span: Range<usize>) -> Self {
        Self {
            span,
            ..self.clone()
        }
    }

    /// The source that the place is in.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The bytes of the source, from start to end.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The JSON pointer (RFC 6901) from the root of the source.
    pub fn pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut at = &self.pointer;
        while let Some(pointer) = at {
            steps.push(&pointer.step);
            at = &pointer.parent;
        }
        let mut text = String::new();
        for step in steps.into_iter().rev() {
            text.push('/');
            text.push_str(&step.replace('~', "~0").replace('/', "~1"));
        }
        text
    }

    /// The line and column of its first character, both from 1.
    pub fn position(&self) -> (usize, usize) {
        self.source.position(self.span.start)
    }
}

/// `path:line:col (/json/pointer)`
impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.position();
        let pointer = self.pointer();
        let pointer = if pointer.is_empty() { "/" } else { &pointer };
        write!(f, "{}:{line}:{column} (", self.source.name)?;
        for character in pointer.chars() {
            // A key is any text, and a terminal may obey it.
            if character.is_control() {
                write!(f, "{}", character.escape_debug())?;
            } else {
                write!(f, "{character}")?;
            }
        }
        f.write_str(")")
    }
}

/// The same text as `Display`: the source's whole text would drown a test's output.
impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
