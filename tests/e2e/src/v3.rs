//! `Target`, built with version 3 of its schema, which adds a number.

crate::target::target!("schemas/v3/sample.avsc");
