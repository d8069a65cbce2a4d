//! The error enum of an operation, as `contract!` writes it.

/// Makes an operation's error enum: a variant for each declared error, and `Other`.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation_error {
    (
        $(#[$meta:meta])*
        $kind:ident $name:ident { $($variant:ident: $record:ty),* }
    ) => {
        $crate::__operation_error!(@$kind [$(#[$meta])*] $name { $($variant: $record),* });
    };
    (@activity [$($meta:tt)*] $name:ident { $($variant:ident: $record:ty),* }) => {
        $crate::__operation_error!(@enum [$($meta)*] $name [$crate::ActivityError] { $($variant: $record),* });
        $crate::__operation_error!(@into_undeclared $name [$crate::ActivityError] { $($variant: $record),* });

        // Not through `ActivityError`, in which a record can't be found again.
        #[automatically_derived]
        impl<__Error: ::core::convert::Into<$crate::__private::AnyError>>
            ::core::convert::From<__Error> for $name<$crate::ActivityError>
        {
            fn from(error: __Error) -> Self {
                let error = ::core::convert::Into::into(error);
                $(
                    let error = match error.downcast::<$record>() {
                        ::core::result::Result::Ok(record) => return Self::$variant(record),
                        ::core::result::Result::Err(error) => error,
                    };
                )*
                Self::Other(::core::convert::Into::into(error))
            }
        }

        $crate::__operation_error!(@called $name [$crate::ActivityExecutionError] { $($variant: $record),* });

        #[automatically_derived]
        impl ::core::convert::From<$name<$crate::ActivityExecutionError>> for $crate::WorkflowTermination {
            fn from(error: $name<$crate::ActivityExecutionError>) -> Self {
                match error {
                    $($name::$variant(record) => $crate::__private::IntoFailure::into_failure(record),)*
                    $name::Other(error) => ::core::convert::Into::into(error),
                }
            }
        }
    };
    (@workflow [$($meta:tt)*] $name:ident { $($variant:ident: $record:ty),* }) => {
        $crate::__operation_error!(@enum [$($meta)*] $name [$crate::WorkflowTermination] { $($variant: $record),* });
        $crate::__operation_error!(@implemented $name [$crate::WorkflowTermination] { $($variant: $record),* });
        $crate::__operation_error!(@called $name [$crate::ChildError] { $($variant: $record),* });
        $crate::__operation_error!(@called $name [$crate::ClientError] { $($variant: $record),* });
        $crate::__operation_error!(@called $name [$crate::__private::ResultError] { $($variant: $record),* });

        #[automatically_derived]
        impl ::core::convert::From<$name<$crate::ChildError>> for $crate::WorkflowTermination {
            fn from(error: $name<$crate::ChildError>) -> Self {
                match error {
                    $($name::$variant(record) => $crate::__private::IntoFailure::into_failure(record),)*
                    $name::Other(error) => ::core::convert::Into::into(error),
                }
            }
        }
    };
    (@update [$($meta:tt)*] $name:ident { $($variant:ident: $record:ty),* }) => {
        $crate::__operation_error!(@enum [$($meta)*] $name [$crate::HandlerError] { $($variant: $record),* });
        $crate::__operation_error!(@implemented $name [$crate::HandlerError] { $($variant: $record),* });
        $crate::__operation_error!(@called $name [$crate::ClientError] { $($variant: $record),* });
        $crate::__operation_error!(@called $name [$crate::__private::UpdateError] { $($variant: $record),* });
    };

    (@enum [$($meta:tt)*] $name:ident [$($other:tt)*] { $($variant:ident: $record:ty),* }) => {
        $($meta)*
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum $name<__Undeclared = $($other)*> {
            $(
                #[doc = concat!("The declared error `", stringify!($variant), "`.")]
                $variant($record),
            )*
            /// Everything else.
            Other(__Undeclared),
        }

        #[automatically_derived]
        impl<__Undeclared> $crate::OperationError<__Undeclared> for $name<__Undeclared> {
            fn undeclared(error: __Undeclared) -> Self {
                Self::Other(error)
            }

            fn declared(
                failure: &$crate::DeclaredFailure<'_>,
            ) -> ::core::option::Option<::core::result::Result<Self, $crate::PayloadError>> {
                let _ = failure;
                $(
                    if let ::core::option::Option::Some(record) = failure.read::<$record>() {
                        return ::core::option::Option::Some(record.map(Self::$variant));
                    }
                )*
                ::core::option::Option::None
            }
        }

        #[automatically_derived]
        impl<__Undeclared: ::core::fmt::Display> ::core::fmt::Display for $name<__Undeclared> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant(record) => ::core::fmt::Display::fmt(record, f),)*
                    Self::Other(error) => ::core::fmt::Display::fmt(error, f),
                }
            }
        }
    };

    (@implemented $name:ident [$($other:tt)*] { $($variant:ident: $record:ty),* }) => {
        #[automatically_derived]
        impl<__Error: ::core::convert::Into<$($other)*>> ::core::convert::From<__Error> for $name<$($other)*> {
            fn from(error: __Error) -> Self {
                let error = ::core::convert::Into::into(error);
                $(
                    if let ::core::option::Option::Some(record) =
                        $crate::__private::Undeclared::declared::<$record>(&error)
                    {
                        return Self::$variant(record);
                    }
                )*
                Self::Other(error)
            }
        }

        $crate::__operation_error!(@into_undeclared $name [$($other)*] { $($variant: $record),* });
    };

    (@into_undeclared $name:ident [$($other:tt)*] { $($variant:ident: $record:ty),* }) => {
        #[automatically_derived]
        impl $crate::IntoUndeclared<$($other)*> for $name<$($other)*> {
            fn into_undeclared(self) -> $($other)* {
                match self {
                    $(Self::$variant(record) => $crate::__private::IntoFailure::into_failure(record),)*
                    Self::Other(error) => error,
                }
            }
        }
    };

    (@called $name:ident [$($other:tt)*] { $($variant:ident: $record:ty),* }) => {
        #[automatically_derived]
        impl ::core::error::Error for $name<$($other)*> {
            fn source(&self) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                match self {
                    $(Self::$variant(record) => ::core::option::Option::Some(record),)*
                    Self::Other(error) => ::core::error::Error::source(error),
                }
            }
        }
    };
}

/// Makes a record an error that operations declare.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_record {
    ($record:ty, $non_retryable:literal) => {
        #[automatically_derived]
        impl $crate::ErrorRecord for $record {
            const NON_RETRYABLE: ::core::primitive::bool = $non_retryable;
        }

        #[automatically_derived]
        impl ::core::convert::From<$record> for $crate::WorkflowTermination {
            fn from(record: $record) -> Self {
                $crate::__private::IntoFailure::into_failure(record)
            }
        }
    };
}
