//! A contract's handle to a run, as `contract!` writes it.

/// Makes a workflow's handle and signals types: a method for each signal, query and update.
///
/// `query get_progress GetProgress() -> Progress;`: after the arrow stands a query's answer, or the
/// error of an update that waits until it is taken.
#[doc(hidden)]
#[macro_export]
macro_rules! __contract_handle {
    (
        $workflow:ident $handle:ident $signals:ident {
            $(
                $(#[$meta:meta])*
                $kind:ident $method:ident $marker:ident($($input:ty)?) $(-> $last:ty)?;
            )*
        }
    ) => {
        #[doc = ::core::concat!("A client's handle to a run of [`", ::core::stringify!($workflow), "`].")]
        pub struct $handle($crate::WorkflowHandle<$workflow>);

        impl $handle {
            /// The handle without the methods of this workflow: one of them may have the name of
            /// one of these.
            #[must_use]
            pub const fn workflow(&self) -> &$crate::WorkflowHandle<$workflow> {
                &self.0
            }

            $(
                $crate::__handle_method! {
                    $(#[$meta])*
                    $kind $workflow $method $marker($($input)?) $(-> $last)?
                }
            )*
        }

        #[automatically_derived]
        impl ::core::convert::From<$crate::WorkflowHandle<$workflow>> for $handle {
            fn from(handle: $crate::WorkflowHandle<$workflow>) -> Self {
                Self(handle)
            }
        }

        #[automatically_derived]
        impl ::core::ops::Deref for $handle {
            type Target = $crate::WorkflowHandle<$workflow>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Debug for $handle {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }

        #[doc = ::core::concat!(
            "What another workflow sends to a run of [`", ::core::stringify!($workflow), "`]."
        )]
        pub struct $signals($crate::SignalTarget<$workflow>);

        impl $signals {
            $(
                $crate::__signals_method! {
                    $(#[$meta])*
                    $kind $workflow $method $marker($($input)?) $(-> $last)?
                }
            )*
        }

        #[automatically_derived]
        impl ::core::convert::From<$crate::SignalTarget<$workflow>> for $signals {
            fn from(target: $crate::SignalTarget<$workflow>) -> Self {
                Self(target)
            }
        }
    };
}

/// A method of a client's handle.
#[doc(hidden)]
#[macro_export]
macro_rules! __handle_method {
    ($(#[$meta:meta])* signal $workflow:ident $method:ident $marker:ident($($input:ty)?)) => {
        $(#[$meta])*
        ///
        /// # Errors
        ///
        /// If there is no open run, or the input can't be written.
        pub async fn $method(
            &self,
            $(input: $input)?
        ) -> ::core::result::Result<
            (),
            $crate::CallError<$crate::sdk::client::errors::WorkflowInteractionError>,
        > {
            let input = $crate::__argument!($(input $input)?);
            self.0.signal::<$marker<$workflow>>(input).await
        }
    };
    (
        $(#[$meta:meta])*
        query $workflow:ident $method:ident $marker:ident($($input:ty)?) -> $output:ty
    ) => {
        $(#[$meta])*
        ///
        /// # Errors
        ///
        /// If no worker answers, the handler fails, or the answer can't be read.
        pub async fn $method(
            &self,
            $(input: $input)?
        ) -> ::core::result::Result<
            $output,
            $crate::CallError<$crate::sdk::client::errors::WorkflowQueryError>,
        > {
            let input = $crate::__argument!($(input $input)?);
            self.0.query::<$marker<$workflow>>(input).await
        }
    };
    ($(#[$meta:meta])* update $workflow:ident $method:ident $marker:ident($($input:ty)?)) => {
        $(#[$meta])*
        pub fn $method(&self, $(input: $input)?) -> $crate::UpdateCall<'_, $marker<$workflow>> {
            let input = $crate::__argument!($(input $input)?);
            self.0.update_call(input)
        }
    };
    (
        $(#[$meta:meta])*
        accepted $workflow:ident $method:ident $marker:ident($($input:ty)?) -> $error:ty
    ) => {
        $(#[$meta])*
        ///
        /// Waits until the workflow has taken it.
        ///
        /// # Errors
        ///
        /// If it is refused, there is no open run, or the input can't be written.
        pub async fn $method(
            &self,
            $(input: $input)?
        ) -> ::core::result::Result<
            $crate::UpdateHandle<$marker<$workflow>>,
            $error,
        > {
            let input = $crate::__argument!($(input $input)?);
            self.0.update_call(input).start().await
        }
    };
}

/// A method of what another workflow sends: of signals alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __signals_method {
    ($(#[$meta:meta])* signal $workflow:ident $method:ident $marker:ident($($input:ty)?)) => {
        $(#[$meta])*
        ///
        /// # Errors
        ///
        /// If there is no such run, or the input can't be written.
        pub async fn $method(
            &self,
            $(input: $input)?
        ) -> ::core::result::Result<(), $crate::sdk::common::error::WorkflowSignalError> {
            let input = $crate::__argument!($(input $input)?);
            self.0.send::<$marker<$workflow>>(input).await
        }
    };
    ($($other:tt)*) => {};
}

/// The argument of an operation that may take none.
#[doc(hidden)]
#[macro_export]
macro_rules! __argument {
    () => {
        ()
    };
    ($input:ident $ty:ty) => {
        $input
    };
}
