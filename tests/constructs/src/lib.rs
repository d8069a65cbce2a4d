//! Generated types of Avro's rarer constructs, with every warning denied: by the macro, and by the
//! build script.

#![deny(warnings, clippy::pedantic, missing_docs, unreachable_pub)]

/// Types of the macro.
pub mod by_macro {
    ::avro_temporal_runtime::include_avro!(
        "schemas/unions.avsc",
        "schemas/payment-method.avsc",
        "schemas/text.avsc",
        "schemas/logical.avsc",
        "schemas/defaults.avsc",
        "schemas/sensitive.avsc",
        "schemas/orders.avpr",
    );
}

/// The same types, for serde too.
pub mod for_serde {
    ::avro_temporal_runtime::include_avro!(
        serde = true,
        "schemas/unions.avsc",
        "schemas/payment-method.avsc",
        "schemas/text.avsc",
        "schemas/logical.avsc",
        "schemas/defaults.avsc",
        "schemas/sensitive.avsc",
        "schemas/orders.avpr",
    );
}

/// Types of the build script.
pub mod by_build_script {
    include!(concat!(env!("OUT_DIR"), "/types.rs"));
}

/// Contracts without anything of Temporal's, of the macro and of the build script.
pub mod contract_only {
    ::avro_temporal_runtime::contract!(
        "schemas/contracts/orders.avpr",
        temporal = false,
        serde = true
    );

    include!(concat!(env!("OUT_DIR"), "/orders.rs"));
}

/// Types of both, in modules without a prelude.
#[no_implicit_prelude]
pub mod without_prelude {
    /// Types of the macro.
    pub mod by_macro {
        ::avro_temporal_runtime::include_avro!("schemas/unions.avsc");
    }

    /// Types of the build script.
    pub mod by_build_script {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/types.rs"));
    }
}
