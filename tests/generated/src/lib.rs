//! Generated types, with every warning denied: by the macro, and by the build script.

#![deny(warnings, clippy::pedantic, missing_docs, unreachable_pub)]

/// Types of the macro.
pub mod by_macro {
    ::avro_temporal_runtime::include_avro!(
        "schemas/order.avsc",
        "schemas/traps.avsc",
        "schemas/shadow.avsc",
        "schemas/docs.avsc",
        "schemas/pedantic.avsc",
        "schemas/shapes.avsc",
        "schemas/wide.avsc",
    );
}

/// Types of the build script.
pub mod by_build_script {
    include!(concat!(env!("OUT_DIR"), "/types.rs"));
}

/// The same types, as they were and as they are.
pub mod versions {
    /// As they were.
    pub mod old {
        ::avro_temporal_runtime::include_avro!("schemas/versions/old/types.avsc");
    }

    /// As they are.
    pub mod new {
        ::avro_temporal_runtime::include_avro!("schemas/versions/new/types.avsc");
    }
}

/// Types of both, in modules without a prelude.
#[no_implicit_prelude]
pub mod without_prelude {
    /// Types of the macro.
    pub mod by_macro {
        ::avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/shadow.avsc");
    }

    /// A type of one's own.
    #[derive(::avro_temporal_runtime::Avro)]
    #[avro(schema = "schemas/names.avsc", name = "Plain")]
    pub struct Own {
        /// The next one.
        pub next: ::core::option::Option<::std::boxed::Box<Own>>,
        /// Derived, too.
        pub sign: Sign,
        /// Generated.
        pub digest: names::Sum,
        /// Named by its path.
        pub texts: ::std::collections::BTreeMap<
            ::std::string::String,
            ::std::vec::Vec<::std::string::String>,
        >,
        /// Bytes.
        pub bytes: ::std::vec::Vec<u8>,
        /// An optional number.
        pub double: ::core::option::Option<f64>,
        /// A number.
        pub int: i32,
        /// A truth.
        pub boolean: bool,
    }

    /// An enum of one's own.
    #[derive(::avro_temporal_runtime::Avro)]
    #[avro(schema = "schemas/names.avsc", name = "Sign")]
    pub enum Sign {
        /// Less.
        Minus,
        /// More.
        Plus,
    }

    /// What the type of one's own refers to.
    pub mod names {
        ::avro_temporal_runtime::include_avro!("schemas/names.avsc");
    }

    /// Types of the build script.
    pub mod by_build_script {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/types.rs"));
    }
}

/// Types that nothing uses or reaches.
mod unused {
    ::avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/shadow.avsc");
}

/// Types among others that have the names of Rust's own.
#[allow(
    dead_code,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    clippy::upper_case_acronyms,
    reason = "the names that generated code must not mean"
)]
mod shadowed {
    mod std {}
    mod core {}
    mod alloc {}
    mod avro_temporal_runtime {}
    type bool = ();
    type i32 = ();
    type i64 = ();
    type f64 = ();
    type u8 = ();
    type usize = ();
    type str = ();
    struct Box;
    struct BTreeMap;
    struct Option;
    struct Result;
    struct String;
    struct Vec;
    trait Clone {}
    trait Copy {}
    trait Debug {}
    trait Eq {}
    trait Hash {}
    trait Ord {}
    trait PartialEq {}
    trait PartialOrd {}
    const fn Some() {}
    const None: () = ();
    const fn Ok() {}
    const fn Err() {}

    ::avro_temporal_runtime::include_avro!("schemas/order.avsc", "schemas/names.avsc");
}

/// The runtime under another name, as a crate that re-exports it has it.
pub mod renamed {
    pub use ::avro_temporal_runtime as avro;

    /// Types that know the runtime by that name.
    pub mod types {
        ::avro_temporal_runtime::include_avro!(crate = "crate::renamed::avro", "schemas/order.avsc");
    }
}
