//! `Target`, built with version 2 of its schema, which adds an optional field and a symbol.

crate::target::target!("schemas/v2/sample.avsc");
